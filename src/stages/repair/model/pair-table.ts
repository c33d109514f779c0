/** What {@link PairTable.get} answers for a pair that is not in the table. */
export const ABSENT = 255;

/** A table of pairs of numbers, the second of 16 bits, with a small number each: open addressing in typed arrays, for speed. */
export class PairTable {
  readonly #firsts: Uint32Array;
  readonly #seconds: Uint16Array;
  readonly #values: Uint8Array;
  readonly #mask: number;

  /** For at most `capacity` pairs. */
  constructor(capacity: number) {
    let size = 1024;
    while (size < capacity * 2) size *= 2;
    this.#firsts = new Uint32Array(size);
    this.#seconds = new Uint16Array(size);
    this.#values = new Uint8Array(size).fill(ABSENT);
    this.#mask = size - 1;
  }

  set(first: number, second: number, value: number): void {
    let slot = this.#slot(first, second);
    while (this.#values[slot] !== ABSENT && (this.#firsts[slot] !== first || this.#seconds[slot] !== second))
      slot = (slot + 1) & this.#mask;
    this.#firsts[slot] = first;
    this.#seconds[slot] = second;
    this.#values[slot] = value;
  }

  /** The number of a pair, or {@link ABSENT}. */
  get(first: number, second: number): number {
    let slot = this.#slot(first, second);
    for (;;) {
      const value = this.#values[slot] ?? ABSENT;
      if (value === ABSENT || (this.#firsts[slot] === first && this.#seconds[slot] === second)) return value;
      slot = (slot + 1) & this.#mask;
    }
  }

  /** Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4). */
  #slot(first: number, second: number): number {
    return (Math.imul((first << 16) ^ (first >>> 16) ^ second, 0x9e3779b1) >>> 11) & this.#mask;
  }
}
