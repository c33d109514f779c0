import { syllableAt } from '../readings.ts';

const BITS = 20;
const OPEN = 0x28;

/**
 * Pairs of neighbouring characters of a document: what stands intact in one place, as in the second copy of a
 * passage, tells what stood in another. A Bloom filter (Bloom 1970) of one hash, of one size for any document.
 */
export class SeenPairs {
  readonly #text: string;
  #bits: Uint32Array | undefined;

  /** Reads the text when it is first asked: where all readings stand behind their character, nobody asks. */
  constructor(text: string) {
    this.#text = text;
  }

  has(first: number, second: number): boolean {
    this.#bits ??= bitsOf(this.#text);
    const hash = hashOf(first, second);
    return ((this.#bits[hash >>> 5] as number) & (1 << (hash & 31))) !== 0;
  }
}

function bitsOf(text: string): Uint32Array {
  const bits = new Uint32Array(1 << (BITS - 5));
  let previous = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const gloss = unit === OPEN ? syllableAt(text, at + 1) : undefined;
    if (gloss === undefined) {
      const hash = hashOf(previous, unit);
      const word = hash >>> 5;
      bits[word] = (bits[word] as number) | (1 << (hash & 31));
      previous = unit;
    } else at = gloss.end - 1;
  }
  return bits;
}

/** Fibonacci hashing, as of the tables of the model. */
function hashOf(first: number, second: number): number {
  return Math.imul((first << 16) | second, 0x9e3779b1) >>> (32 - BITS);
}
