/** Chance that two unrelated values agree in the eight bits that are kept. */
const CHANCE = 1 / 256;
const WORD = 4;
/** What is compared first; of texts that share little, it is as a rule enough to tell that it is too little. */
const PART = 5 / 8;

/**
 * Signatures cut to eight bits a value (b-bit minwise hashing, Li and König, "b-Bit Minwise Hashing", 2010): a quarter
 * of the memory, and a similarity that can be had back but for a little noise. One signature at a time is the *query*,
 * with which the others are compared.
 */
export class SignatureStore {
  readonly #length: number;
  /** Words of a signature; what its last one has beyond its values is zero. */
  readonly #words: number;
  #kept: Uint32Array<ArrayBuffer>;
  #keptBytes: Uint8Array;
  #documents = new Uint32Array(64);
  /** The number of the query that last met an entry. */
  #met = new Uint32Array(64);
  readonly #query: Uint32Array;
  readonly #queryBytes: Uint8Array;
  #queries = 0;
  #count = 0;

  constructor(length: number) {
    this.#length = length;
    this.#words = Math.ceil(length / WORD);
    this.#kept = new Uint32Array(64 * this.#words);
    this.#keptBytes = new Uint8Array(this.#kept.buffer);
    this.#query = new Uint32Array(this.#words);
    this.#queryBytes = new Uint8Array(this.#query.buffer);
  }

  /** Number of entries. */
  get size(): number {
    return this.#count;
  }

  /** Makes a reduced signature the query. */
  ask(bytes: Uint8Array): void {
    this.#queryBytes.set(bytes);
    this.#queries = (this.#queries + 1) >>> 0;
    if (this.#queries === 0) {
      this.#met.fill(0); // four thousand million queries later
      this.#queries = 1;
    }
  }

  /** Keeps the query as that of a document; answers its entry. */
  add(document: number): number {
    const entry = this.#count++;
    if (this.#count > this.#documents.length) {
      this.#documents = doubled(this.#documents);
      this.#met = doubled(this.#met);
      this.#kept = doubled(this.#kept);
      this.#keptBytes = new Uint8Array(this.#kept.buffer);
    }
    this.#kept.set(this.#query, entry * this.#words);
    this.#documents[entry] = document;
    return entry;
  }

  documentOf(entry: number): number {
    return this.#documents[entry] ?? 0;
  }

  /** Whether this query is asked this of the entry for the first time. */
  isNew(entry: number): boolean {
    if (this.#met[entry] === this.#queries) return false;
    this.#met[entry] = this.#queries;
    return true;
  }

  /** Estimated Jaccard similarity of an entry and the query. */
  similarity(entry: number): number {
    return this.#similarityOf(this.#equal(entry, 0, this.#words));
  }

  /** Whether that is `threshold` or more; for most that are not, a part of the values is enough to tell. */
  isSimilar(entry: number, threshold: number): boolean {
    const words = this.#words;
    const part = Math.ceil(words * PART);
    const first = this.#equal(entry, 0, part);
    if (this.#similarityOf(first + (words - part) * WORD) < threshold) return false;
    return this.#similarityOf(first + this.#equal(entry, part, words)) >= threshold;
  }

  #similarityOf(equal: number): number {
    // The values that the last word has beyond those of a signature are all equal.
    const beyond = this.#words * WORD - this.#length;
    return Math.max(0, ((equal - beyond) / this.#length - CHANCE) / (1 - CHANCE));
  }

  /** In how many values an entry and the query agree, from one word on up to another. */
  #equal(entry: number, start: number, end: number): number {
    const kept = this.#kept;
    const query = this.#query;
    const from = entry * this.#words;
    let equal = 0;
    for (let at = start; at < end; at++) {
      const differing = (kept[from + at] as number) ^ (query[at] as number);
      // The upper bit of each byte that is zero.
      const zeros = ~(((differing & 0x7f7f7f7f) + 0x7f7f7f7f) | differing | 0x7f7f7f7f);
      equal += Math.imul(zeros >>> 7, 0x01010101) >>> 24;
    }
    return equal;
  }

  /** Whether an entry and the query agree in `rows` values from `from` on. */
  agrees(entry: number, from: number, rows: number): boolean {
    if (rows === WORD && from % WORD === 0) {
      const word = from / WORD;
      return this.#kept[entry * this.#words + word] === this.#query[word];
    }
    const kept = this.#keptBytes;
    const query = this.#queryBytes;
    const base = entry * this.#words * WORD;
    for (let at = from; at < from + rows; at++) if (kept[base + at] !== query[at]) return false;
    return true;
  }

  /** Hash of `rows` values of an entry. */
  hashOf(entry: number, from: number, rows: number): number {
    return hashBytes(this.#keptBytes, entry * this.#words * WORD + from, rows);
  }

  /** Hash of `rows` values of the query. */
  queryHash(from: number, rows: number): number {
    return hashBytes(this.#queryBytes, from, rows);
  }
}

function doubled(old: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(old.length * 2);
  larger.set(old);
  return larger;
}

/** Hash of `count` bytes, for tables whose size is a power of two. */
function hashBytes(bytes: Uint8Array, from: number, count: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + count; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
