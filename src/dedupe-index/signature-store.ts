/** Chance that two unrelated values agree in the eight bits that are kept. */
const CHANCE = 1 / 256;
const WORD = 4;
const LOW_BITS = 0x7f7f7f7f;
const HIGH_BITS = 0x80808080;
const ONES = 0x01010101;

/**
 * Signatures cut to eight bits a value (b-bit minwise hashing, Li and König, "b-Bit Minwise Hashing", 2010): a quarter
 * of the memory, and a similarity that can be had back but for a little noise.
 */
export class SignatureStore {
  readonly #length: number;
  /** Bytes from one entry to the next: the length, rounded up to whole words. The bytes between are 0. */
  readonly #stride: number;
  #bytes: Uint8Array;
  #words: Uint32Array;
  #documents = new Uint32Array(64);
  #count = 0;
  /** The signature asked about, in words. */
  readonly #asked: Uint8Array;
  readonly #askedWords: Uint32Array;

  constructor(length: number) {
    this.#length = length;
    this.#stride = Math.ceil(length / WORD) * WORD;
    this.#bytes = new Uint8Array(64 * this.#stride);
    this.#words = new Uint32Array(this.#bytes.buffer);
    this.#asked = new Uint8Array(this.#stride);
    this.#askedWords = new Uint32Array(this.#asked.buffer);
  }

  /** Keeps a reduced signature of a document; answers its entry. */
  add(bytes: Uint8Array, document: number): number {
    const entry = this.#count++;
    if (this.#count > this.#documents.length) {
      const documents = new Uint32Array(this.#documents.length * 2);
      documents.set(this.#documents);
      this.#documents = documents;
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#words = new Uint32Array(larger.buffer);
    }
    this.#bytes.set(bytes, entry * this.#stride);
    this.#documents[entry] = document;
    return entry;
  }

  documentOf(entry: number): number {
    return this.#documents[entry] ?? 0;
  }

  /** Takes the reduced signature that {@link similarity} is then about. */
  ask(bytes: Uint8Array): void {
    this.#asked.set(bytes);
  }

  /** Estimated Jaccard similarity of an entry and the signature asked about; four values are compared at a time. */
  similarity(entry: number): number {
    const kept = this.#words;
    const asked = this.#askedWords;
    const from = (entry * this.#stride) / WORD;
    let differing = 0;
    for (let at = 0; at < asked.length; at++) {
      const difference = (kept[from + at] ?? 0) ^ (asked[at] ?? 0);
      if (difference === 0) continue;
      // The high bit of each byte that is not 0, then the sum of these bits.
      const high = (((difference & LOW_BITS) + LOW_BITS) | difference) & HIGH_BITS;
      differing += Math.imul(high >>> 7, ONES) >>> 24;
    }
    const equal = (this.#length - differing) / this.#length;
    return Math.max(0, (equal - CHANCE) / (1 - CHANCE));
  }

  /** Whether an entry and a reduced signature agree in `rows` values from `from` on. */
  agrees(entry: number, bytes: Uint8Array, from: number, rows: number): boolean {
    const kept = this.#bytes;
    const base = entry * this.#stride;
    for (let at = from; at < from + rows; at++) if (kept[base + at] !== bytes[at]) return false;
    return true;
  }

  /** Hash of `rows` values of an entry. */
  hashOf(entry: number, from: number, rows: number): number {
    return hashBytes(this.#bytes, entry * this.#stride + from, rows);
  }
}

/** Hash of `count` bytes, for tables whose size is a power of two. */
export function hashBytes(bytes: Uint8Array, from: number, count: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + count; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
