import { beforeEach, describe, expect, it } from 'vitest';
import type { Fingerprint, SeenIndex } from '../../src/core/seen.ts';

/** Length of the signatures an index under test takes. */
const VALUES = 128;

/** A fingerprint made by hand: `exact` from a number, the signature from a value for each place. */
function print(number: number, value: (at: number) => number): Fingerprint {
  return {
    exact: number.toString(16).padStart(32, '0'),
    signature: Uint32Array.from({ length: VALUES }, (_, at) => value(at)),
  };
}

/** Values that no two seeds share, as well mixed as least hashes are. */
export function values(seed: number): (at: number) => number {
  return (at) => {
    const mixed = Math.imul((seed * VALUES + at) ^ 0x5bd1e995, 0x85ebca6b);
    return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) ^ (mixed >>> 16);
  };
}

/** The values of a seed, exchanged for those of another in the places `from` to `to` of every hundred. */
function altered(seed: number, to: number, other: number, from = 0): (at: number) => number {
  return (at) => {
    const place = (at * 37) % 100;
    return values(place >= from && place < to ? other : seed)(at);
  };
}

/**
 * What every index of the seen must do, in memory or on disk. `create` answers an empty index for signatures of 128
 * values that takes 0.65 alike for near, and 0.4 not.
 */
export function seenIndexContract(name: string, create: () => SeenIndex): void {
  describe(`${name} as an index of the seen`, () => {
    let index: SeenIndex;
    beforeEach(() => {
      index = create();
    });

    it('knows no document at first', () => {
      expect(index.check('a', print(1, values(1)))).toBeUndefined();
      expect(index.check('b', print(2, values(2)))).toBeUndefined();
    });

    it('knows an equal document, and says which', () => {
      index.check('a', print(1, values(1)));
      index.check('b', print(2, values(2)));
      expect(index.check('c', print(2, values(2)))).toEqual({ id: 'b', kind: 'exact', similarity: 1 });
    });

    it('prefers the exact match to an earlier near one', () => {
      index.check('a', print(1, values(1)));
      const { exact } = print(2, values(2));
      index.check('b', print(2, values(2)));
      expect(index.check('c', { exact, signature: print(1, values(1)).signature })).toEqual({
        id: 'b',
        kind: 'exact',
        similarity: 1,
      });
    });

    it('knows a near document, with a similarity', () => {
      index.check('a', print(1, values(1)));
      const match = index.check('b', print(2, altered(1, 10, 2)));
      expect(match).toMatchObject({ id: 'a', kind: 'near' });
      expect(match?.similarity).toBeGreaterThan(0.85);
      expect(match?.similarity).toBeLessThan(0.95);
    });

    it('does not take a document for near that shares less than it asks for', () => {
      index.check('a', print(1, values(1)));
      expect(index.check('b', print(2, altered(1, 70, 2)))).toBeUndefined();
    });

    it('answers the earliest of several near documents, not the nearest', () => {
      index.check('a', print(1, altered(1, 33, 2)));
      expect(index.check('b', print(2, altered(1, 96, 3, 68)))).toBeUndefined();
      expect(index.check('c', print(3, values(1)))).toMatchObject({ id: 'a', kind: 'near' });
    });

    it('does not remember a document it found a match for', () => {
      index.check('a', print(1, values(1)));
      index.check('b', print(2, altered(1, 20, 2)));
      expect(index.check('c', print(2, values(3)))).toBeUndefined();
    });

    it('knows documents without a signature by their exact hash alone', () => {
      const empty = new Uint32Array(0);
      expect(index.check('a', { exact: '0'.repeat(32), signature: empty })).toBeUndefined();
      expect(index.check('b', { exact: `${'0'.repeat(31)}1`, signature: empty })).toBeUndefined();
      expect(index.check('c', { exact: '0'.repeat(32), signature: empty })).toMatchObject({ id: 'a' });
      expect(index.check('d', print(7, values(1)))).toBeUndefined();
      expect(index.check('e', print(8, values(1)))).toMatchObject({ id: 'd', kind: 'near' });
    });

    it('tells hashes apart that agree in part', () => {
      const exact = '00112233445566778899aabbccddeeff';
      const empty = new Uint32Array(0);
      index.check('a', { exact, signature: empty });
      for (let digit = 0; digit < 32; digit++) {
        const other = `${exact.slice(0, digit)}${exact.charAt(digit) === '7' ? '8' : '7'}${exact.slice(digit + 1)}`;
        expect(index.check(`b${digit}`, { exact: other, signature: empty })).toBeUndefined();
      }
    });

    it('goes on working as it grows', () => {
      for (let number = 0; number < 3000; number++) {
        expect(index.check(`d${number}`, print(number, values(number)))).toBeUndefined();
      }
      for (let number = 0; number < 3000; number += 37) {
        expect(index.check('again', print(number, values(number)))).toMatchObject({
          id: `d${number}`,
          kind: 'exact',
        });
        expect(index.check('near', print(1e6 + number, altered(number, 10, 1e6)))).toMatchObject({
          id: `d${number}`,
          kind: 'near',
        });
      }
    });

    it('answers the same for the same documents in the same order', () => {
      const run = (seen: SeenIndex) =>
        Array.from({ length: 200 }, (_, at) =>
          seen.check(`d${at}`, print(at, altered(at % 7, (at * 13) % 60, at))),
        );
      expect(run(create())).toEqual(run(create()));
    });
  });
}
