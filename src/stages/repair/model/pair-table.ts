/** What {@link PairTable.get} answers for a pair that is not in the table. */
export const ABSENT = 255;

/** A table of pairs of code units with a small number each: open addressing in typed arrays, for speed. */
export class PairTable {
  readonly #keys: Uint32Array;
  readonly #values: Uint8Array;
  readonly #mask: number;

  /** For at most `capacity` pairs. */
  constructor(capacity: number) {
    let size = 1024;
    while (size < capacity * 2) size *= 2;
    this.#keys = new Uint32Array(size);
    this.#values = new Uint8Array(size).fill(ABSENT);
    this.#mask = size - 1;
  }

  set(first: number, second: number, value: number): void {
    const key = ((first << 16) | second) >>> 0;
    let slot = this.#slot(key);
    while (this.#values[slot] !== ABSENT && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
    this.#keys[slot] = key;
    this.#values[slot] = value;
  }

  /** The number of a pair, or {@link ABSENT}. */
  get(first: number, second: number): number {
    const key = ((first << 16) | second) >>> 0;
    let slot = this.#slot(key);
    for (;;) {
      const value = this.#values[slot] ?? ABSENT;
      if (value === ABSENT || this.#keys[slot] === key) return value;
      slot = (slot + 1) & this.#mask;
    }
  }

  /** Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4). */
  #slot(key: number): number {
    return (Math.imul(key, 0x9e3779b1) >>> 11) & this.#mask;
  }
}
