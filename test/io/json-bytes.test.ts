import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonBytes } from '../../src/io/json-bytes.ts';

describe('JsonBytes', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '"',
      '\\',
      '\n',
      '\t\r\b\f',
      '\u0000',
      '\u001f',
      '\u007f',
      '\u2028',
      '\ud800',
      '\udc00',
      '😀',
      '\ud83d',
    ),
    fc.constantFrom('文本'.repeat(40), 'plain text '.repeat(8)),
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

  it('writes strings as JSON.stringify does, one after the other', () => {
    const json = new JsonBytes();
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        json.clear();
        for (const each of texts) json.string(each).raw(',');
        const expected = texts.map((each) => `${JSON.stringify(each)},`).join('');
        expect(json.bytes.toString('utf8')).toBe(expected);
        expect(json.length).toBe(Buffer.byteLength(expected));
      }),
    );
  });

  it('grows to strings of any length', () => {
    const long = '很長\n'.repeat(100_000);
    expect(new JsonBytes().string(long).bytes.toString('utf8')).toBe(JSON.stringify(long));
  });
});
