import type { BitReader } from './bit-reader.ts';

/** Bits of the longest code that bzip2 has. */
export const LONGEST_CODE = 20;
/** Codes of up to so many bits are looked up at once. */
const TABLE_BITS = 10;
const LENGTH_BITS = 5;

/** A canonical Huffman code: shorter codes before longer ones, and among equals by symbol. */
export class HuffmanCode {
  /** By the next bits: the symbol and the bits of its code, 0 where these are more. */
  readonly #table = new Uint16Array(1 << TABLE_BITS);
  readonly #symbols: Uint16Array;
  /** By length: the code behind the last one of the length, and what to add to a code for its place among the symbols. */
  readonly #ends = new Int32Array(LONGEST_CODE + 1);
  readonly #places = new Int32Array(LONGEST_CODE + 1);

  /** @param lengths bits of the code of each symbol */
  constructor(lengths: Uint8Array) {
    this.#symbols = new Uint16Array(lengths.length);
    let [code, place] = [0, 0];
    for (let length = 1; length <= LONGEST_CODE; length++) {
      this.#places[length] = place - code;
      for (let symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] !== length) continue;
        this.#symbols[place++] = symbol;
        this.#enter(code++, length, symbol);
      }
      this.#ends[length] = code;
      code *= 2;
    }
  }

  /**
   * The next symbol.
   *
   * @throws Error where the bits are no code, or end.
   */
  read(bits: BitReader): number {
    const known = this.#table[bits.peek(TABLE_BITS)] ?? 0;
    if (known !== 0) {
      bits.skip(known & ((1 << LENGTH_BITS) - 1));
      return known >>> LENGTH_BITS;
    }
    for (let length = TABLE_BITS + 1; length <= LONGEST_CODE; length++) {
      const code = bits.peek(length);
      if (code >= (this.#ends[length] ?? 0)) continue;
      bits.skip(length);
      return this.#symbols[code + (this.#places[length] ?? 0)] ?? 0;
    }
    throw new Error('the data is corrupt');
  }

  #enter(code: number, length: number, symbol: number): void {
    if (length > TABLE_BITS) return;
    const entry = (symbol << LENGTH_BITS) | length;
    const from = code << (TABLE_BITS - length);
    this.#table.fill(entry, from, from + (1 << (TABLE_BITS - length)));
  }
}
