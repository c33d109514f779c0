import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convert, convertBytes } from '../../../src/stages/convert/index.ts';
import { mixture } from './mixture.ts';

const seeds = new URL('../../../seeds/', import.meta.url);
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

describe('bytes', () => {
  const equals = (text: string): void => {
    const wellFormed = decoder.decode(encoder.encode(text));
    for (const options of [{}, { config: 'tw2sp', fidelity: 'opencc' }, { config: 's2twp' }] as const) {
      expect(decoder.decode(convertBytes(encoder.encode(text), options))).toBe(
        convert(wellFormed, options).text,
      );
    }
  };

  test('give what the text gives, documents', () => {
    for (const name of readdirSync(seeds)) equals(readFileSync(new URL(name, seeds), 'utf8'));
  });

  test('give what the text gives, random mixtures', () => {
    fc.assert(fc.property(mixture, equals), { numRuns: 200 });
  });

  test('in every length of UTF-8, across blocks', () => {
    const line = 'aé後𠮷、😀隨著\r\n';
    for (let shift = 0; shift < 4; shift++) equals('x'.repeat(shift) + line.repeat(6000));
  });

  test('a longer result than its source', () => {
    equals('埠'.repeat(70_000));
    expect(convertBytes(encoder.encode('埠'), { config: 'tw2sp', fidelity: 'opencc' })).toHaveLength(6);
  });

  test('that have nothing to convert are the same array', () => {
    for (const text of ['', 'plain', '随着这部著作', '\ufeff简体'.repeat(50_000)]) {
      const bytes = encoder.encode(text);
      expect(convertBytes(bytes)).toBe(bytes);
    }
  });

  test('keep a byte order mark', () => {
    expect(decoder.decode(convertBytes(encoder.encode('\ufeff後來')))).toBe('\ufeff后来');
  });

  test('that are no UTF-8 are read as far as they are', () => {
    expect(decoder.decode(convertBytes(Uint8Array.of(0xff, ...encoder.encode('後來'), 0xe5)))).toBe(
      '\ufffd后来\ufffd',
    );
  });

  test('refuse options that there are not', () => {
    expect(() => convertBytes(new Uint8Array(), { confg: 't2s' } as object)).toThrow(/did you mean "config"/);
  });
});
