import { endsTooEarly } from './held-bytes.ts';

/** Bits of bytes, the highest first. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #held = 0;
  #count = 0;

  /** Begins within the first byte, behind so many bits. */
  constructor(bytes: Uint8Array, from: number) {
    this.#bytes = bytes;
    this.take(from);
  }

  /** Bits taken so far. */
  get position(): number {
    return this.#at * 8 - this.#count;
  }

  /**
   * The next bits, 24 at most.
   *
   * @throws Error when there are fewer.
   */
  take(bits: number): number {
    const value = this.peek(bits);
    this.skip(bits);
    return value;
  }

  /** The next bits, 24 at most; zeros behind the end. */
  peek(bits: number): number {
    while (this.#count < bits) {
      this.#held = (this.#held << 8) | (this.#bytes[this.#at++] ?? 0);
      this.#count += 8;
    }
    return (this.#held >>> (this.#count - bits)) & ((1 << bits) - 1);
  }

  /** Takes bits that have been looked at. */
  skip(bits: number): void {
    this.#count -= bits;
    if (this.position > this.#bytes.length * 8) throw endsTooEarly();
  }
}
