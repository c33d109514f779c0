/** A source of numbers that a seed decides wholly: a finding can be made again from its seed. */
export interface Random {
  /** A whole number from 0 and below `limit`. */
  below(limit: number): number;
  /** Whether this one time in `times` has come. */
  oneIn(times: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** The generator mulberry32: 32 bits of state, even enough to choose by. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    oneIn: (times) => below(times) === 0,
    pick(list) {
      const value = list[below(list.length)];
      if (value === undefined) throw new RangeError('there is nothing to pick from');
      return value;
    },
  };
}
