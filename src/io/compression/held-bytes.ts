/** Compressed bytes as they come, held until a decoder has used them. */
export class HeldBytes {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #bytes: Uint8Array = new Uint8Array(0);
  #done = false;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** What is held and not yet used. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Whether there are so many bytes; holds them then. */
  async has(length: number): Promise<boolean> {
    const pieces = [this.#bytes];
    let held = this.#bytes.length;
    while (held < length && !this.#done) {
      const { value, done } = await this.#chunks.next();
      if (done === true) this.#done = true;
      else {
        pieces.push(value);
        held += value.length;
      }
    }
    if (pieces.length > 1) this.#bytes = Buffer.concat(pieces, held);
    return held >= length;
  }

  /** Says that the first bytes have been used. */
  drop(length: number): void {
    this.#bytes = this.#bytes.subarray(length);
  }

  /** Has the source of the bytes closed. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}

/** What data is told with that is cut off. */
export function endsTooEarly(): RangeError {
  return new RangeError('unexpected end of data');
}
