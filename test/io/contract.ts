import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type LoadedReader,
  type Range,
  type ReadItem,
  type ReadOptions,
  wholeFile,
} from '../../src/io/reader.ts';
import { CHUNK_BYTES, type Source, streamed } from '../../src/io/source.ts';
import { decoding } from '../../src/job/decoding.ts';
import { memorySource } from '../support/memory-source.ts';

/** A format under test. */
export interface ReaderCase {
  readonly reader: LoadedReader;
  /** A file of this format, from texts that have no line breaks. */
  readonly write: (texts: readonly string[]) => Uint8Array;
  /** The texts that reading the file of these gives. */
  readonly expected: (texts: readonly string[]) => readonly string[];
  readonly options?: Partial<ReadOptions>;
  /** Whether the format can be cut into ranges. */
  readonly splits: boolean;
}

const OPTIONS: ReadOptions = { split: 'none', textField: 'text', idField: 'id', decoding, maxBytes: 1 << 26 };

/** Everything that a range gives. */
export async function readRange(
  { reader, options }: Pick<ReaderCase, 'reader' | 'options'>,
  source: Source,
  range: Range,
): Promise<{ items: ReadItem[]; bytes: number }> {
  const items: ReadItem[] = [];
  let bytes = 0;
  for await (const batch of reader.read(source, range, { ...OPTIONS, ...options })) {
    items.push(...batch.items);
    bytes += batch.bytes;
  }
  return { items, bytes };
}

/** What every reader must do; see `Reader`. */
export function readerContract(name: string, format: ReaderCase): void {
  const { reader, write, expected, splits } = format;
  const options = { ...OPTIONS, ...format.options };
  const texts = fc.array(
    fc.string({
      unit: fc.constantFrom('a', 'é', '中', '\u{20000}', ' ', '\u3000', '"', '\\', ','),
      maxLength: 40,
    }),
    { maxLength: 30 },
  );
  const whole = (source: Source) => readRange(format, source, wholeFile(source.file.size));
  const cut = async (source: Source, chunkBytes: number) => {
    const ranges = await reader.split(source, chunkBytes, options);
    const parts = [];
    for (const range of ranges) parts.push(await readRange(format, source, range));
    return { ranges, parts };
  };

  describe(`${name} as a reader`, () => {
    it('gives the documents that were written, in their order', async () => {
      await fc.assert(
        fc.asyncProperty(texts, async (given) => {
          const { items } = await whole(memorySource(write(given)));
          expect(items.map(({ doc }) => doc?.text)).toEqual(expected(given));
        }),
      );
    });

    it('gives the same in ranges as in one, ids and places too, and accounts for every byte', async () => {
      await fc.assert(
        fc.asyncProperty(texts, fc.integer({ min: 1, max: 200 }), async (given, chunkBytes) => {
          const source = memorySource(write(given));
          const one = await whole(source);
          const { ranges, parts } = await cut(source, chunkBytes);
          expect(parts.flatMap(({ items }) => items)).toEqual(one.items);
          expect(one.bytes).toBe(source.file.size);
          expect(parts.map(({ bytes }) => bytes)).toEqual(ranges.map(({ bytes }) => bytes));
          expect(ranges.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(source.file.size);
        }),
      );
    });

    it('gives the same items for any bytes at all, in ranges or in one, or fails on the file as a whole', async () => {
      const piece = fc.oneof(
        fc.uint8Array({ maxLength: 30 }),
        texts.map((given) => write(given)),
        fc
          .constantFrom('\n', '\r\n', '\ufeff', '\0', '\u3000', ' ', '{', '"')
          .map((text) => Buffer.from(text)),
      );
      const outcome = async (read: () => Promise<unknown>): Promise<unknown> =>
        read().catch((error: { code?: string }) => {
          expect(error.code, String(error)).toMatch(/^input\//);
          return error.code;
        });
      await fc.assert(
        fc.asyncProperty(
          fc.array(piece, { maxLength: 8 }),
          fc.integer({ min: 1, max: 60 }),
          async (pieces, size) => {
            const source = memorySource(Buffer.concat(pieces));
            const one = await outcome(async () => (await whole(source)).items);
            const parts = await outcome(async () =>
              (await cut(source, size)).parts.flatMap(({ items }) => items),
            );
            expect(parts).toEqual(one);
          },
        ),
      );
    });

    it('reads a stream as it reads a file', async () => {
      const given = Array.from({ length: 3000 }, (_, n) => `${n}號文件`.repeat(100));
      const source = memorySource(write(given));
      let at = 0;
      const read = streamed(async (into) => {
        const size = await source.read(into, at);
        at += size;
        return size;
      });
      const { items } = await readRange(format, { ...source, read }, wholeFile(null));
      expect(source.file.size).toBeGreaterThan(splits ? CHUNK_BYTES : 0);
      expect(items).toEqual((await whole(source)).items);
    });

    it('tells of a file that ends before its range, after what is there', async () => {
      const bytes = write(['first', 'second', 'third']);
      const source = memorySource(bytes);
      const range = wholeFile(bytes.length + 10);
      await expect(readRange(format, source, range)).rejects.toMatchObject({
        code: expect.stringMatching(/^input\/(?:changed|format)$/),
      });
    });

    it.runIf(splits)('cuts a file into ranges of about the size asked for', async () => {
      const given = Array.from({ length: 400 }, (_, n) => `${n}號文件`.repeat(20));
      const { ranges } = await cut(memorySource(write(given)), 4096);
      expect(ranges.length).toBeGreaterThan(5);
      for (const { bytes } of ranges.slice(0, -1)) {
        expect(bytes).toBeGreaterThanOrEqual(4096);
        expect(bytes).toBeLessThan(8192);
      }
    });
  });
}
