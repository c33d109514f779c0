/** Multiplier of the rolling hash; odd, and larger than any unit. */
const BASE = 0x9e3779b1;
const ROUND = 0x7feb352d;
/** Shingle hashes kept at first for further rounds; room is made when needed. */
const EARLY = 1024;

/**
 * MinHash signature of the set of shingles (runs of `shingle` units) of a text, by fast similarity sketching
 * (Dahlgaard, Knudsen and Thorup, "Fast Similarity Sketching", FOCS 2017): each shingle goes to one bin, which keeps
 * its least hash; bins still empty are filled in further rounds with fresh hashes. As in classic MinHash (Broder
 * 1997) two signatures agree in a bin with a chance equal to the Jaccard similarity of the sets, but a long text
 * costs one hash a shingle instead of one a bin, and short texts lose no accuracy: all lengths can be compared.
 */
export class Sketch {
  readonly #signature: Uint32Array;
  readonly #filled: Uint8Array;
  /** Bins filled in an earlier round: what comes later must not displace their values. */
  readonly #closed: Uint8Array;
  readonly #window: Uint16Array;
  /** BASE to the power of the shingle length: takes the oldest unit out of the rolling hash. */
  readonly #outgoing: number;
  #rolling = 0;
  #slot = 0;
  #units = 0;
  #empty: number;
  /** Hashes of the shingles met while bins were empty, for the further rounds. */
  #early = new Uint32Array(EARLY);
  #earlyCount = 0;

  constructor(bins: number, shingle: number) {
    this.#signature = new Uint32Array(bins);
    this.#filled = new Uint8Array(bins);
    this.#closed = new Uint8Array(bins);
    this.#empty = bins;
    this.#window = new Uint16Array(shingle);
    let power = 1;
    for (let step = 0; step < shingle; step++) power = Math.imul(power, BASE);
    this.#outgoing = power;
  }

  /** Takes in `count` units of a buffer. */
  update(units: Uint16Array, count: number): void {
    const length = this.#window.length;
    let at = 0;
    while (at < count && (this.#units < length || at < length)) this.#step(units[at++] ?? 0);
    const outgoing = this.#outgoing;
    let rolling = this.#rolling;
    const from = at;
    const signature = this.#signature;
    const bins = signature.length;
    const filled = this.#filled;
    let empty = this.#empty;
    for (; at < count && empty > 0; at++) {
      rolling =
        (Math.imul(rolling, BASE) + (units[at] ?? 0) - Math.imul(units[at - length] ?? 0, outgoing)) | 0;
      this.#keep(rolling >>> 0);
      const hash = mix(rolling);
      const bin = Math.imul(hash >>> 16, bins) >>> 16;
      const value = turn(hash);
      if (filled[bin] === 0) {
        filled[bin] = 1;
        empty--;
        signature[bin] = value;
      } else if (value < (signature[bin] ?? 0)) signature[bin] = value;
    }
    this.#empty = empty;
    for (; at < count; at++) {
      rolling =
        (Math.imul(rolling, BASE) + (units[at] ?? 0) - Math.imul(units[at - length] ?? 0, outgoing)) | 0;
      const hash = mix(rolling);
      const bin = Math.imul(hash >>> 16, bins) >>> 16;
      const value = turn(hash);
      if (value < (signature[bin] ?? 0)) signature[bin] = value;
    }
    this.#rolling = rolling;
    if (count > from) this.#remember(units, count);
  }

  /** Takes in one unit, with what came before it in the window: the first ones of a buffer. */
  #step(unit: number): void {
    const window = this.#window;
    const slot = this.#slot;
    this.#rolling =
      (Math.imul(this.#rolling, BASE) + unit - Math.imul(window[slot] ?? 0, this.#outgoing)) | 0;
    window[slot] = unit;
    this.#slot = slot + 1 === window.length ? 0 : slot + 1;
    if (this.#units < window.length && ++this.#units < window.length) return;
    if (this.#empty > 0) this.#keep(this.#rolling >>> 0);
    this.#put(mix(this.#rolling));
  }

  /** Keeps the last units of a buffer in the window, for the next. */
  #remember(units: Uint16Array, count: number): void {
    this.#window.set(units.subarray(count - this.#window.length, count));
    this.#slot = 0;
  }

  /** The signature; empty where the text was shorter than one shingle. */
  finish(): Uint32Array {
    if (this.#units < this.#window.length) return new Uint32Array(0);
    const bins = this.#signature.length;
    for (let round = 1; this.#empty > 0; round++) {
      this.#closed.set(this.#filled);
      for (let at = 0; at < this.#earlyCount; at++) {
        const hash = mix((this.#early[at] ?? 0) ^ Math.imul(round, ROUND));
        // After as many rounds as bins, each round fills one bin for certain.
        if (round > bins) this.#putAt((round - 1) % bins, hash);
        else this.#put(hash);
      }
    }
    return this.#signature;
  }

  #put(hash: number): void {
    this.#putAt(Math.imul(hash >>> 16, this.#signature.length) >>> 16, hash);
  }

  #putAt(bin: number, hash: number): void {
    const value = turn(hash);
    if (this.#filled[bin] === 0) {
      this.#filled[bin] = 1;
      this.#empty--;
      this.#signature[bin] = value;
    } else if (this.#closed[bin] === 0 && value < (this.#signature[bin] ?? 0)) {
      this.#signature[bin] = value;
    }
  }

  #keep(hash: number): void {
    if (this.#earlyCount === this.#early.length) {
      this.#dropRepeats();
      if (this.#earlyCount * 2 > this.#early.length) {
        const larger = new Uint32Array(this.#early.length * 2);
        larger.set(this.#early);
        this.#early = larger;
      }
    }
    this.#early[this.#earlyCount++] = hash;
  }

  #dropRepeats(): void {
    const sorted = this.#early.subarray(0, this.#earlyCount).sort();
    let kept = 0;
    for (const hash of sorted) {
      if (kept === 0 || hash !== sorted[kept - 1]) sorted[kept++] = hash;
    }
    this.#earlyCount = kept;
  }
}

/** The finalizer of MurmurHash3: a bijection, so that equal hashes come from equal shingles. */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** The upper half chose the bin; the lower half decides which hash is least. */
function turn(hash: number): number {
  return ((hash << 16) | (hash >>> 16)) >>> 0;
}
