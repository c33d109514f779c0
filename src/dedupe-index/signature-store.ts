/** Chance that two unrelated values agree in the eight bits that are kept. */
const CHANCE = 1 / 256;
const WORD = 4;
/** Values of which one word holds one bit each. */
const BITS_A_WORD = 32;

/**
 * Signatures cut to eight bits a value (b-bit minwise hashing, Li and König, "b-Bit Minwise Hashing", 2010): a quarter
 * of the memory, and a similarity that can be had back but for a little noise. One signature at a time is the *query*,
 * with which the others are compared.
 *
 * Two bits of each value are kept a second time, as two planes of bits, close together: values that differ there differ,
 * and that is nearly always enough to tell that two texts which share a band have little else in common.
 */
export class SignatureStore {
  readonly #length: number;
  /** Differing values of an entry that is similar enough, at most. */
  readonly #mostDiffering: number;
  /** Words of a signature; what its last one has beyond its values is zero. */
  readonly #words: number;
  /** Words of both planes, which take turns. */
  readonly #planeWords: number;
  #kept: Int32Array<ArrayBuffer>;
  #keptBytes: Uint8Array;
  #planes: Int32Array<ArrayBuffer>;
  #documents = new Int32Array(64);
  readonly #query: Int32Array;
  readonly #queryBytes: Uint8Array;
  readonly #queryPlanes: Int32Array;
  #count = 0;

  /** Signatures of so many values, similar enough from an estimated Jaccard similarity of `threshold` on. */
  constructor(length: number, threshold: number) {
    this.#length = length;
    this.#words = Math.ceil(length / WORD);
    this.#planeWords = 2 * Math.ceil(length / BITS_A_WORD);
    this.#kept = new Int32Array(64 * this.#words);
    this.#keptBytes = new Uint8Array(this.#kept.buffer);
    this.#planes = new Int32Array(64 * this.#planeWords);
    this.#query = new Int32Array(this.#words);
    this.#queryBytes = new Uint8Array(this.#query.buffer);
    this.#queryPlanes = new Int32Array(this.#planeWords);
    let differing = length;
    while (this.#similarityOf(differing) < threshold) differing--;
    this.#mostDiffering = differing;
  }

  /** Number of entries. */
  get size(): number {
    return this.#count;
  }

  /** Makes a reduced signature the query. */
  ask(bytes: Uint8Array): void {
    this.#queryBytes.set(bytes);
    const words = this.#query;
    const planes = this.#queryPlanes.fill(0);
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as number;
      const plane = 2 * (at >>> 3);
      const shift = (at & 7) * WORD;
      planes[plane] = (planes[plane] as number) | (gathered(word) << shift);
      planes[plane + 1] = (planes[plane + 1] as number) | (gathered(word >>> 1) << shift);
    }
  }

  /** Keeps the query as that of a document; answers its entry. */
  add(document: number): number {
    const entry = this.#count++;
    if (this.#count > this.#documents.length) {
      this.#documents = doubled(this.#documents);
      this.#planes = doubled(this.#planes);
      this.#kept = doubled(this.#kept);
      this.#keptBytes = new Uint8Array(this.#kept.buffer);
    }
    this.#kept.set(this.#query, entry * this.#words);
    this.#planes.set(this.#queryPlanes, entry * this.#planeWords);
    this.#documents[entry] = document;
    return entry;
  }

  documentOf(entry: number): number {
    return this.#documents[entry] ?? 0;
  }

  /** Estimated Jaccard similarity of an entry and the query. */
  similarity(entry: number): number {
    return this.#similarityOf(this.#differing(entry));
  }

  /** Whether that is the threshold or more. */
  isSimilar(entry: number): boolean {
    return (
      this.#leastDiffering(entry) <= this.#mostDiffering && this.#differing(entry) <= this.#mostDiffering
    );
  }

  #similarityOf(differing: number): number {
    const agreeing = (this.#length - differing) / this.#length;
    return Math.max(0, (agreeing - CHANCE) / (1 - CHANCE));
  }

  /** In how many values an entry and the query differ in the planes. */
  #leastDiffering(entry: number): number {
    const planes = this.#planes;
    const query = this.#queryPlanes;
    const words = this.#planeWords;
    const from = entry * words;
    let differing = 0;
    for (let at = 0; at < words; at += 2) {
      const low = (planes[from + at] as number) ^ (query[at] as number);
      const high = (planes[from + at + 1] as number) ^ (query[at + 1] as number);
      differing += ones(low | high);
    }
    return differing;
  }

  /** In how many values an entry and the query differ. */
  #differing(entry: number): number {
    const kept = this.#kept;
    const query = this.#query;
    const from = entry * this.#words;
    let differing = 0;
    for (let at = 0; at < query.length; at++) {
      const bits = (kept[from + at] as number) ^ (query[at] as number);
      // The upper bit of each byte that is not zero.
      const unlike = (((bits & 0x7f7f7f7f) + 0x7f7f7f7f) | bits) & 0x80808080;
      differing += Math.imul(unlike >>> 7, 0x01010101) >>> 24;
    }
    return differing;
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

function doubled(old: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(old.length * 2);
  larger.set(old);
  return larger;
}

/** The lowest bits of the four bytes of a word, next to each other. */
function gathered(word: number): number {
  return Math.imul(word & 0x01010101, 0x10204080) >>> 28;
}

/** How many bits of a word are set. */
function ones(word: number): number {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Hash of `count` bytes, for tables whose size is a power of two. */
function hashBytes(bytes: Uint8Array, from: number, count: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + count; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
