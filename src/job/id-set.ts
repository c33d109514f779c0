/** Slots are doubled when more than this share of them is taken. */
const FULL = 0.7;
const [FIRST_SEED, SECOND_SEED] = [0x811c9dc5, 0x9747b28c];

/**
 * Ids that have been seen, as 64 bits of a hash each: 12 to 24 bytes an id. Of a hundred million ids none is taken for
 * another, but for a chance of about one in 4,000, as far as the hash is as good as a random one.
 */
export class IdSet {
  #slots = new Uint32Array(2 * 1024);
  #count = 0;

  /** Adds an id, as the bytes of it; answers whether it had been seen. */
  add(id: Uint8Array): boolean {
    // 0 in both words is a free slot.
    const first = hash(id, FIRST_SEED) || 1;
    const second = hash(id, SECOND_SEED);
    if (!this.#put(first, second)) return true;
    if (++this.#count * 2 > this.#slots.length * FULL) this.#double();
    return false;
  }

  #put(first: number, second: number): boolean {
    const mask = this.#slots.length / 2 - 1;
    for (let slot = first & mask; ; slot = (slot + 1) & mask) {
      const held = this.#slots[slot * 2];
      if (held === 0) {
        this.#slots[slot * 2] = first;
        this.#slots[slot * 2 + 1] = second;
        return true;
      }
      if (held === first && this.#slots[slot * 2 + 1] === second) return false;
    }
  }

  #double(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 2) {
      const first = old[at] ?? 0;
      if (first !== 0) this.#put(first, old[at + 1] ?? 0);
    }
  }
}

/** FNV-1a over the bytes (Fowler, Noll and Vo), and the finalizer of MurmurHash3, which spreads it over all bits. */
function hash(bytes: Uint8Array, seed: number): number {
  let mixed = seed;
  for (let at = 0; at < bytes.length; at++) mixed = Math.imul(mixed ^ (bytes[at] ?? 0), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
