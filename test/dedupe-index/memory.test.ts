import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactIndex, type MemoryIndexOptions, memoryIndex } from '../../src/dedupe-index/memory.ts';
import { seenIndexContract, values } from './contract.ts';

seenIndexContract('memoryIndex', () => memoryIndex());
seenIndexContract('memoryIndex of 64 bands', () => memoryIndex({ bands: 64, rows: 2 }));

describe('compactIndex', () => {
  it('finds a near duplicate by a band just when the share of equal values says so', () => {
    const shapes = fc.constantFrom([32, 4], [14, 8], [25, 5], [3, 1]);
    const bytes = fc.uint8Array({ minLength: 128, maxLength: 128 });
    // What differs may differ in any bits of its eight; in the first band nothing does.
    fc.assert(
      fc.property(
        shapes,
        bytes,
        bytes,
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (shape, one, change, threshold) => {
          const [bands = 0, rows = 0] = shape;
          const length = bands * rows;
          const signature = one.slice(0, length);
          const other = signature.map((value, at) =>
            at < rows ? value : value ^ ((change[at] ?? 0) & 0x83),
          );
          const equal = other.filter((value, at) => value === signature[at]).length;
          const similarity = Math.max(0, (equal / length - 1 / 256) / (1 - 1 / 256));
          const index = compactIndex({ bands, rows, threshold });
          index.check('a', { exact: Uint32Array.of(0, 0, 0, 1), signature });
          const match = index.check('b', { exact: Uint32Array.of(0, 0, 0, 2), signature: other });
          expect(match?.similarity).toBe(
            similarity >= threshold ? Math.round(similarity * 1e4) / 1e4 : undefined,
          );
        },
      ),
    );
  });
});

describe('memoryIndex', () => {
  const exact = '0'.repeat(32);

  it('takes a threshold', () => {
    const signature = Uint32Array.from({ length: 128 }, (_, at) => at * 7919);
    const other = signature.map((value, at) => (at < 38 ? value + 1 : value));
    const check = (threshold: number) => {
      const index = memoryIndex({ threshold });
      index.check('a', { exact, signature });
      return index.check('b', { exact: `${'0'.repeat(31)}1`, signature: other });
    };
    expect(check(0.65)).toMatchObject({ id: 'a', kind: 'near' });
    expect(check(0.75)).toBeUndefined();
  });

  it('stays quick when documents without number agree in a band', () => {
    // One template: half of the values are the same everywhere, the rest never.
    const index = memoryIndex({ threshold: 0.7 });
    const started = performance.now();
    for (let number = 0; number < 5000; number++) {
      const signature = Uint32Array.from({ length: 128 }, (_, at) => values(at < 64 ? 0 : number + 1)(at));
      expect(
        index.check(`d${number}`, { exact: number.toString(16).padStart(32, '0'), signature }),
      ).toBeUndefined();
    }
    // Some 0.2 s; looking at all of them each time would take many times as long.
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it.each([
    [{ threshold: 0 }, 'option/invalid'],
    [{ threshold: 1.1 }, 'option/invalid'],
    [{ bands: 0 }, 'option/invalid'],
    [{ rows: 2.5 }, 'option/invalid'],
    [{ treshold: 0.5 }, 'option/unknown'],
  ])('refuses %o', (options, code) => {
    expect(() => memoryIndex(options as Partial<MemoryIndexOptions>)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('refuses fingerprints that do not fit it', () => {
    const index = memoryIndex({ bands: 14, rows: 8 });
    expect(() => index.check('a', { exact, signature: new Uint32Array(128) })).toThrow(/14 bands of 8 rows/);
    expect(() => index.check('a', { exact: 'abc', signature: new Uint32Array(0) })).toThrow(/32 hexadecimal/);
  });
});
