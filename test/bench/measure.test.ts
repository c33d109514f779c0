import { describe, expect, it } from 'vitest';
import { bytesOf, measure, median, ownSide, type Side } from '../../bench/measure.ts';

/** A side that takes so many seconds by its own account, and notes when it was asked. */
function slow(name: string, seconds: number, turns: string[]): Side {
  return {
    name,
    time(repeat) {
      turns.push(name);
      return seconds * repeat;
    },
  };
}

describe('measure', () => {
  it('answers the seconds for doing the work once', async () => {
    const seconds = await measure([slow('a', 0.25, []), slow('b', 1, [])]);
    expect(seconds.get('a')).toBeCloseTo(0.25);
    expect(seconds.get('b')).toBeCloseTo(1);
  });

  it('lets the sides take turns after the warm-up, another one first in every round', async () => {
    const turns: string[] = [];
    await measure([slow('a', 1, turns), slow('b', 1, turns)], { warmUp: 1, run: 0.1, rounds: 3 });
    expect(turns.join('')).toBe('ab' + 'ab' + 'ba' + 'ab');
  });

  it('does work in this process as often as it is told', () => {
    let calls = 0;
    const side = ownSide('own', () => ++calls);
    expect(side.time(5)).toBeGreaterThanOrEqual(0);
    expect(calls).toBe(5);
  });

  it('takes the median', () => {
    expect(median([5, 1, 100])).toBe(5);
    expect(median([4, 1, 100, 6])).toBe(5);
  });

  it('counts bytes of UTF-8', () => {
    expect(bytesOf(['中文', 'é', 'a'])).toBe(9);
  });
});
