import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf, RecordEncoder } from '../../src/io/record-line.ts';

describe('fieldsOf', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('","lang":"', '\\","meta":{', '"', '\\', '","text":"x","lang":"', '\ud800', '文本'),
  );

  it('finds the text and the language of any canonical line as JSON has them', () => {
    fc.assert(
      fc.property(value, value, value, value, (id, text, lang, fact) => {
        const line = new RecordEncoder().encode({ id, text, lang, meta: { fact } });
        const idEnd = Buffer.byteLength(`{"id":${JSON.stringify(id)}`);
        const found = fieldsOf(line, idEnd);
        expect(line.toString('utf8', ...found.text)).toBe(JSON.stringify(text));
        expect(line.toString('utf8', ...found.lang)).toBe(JSON.stringify(lang));
      }),
    );
  });
});
