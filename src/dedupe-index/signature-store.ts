/** Chance that two unrelated values agree in the eight bits that are kept. */
const CHANCE = 1 / 256;

/**
 * Signatures cut to eight bits a value (b-bit minwise hashing, Li and König, "b-Bit Minwise Hashing", 2010): a quarter
 * of the memory, and a similarity that can be had back but for a little noise.
 */
export class SignatureStore {
  readonly #length: number;
  #bytes: Uint8Array;
  #documents = new Uint32Array(64);
  #count = 0;

  constructor(length: number) {
    this.#length = length;
    this.#bytes = new Uint8Array(64 * length);
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
    }
    this.#bytes.set(bytes, entry * this.#length);
    this.#documents[entry] = document;
    return entry;
  }

  documentOf(entry: number): number {
    return this.#documents[entry] ?? 0;
  }

  /** Estimated Jaccard similarity of an entry and a reduced signature. */
  similarity(entry: number, bytes: Uint8Array): number {
    const kept = this.#bytes;
    const from = entry * this.#length;
    let equal = 0;
    for (let at = 0; at < bytes.length; at++) if (kept[from + at] === bytes[at]) equal++;
    return Math.max(0, (equal / this.#length - CHANCE) / (1 - CHANCE));
  }

  /** Whether an entry and a reduced signature agree in `rows` values from `from` on. */
  agrees(entry: number, bytes: Uint8Array, from: number, rows: number): boolean {
    const kept = this.#bytes;
    const base = entry * this.#length;
    for (let at = from; at < from + rows; at++) if (kept[base + at] !== bytes[at]) return false;
    return true;
  }

  /** Hash of `rows` values of an entry. */
  hashOf(entry: number, from: number, rows: number): number {
    return hashBytes(this.#bytes, entry * this.#length + from, rows);
  }
}

/** Hash of `count` bytes, for tables whose size is a power of two. */
export function hashBytes(bytes: Uint8Array, from: number, count: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + count; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
