const BITS = 14;

/**
 * Remembers what a function of two code units answers: a direct-mapped cache of one size, in typed arrays. Text has few
 * pairs of characters at a time, and each is asked for by every reading that is tried.
 */
export function pairMemo(
  answer: (first: number, second: number) => number,
): (first: number, second: number) => number {
  const keys = new Int32Array(1 << BITS);
  const values = new Float64Array(1 << BITS);
  // Key 0 belongs in place 0: there stands at first a key that belongs elsewhere, as the other zeros do.
  keys[0] = 1;
  const ask = (first: number, second: number, key: number, place: number): void => {
    values[place] = answer(first, second);
    keys[place] = key;
  };
  // Short enough to be compiled into the loops that ask; the number comes from the array in any case, for one that may
  // come from a call as well is put into an object of its own there.
  return (first, second) => {
    const key = (first << 16) | second;
    const place = Math.imul(key, 0x9e3779b1) >>> (32 - BITS);
    if (keys[place] !== key) ask(first, second, key, place);
    return values[place] as number;
  };
}
