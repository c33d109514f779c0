import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, type LineOptions, linesOf, readLines } from '../../src/io/lines.ts';
import { decoding } from '../../src/job/decoding.ts';
import { memorySource } from '../support/memory-source.ts';

async function read(
  bytes: Uint8Array,
  options: Partial<LineOptions> = {},
): Promise<{ lines: Line[]; bytes: number }> {
  const lines: Line[] = [];
  let total = 0;
  const all = { start: 0, end: bytes.length, line: 1 };
  const defaults = { charset: 'utf-8', decoding, maxBytes: 1 << 20 };
  for await (const batch of readLines(memorySource(bytes), all, { ...defaults, ...options })) {
    lines.push(...batch.lines);
    total += batch.bytes;
  }
  return { lines, bytes: total };
}

const texts = (lines: readonly Line[]): string[] => lines.map((line) => line.text);
const text = fc.string({
  unit: fc.constantFrom('a', '中', 'ع', '\u{20000}', '\n', '\r\n', ' '),
  maxLength: 60,
});

const WIDE = ['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'] as const;

function inCharset(text: string, charset: (typeof WIDE)[number]): Buffer {
  const width = charset.startsWith('utf-16') ? 2 : 4;
  const units = width === 2 ? text.split('').map((unit) => unit.charCodeAt(0)) : Array.from(text, codePoint);
  const bytes = Buffer.alloc(units.length * width);
  for (const [n, unit] of units.entries()) {
    if (charset.endsWith('le')) bytes.writeUIntLE(unit, n * width, width);
    else bytes.writeUIntBE(unit, n * width, width);
  }
  return bytes;
}

const codePoint = (char: string): number => char.codePointAt(0) ?? 0;

describe('readLines', () => {
  it('gives the lines of the whole, wherever the reads are cut', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(0, 1 << 20, (1 << 20) - 7), async (tail, before) => {
        const whole = `${'字'.repeat(before / 3)}${tail}`;
        const bytes = Buffer.from(whole, 'utf8');
        const found = await read(bytes, { maxBytes: 1 << 21 });
        expect(found.lines).toEqual(linesOf(whole));
        expect(found.bytes).toBe(bytes.length);
      }),
    );
  });

  it('gives the lines of UTF-16 and UTF-32, wherever the reads are cut', async () => {
    // Characters with a byte 10 or 13 in them are no line breaks.
    const wide = fc.string({
      unit: fc.constantFrom('a', '中', '\u0a0a', '\u0d00', '\u0a00', '\u{20a0a}', '\n', '\r\n'),
      maxLength: 30,
    });
    const beforehand = fc.constantFrom(0, (1 << 20) - 3, (1 << 20) + 1);
    await fc.assert(
      fc.asyncProperty(wide, beforehand, fc.constantFrom(...WIDE), async (tail, before, charset) => {
        const whole = `${'字'.repeat(before / 4)}${tail}`;
        const bytes = inCharset(whole, charset);
        const found = await read(bytes, { charset, maxBytes: 1 << 22 });
        expect(texts(found.lines)).toEqual(texts(linesOf(whole)));
        expect(found.bytes).toBe(bytes.length);
      }),
      { numRuns: 30 },
    );
  });

  it.each(WIDE)('does not hold a line of %s that is too long, and finds the next', async (charset) => {
    const whole = `one\n${'\u0a0a长'.repeat(1 << 18)}\r\nthree`;
    const { lines, bytes } = await read(inCharset(whole, charset), { charset, maxBytes: 1001 });
    expect(lines.map(({ text, problem }) => problem?.reason ?? text)).toEqual([
      'one',
      'input/too-long',
      'three',
    ]);
    expect(bytes).toBe(inCharset(whole, charset).length);
  });

  it('numbers lines from 1 and drops both kinds of line break', async () => {
    const { lines } = await read(Buffer.from('一\r\n\n三'));
    expect(lines.map(({ number, text }) => [number, text])).toEqual([
      [1, '一'],
      [2, ''],
      [3, '三'],
    ]);
  });

  it('lets a bad byte harm its own line only', async () => {
    const bytes = Buffer.concat([
      Buffer.from('前面的一行文字\n坏'),
      Buffer.from([0xff]),
      Buffer.from('了的一行文字\n后面'),
    ]);
    const { lines } = await read(bytes);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({ text: '前面的一行文字', charset: 'utf-8', replaced: 0 });
    expect(lines[2]).toMatchObject({ text: '后面', charset: 'utf-8', replaced: 0 });
    expect(lines[1]?.text).not.toBe('坏了的一行文字');
  });

  it('decodes by the charset of the file what is not UTF-8', async () => {
    const gbk = Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0x0a, 0xba, 0xc3]);
    const { lines } = await read(gbk, { charset: 'gb18030' });
    expect(texts(lines)).toEqual(['中文', '好']);
  });

  it('tells of bytes that are no text, and goes on', async () => {
    const binary = Buffer.from(
      Array.from({ length: 64 }, (_, i) => (i * 37 + 128) & 0xff).filter((b) => b !== 10),
    );
    const bytes = Buffer.concat([Buffer.from('好\n'), Buffer.alloc(40), binary, Buffer.from('\n好')]);
    const { lines } = await read(bytes);
    expect(texts([lines[0] as Line, lines.at(-1) as Line])).toEqual(['好', '好']);
    expect(lines[1]?.problem?.reason).toBe('input/undecodable');
  });

  it('skips a line too long to hold, shows its beginning, and reads what follows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 60, max: 200 }), async (length) => {
        const whole = Buffer.from(`first\n${'x'.repeat(length)}\nlast\n`);
        const found = await read(whole, { maxBytes: 50 });
        expect(found.bytes).toBe(whole.length);
        expect(found.lines.map((line) => line.problem?.reason)).toEqual([
          undefined,
          'input/too-long',
          undefined,
        ]);
        expect(found.lines[1]?.text).toMatch(/^x{50,}$/);
        expect(found.lines[2]).toMatchObject({ number: 3, text: 'last' });
      }),
    );
  });

  it('finds no lines in nothing', async () => {
    expect(await read(Buffer.alloc(0))).toEqual({ lines: [], bytes: 0 });
  });
});
