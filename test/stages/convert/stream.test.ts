import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convert, convertChunks, convertStream } from '../../../src/stages/convert/index.ts';
import { mixture } from './mixture.ts';

const OPTIONS = [
  {},
  { fidelity: 'opencc' },
  { config: 'tw2sp', fidelity: 'opencc' },
  { config: 's2twp' },
] as const;

function piecesOf(text: string, cuts: readonly number[]): string[] {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((start, i) => text.slice(start, places[i] ?? text.length));
}

async function joined(source: AsyncIterable<string>): Promise<string> {
  let out = '';
  for await (const piece of source) out += piece;
  return out;
}

describe('a text in pieces', () => {
  test('gives the same wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        mixture,
        fc.array(fc.nat(), { maxLength: 20 }),
        fc.constantFrom(...OPTIONS),
        async (text, cuts, options) => {
          const pieces = piecesOf(text, cuts);
          expect(pieces.join('')).toBe(text);
          expect(await joined(convertChunks(pieces, options))).toBe(convert(text, options).text);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('gives the same where it is long', async () => {
    const text = '他看著頭髮乾燥的於女士。⿰人。隨\n著\n文件與程式，什麼著作？\n'.repeat(3000);
    for (const size of [1000, 65_536, text.length]) {
      const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
        text.slice(i * size, (i + 1) * size),
      );
      for (const options of OPTIONS) {
        const { text: whole } = convert(text, options);
        expect((await joined(convertChunks(pieces, options))) === whole).toBe(true);
        const stream = ReadableStream.from(pieces).pipeThrough(convertStream(options));
        expect((await joined(stream)) === whole).toBe(true);
      }
    }
  });

  test('comes out while it goes in', async () => {
    async function* endless(): AsyncGenerator<string> {
      for (;;) yield '後來。\n';
    }
    for await (const piece of convertChunks(endless())) {
      expect(piece.startsWith('后来。\n后来。')).toBe(true);
      break;
    }
  });

  test('that is empty gives nothing', async () => {
    expect(await joined(convertChunks([]))).toBe('');
    expect(await joined(convertChunks(['', '']))).toBe('');
  });

  test('refuses options that there are not', async () => {
    expect(() => convertStream({ config: 't2' as 't2s' })).toThrow(/it takes "t2s"/);
    await expect(convertChunks(['x'], { except: ['convert/no'] }).next()).rejects.toThrow(/names no rule/);
  });
});
