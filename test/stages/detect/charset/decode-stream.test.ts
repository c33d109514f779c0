import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteFeed } from '../../../../src/stages/detect/charset/decode-stream.ts';
import { decode, decodeChunks, decodeStream } from '../../../../src/stages/detect/index.ts';
import { readCases } from '../../../support/cases.ts';
import { encode } from '../../../support/encode.ts';

const cases = readCases<{ label: string; charset: string; input: string }>('detect/charset.jsonl');
const CHARSETS = [
  'utf-8',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'utf-16le',
  'utf-16be',
  'utf-32le',
];

function cut(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
}

async function joined(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

test.each(cases)('$charset: $label, byte by byte', async ({ charset, input }) => {
  const bytes = encode(input, charset);
  expect(await joined(decodeChunks(cut(bytes, 1)))).toBe(decode(bytes).text);
  const feed = new ByteFeed({ charset }, 16);
  expect(
    cut(bytes, 5)
      .map((piece) => feed.push(piece))
      .join('') + feed.end(),
  ).toBe(input);
});

test('any bytes in a given charset are what they are as a whole, in blocks however short and pieces however cut', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    fc.array(fc.constantFrom(0x20, 0x31, 0x41, 0x81, 0x8f, 0xa4, 0xd8, 0xe4, 0xff), { maxLength: 80 }),
  );
  fc.assert(
    fc.property(
      bytes,
      fc.constantFrom(...CHARSETS.slice(1), 'windows-1256', 'iso-8859-6'),
      fc.integer({ min: 8, max: 40 }),
      fc.integer({ min: 1, max: 30 }),
      (given, charset, block, size) => {
        const input = Uint8Array.from(given);
        const feed = new ByteFeed({ charset }, block);
        const text =
          cut(input, size)
            .map((piece) => feed.push(piece))
            .join('') + feed.end();
        expect(text).toBe(decode(input, { charset }).text);
      },
    ),
    { numRuns: 1000 },
  );
});

test('any text in UTF-8 is what it is as a whole', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.integer({ min: 8, max: 40 }),
      (text, block) => {
        const bytes = Buffer.from(text);
        const feed = new ByteFeed({ charset: 'utf-8' }, block);
        expect(
          cut(bytes, 7)
            .map((piece) => feed.push(piece))
            .join('') + feed.end(),
        ).toBe(decode(bytes, { charset: 'utf-8' }).text);
      },
    ),
    { numRuns: 500 },
  );
});

test('a long text comes while it is still being given, and damaged lines in it come back', async () => {
  const line = '这条河从山里流出来，经过三座小城。\n';
  const damaged = Buffer.concat([Buffer.from(line.repeat(30)), encode(line, 'gb18030')]);
  const bytes = Buffer.concat(Array.from({ length: 60 }, () => damaged));
  const feed = new ByteFeed({});
  const first = feed.push(bytes.subarray(0, 70_000));
  expect(first.length).toBeGreaterThan(10_000);
  expect(first + feed.push(bytes.subarray(70_000)) + feed.end()).toBe(line.repeat(31 * 60));
  const stream = new Blob([bytes]).stream().pipeThrough(decodeStream());
  expect((await joined(stream)) === line.repeat(31 * 60)).toBe(true);
});

test('a charset with states goes on over the pieces', async () => {
  const bytes = Buffer.from('1b2442467c4b5c3e21387c1b2842', 'hex');
  expect(await joined(decodeChunks(cut(bytes, 1), { charset: 'iso-2022-jp' }))).toBe(
    new TextDecoder('iso-2022-jp').decode(bytes),
  );
});

test('nothing is nothing; wrong options and what is no text are told', async () => {
  expect(await joined(decodeChunks([]))).toBe('');
  expect(() => decodeStream({ charset: 'gbq' })).toThrow(/takes "auto"/);
  const binary = Buffer.from(
    '1f8b08000000000000039d53cd4ec24010bef3e5d1a9c7b38f6b4d2e1c0f9a8b7c6d5e4f',
    'hex',
  );
  await expect(joined(decodeChunks([binary]))).rejects.toMatchObject({ code: 'input/undecodable' });
});
