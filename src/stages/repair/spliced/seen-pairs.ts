import { syllableAt } from '../readings.ts';

/** Bits of the filter, as powers of two: for each character of the document, and the most and the fewest there are. */
const BITS = { each: 9, least: 12, most: 20 };
const OPEN = 0x28;

/**
 * Pairs of neighbouring characters of a document: what stands intact in one place, as in the second copy of a
 * passage, tells what stood in another. A Bloom filter (Bloom 1970) of one hash; for a long document it stays small.
 */
export class SeenPairs {
  readonly #text: string;
  readonly #shift: number;
  #bits: Uint32Array | undefined;

  /** Reads the text when it is first asked: where all readings stand behind their character, nobody asks. */
  constructor(text: string) {
    this.#text = text;
    const size = BITS.each + 32 - Math.clz32(text.length);
    this.#shift = 32 - Math.min(BITS.most, Math.max(BITS.least, size));
  }

  has(first: number, second: number): boolean {
    this.#bits ??= bitsOf(this.#text, this.#shift);
    const hash = hashOf(first, second, this.#shift);
    return ((this.#bits[hash >>> 5] as number) & (1 << (hash & 31))) !== 0;
  }
}

function bitsOf(text: string, shift: number): Uint32Array {
  const bits = new Uint32Array(1 << (27 - shift));
  let previous = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const gloss = unit === OPEN ? syllableAt(text, at + 1) : undefined;
    if (gloss === undefined) {
      const hash = hashOf(previous, unit, shift);
      const word = hash >>> 5;
      bits[word] = (bits[word] as number) | (1 << (hash & 31));
      previous = unit;
    } else at = gloss.end - 1;
  }
  return bits;
}

/** Fibonacci hashing, as of the tables of the model. */
function hashOf(first: number, second: number, shift: number): number {
  return Math.imul((first << 16) | second, 0x9e3779b1) >>> shift;
}
