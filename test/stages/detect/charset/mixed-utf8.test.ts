import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mixedUtf8 } from '../../../../src/stages/detect/charset/mixed-utf8.ts';
import { decode } from '../../../../src/stages/detect/index.ts';
import { encode } from '../../../support/encode.ts';

/** Bytes weighed for each byte given, and those that trying all charsets in the first regions takes. */
const WEIGHED = 12;
const FIRST_REGIONS = 17 * 32;

test('any bytes take work in proportion to their number', () => {
  const piece = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 24 }),
    fc.constantFrom([0xe9], [0xff, 0x20, 0x61, 0x20], [0x80, 0xff], [0xd6, 0xd0], [0xc3, 0xa9, 0xe9]),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 400 }),
      (pieces, times) => {
        const one = pieces.flatMap((part) => [...part]);
        const bytes = new Uint8Array(one.length * times).map((_, i) => one[i % one.length] as number);
        const work = { weighed: 0 };
        const { runs } = mixedUtf8(bytes, undefined, work);
        const head = FIRST_REGIONS * Math.min(bytes.length, 4096);
        expect(work.weighed).toBeLessThanOrEqual(WEIGHED * bytes.length + head);
        // Nor do runs outnumber the bytes by far, once there are many of either.
        expect(runs.length).toBeLessThanOrEqual(bytes.length / 8 + 4096);
      },
    ),
    { numRuns: 40 },
  );
});

test('a text in another charset that is called UTF-8 comes back, however long and wherever it is cut', () => {
  const sentence = '这条河从山里流出来经过三座小城最后进入一个很大的湖夏天的时候岸边坐满了乘凉的人';
  const text = sentence.repeat(300);
  for (const before of ['', 'x', '河']) {
    const bytes = encode(before + text, 'gb18030');
    expect(decode(bytes, { charset: 'utf-8' }).text).toBe(before + text);
  }
});

test('a crowd of bytes that nobody can read is few runs, and each U+FFFD is counted', () => {
  const bytes = new Uint8Array(100_000).map((_, i) => (i % 3 === 2 ? 0x41 : 0xff));
  for (const options of [{ charset: 'gb18030' }, { charset: 'utf-8', repair: false }]) {
    const { text, runs, replaced } = decode(bytes, options);
    expect(text.split('\ufffd').length - 1).toBe(replaced);
    expect(replaced).toBeGreaterThan(30_000);
    expect(runs.length).toBeLessThan(100);
    for (const [i, run] of runs.entries()) expect(run.start).toBeGreaterThanOrEqual(runs[i - 1]?.end ?? 0);
  }
});

test('a decoder of pairs and this one agree on what is no character', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'),
      fc.integer({ min: 0x81, max: 0xfe }),
      fc.array(fc.integer({ min: 0x30, max: 0xff }), { minLength: 1, maxLength: 3 }),
      (charset, lead, rest) => {
        const bytes = Uint8Array.of(lead, ...rest);
        const plain = new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
        expect(decode(bytes, { charset }).runs.length > 0).toBe(plain.includes('\ufffd'));
      },
    ),
    { numRuns: 2000 },
  );
});
