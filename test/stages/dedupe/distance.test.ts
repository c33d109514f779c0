import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedDistance } from '../../../src/stages/dedupe/distance.ts';

/** The textbook table. */
function levenshtein(a: Uint16Array, b: Uint16Array): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  a.forEach((unit, i) => {
    const next = [i + 1];
    b.forEach((other, j) => {
      next.push(
        Math.min((row[j] ?? 0) + (unit === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
      );
    });
    row = next;
  });
  return row[b.length] ?? 0;
}

describe('boundedDistance', () => {
  it('is the Levenshtein distance up to the limit, and one more beyond it', () => {
    const units = fc
      .array(fc.integer({ min: 1, max: 3 }), { maxLength: 14 })
      .map((list) => Uint16Array.from(list));
    fc.assert(
      fc.property(units, units, fc.integer({ min: 0, max: 16 }), (a, b, limit) => {
        expect(boundedDistance(a, b, limit)).toBe(Math.min(levenshtein(a, b), limit + 1));
      }),
      { numRuns: 2000 },
    );
  });
});
