/** Multiplier of the rolling hash; odd, and larger than any unit. */
const BASE = 0x9e3779b1;
const ROUND = 0x7feb352d;
/** Larger than any value of a bin: the bin is empty. */
const EMPTY = 0xffffffff;
/** With bins empty after so many shingles, most of these are the same few. */
const REPETITIVE = 4096;

/**
 * MinHash signature of the set of shingles (runs of `shingle` units) among the first `count` units, by fast similarity
 * sketching (Dahlgaard, Knudsen and Thorup, "Fast Similarity Sketching", FOCS 2017): each shingle goes to one bin, which
 * keeps its least hash; bins still empty are filled in further rounds with fresh hashes. As in classic MinHash (Broder
 * 1997) two signatures agree in a bin with a chance equal to the Jaccard similarity of the sets, but a long text
 * costs one hash a shingle instead of one a bin, and short texts lose no accuracy: all lengths can be compared. Empty
 * where there are fewer units than one shingle has.
 */
export function sketch(units: Uint16Array, count: number, bins: number, shingle: number): Uint32Array {
  if (count < shingle) return new Uint32Array(0);
  const signature = new Uint32Array(bins).fill(EMPTY);
  const outgoing = power(shingle);
  let rolling = 0;
  for (let at = 0; at < shingle - 1; at++) rolling = (Math.imul(rolling, BASE) + (units[at] as number)) | 0;
  let oldest = 0;
  for (let at = shingle - 1; at < count; at++) {
    rolling = (Math.imul(rolling, BASE) + ((units[at] as number) - Math.imul(oldest, outgoing))) | 0;
    oldest = units[at - shingle + 1] as number;
    const hash = mix(rolling);
    const bin = Math.imul(hash >>> 16, bins) >>> 16;
    const value = turn(hash);
    const least = signature[bin] as number;
    // The smaller of both, without a branch: which one it is nobody can predict.
    const isLess = ((value >>> 1) - (least >>> 1) - (~value & least & 1)) >> 31;
    signature[bin] = least ^ ((least ^ value) & isLess);
  }
  if (signature.includes(EMPTY)) fill(signature, shingleHashes(units, count, shingle));
  return signature;
}

/** Fills empty bins in further rounds over the shingles; what comes later does not displace what is there. */
function fill(signature: Uint32Array, shingles: Uint32Array): void {
  const bins = signature.length;
  for (let round = 1; signature.includes(EMPTY); round++) {
    const before = signature.slice();
    for (let at = 0; at < shingles.length; at++) {
      const hash = mix((shingles[at] as number) ^ Math.imul(round, ROUND));
      // After as many rounds as bins, each round fills one bin for certain.
      const bin = round > bins ? (round - 1) % bins : Math.imul(hash >>> 16, bins) >>> 16;
      const value = turn(hash);
      if (before[bin] === EMPTY && value < (signature[bin] as number)) signature[bin] = value;
    }
  }
}

/** The hashes of all shingles, of many each once. */
function shingleHashes(units: Uint16Array, count: number, shingle: number): Uint32Array {
  const hashes = new Uint32Array(count - shingle + 1);
  const outgoing = power(shingle);
  let rolling = 0;
  for (let at = 0; at < count; at++) {
    const oldest = at < shingle ? 0 : (units[at - shingle] as number);
    rolling = (Math.imul(rolling, BASE) + (units[at] as number) - Math.imul(oldest, outgoing)) | 0;
    if (at >= shingle - 1) hashes[at - shingle + 1] = rolling;
  }
  return hashes.length > REPETITIVE ? Uint32Array.from(new Set(hashes)) : hashes;
}

/** BASE to the power of a length: takes the oldest unit out of the rolling hash. */
function power(length: number): number {
  let product = 1;
  for (let step = 0; step < length; step++) product = Math.imul(product, BASE);
  return product;
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
