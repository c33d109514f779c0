import type { SignatureStore } from './signature-store.ts';

/** Slots are doubled when more than this share of them is taken. */
const FULL = 0.7;
/**
 * Entries kept of one band value. Pages of one template agree in a band by the thousand without being duplicates;
 * a true duplicate of a later one is found by another band.
 */
const MOST_ALIKE = 16;

/**
 * Entries of a signature store by the values of one band, four bytes a slot. The lower bits of a slot are the entry plus
 * one (0 is a free slot), as many as the largest entry takes; the rest are the upper bits of the band's hash, so that
 * nearly all slots of other values are passed over without a look into the store.
 */
export class BandTable {
  readonly #store: SignatureStore;
  readonly #from: number;
  readonly #rows: number;
  #slots = new Int32Array(64);
  /** The lower bits. */
  #entryMask = 0xff;
  #count = 0;
  /** Where the last search ended: a free slot, and how many entries with the same values there are before it. */
  #free = 0;
  #alike = 0;

  constructor(store: SignatureStore, from: number, rows: number) {
    this.#store = store;
    this.#from = from;
    this.#rows = rows;
  }

  /** The slot where the search for a hash begins. */
  first(hash: number): number {
    return this.#slots[hash & (this.#slots.length - 1)] as number;
  }

  /**
   * The earliest entry before `below` that agrees with the query of the store in this band, given its hash there and the
   * first slot of that, and is similar enough in all; `below` where there is none.
   */
  earliest(hash: number, first: number, below: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const entryMask = this.#entryMask;
    let earliest = below;
    let alike = 0;
    let at = hash & mask;
    for (let slot = first; slot !== 0; slot = slots[at] as number) {
      at = (at + 1) & mask;
      if (((slot ^ hash) & ~entryMask) !== 0) continue;
      const entry = (slot & entryMask) - 1;
      if (!this.#store.agrees(entry, this.#from, this.#rows)) continue;
      alike++;
      if (entry < earliest && this.#store.isSimilar(entry)) earliest = entry;
    }
    this.#free = at;
    this.#alike = alike;
    return earliest;
  }

  /**
   * Adds the newest entry of the store, which is its query still, with the hash that was looked for last, unless the
   * table is full of its like.
   */
  add(entry: number, hash: number): void {
    if (this.#alike >= MOST_ALIKE) return;
    let at = this.#free;
    if (this.#count + 1 > this.#slots.length * FULL) {
      this.#double();
      at = this.#freeFrom(hash);
    }
    while (entry >= this.#entryMask) this.#widen();
    this.#slots[at] = (hash & ~this.#entryMask) | (entry + 1);
    this.#count++;
  }

  #freeFrom(hash: number): number {
    const mask = this.#slots.length - 1;
    let at = hash & mask;
    while (this.#slots[at] !== 0) at = (at + 1) & mask;
    return at;
  }

  #double(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length - 1;
    for (const slot of old) {
      if (slot === 0) continue;
      let at = this.#store.hashOf((slot & this.#entryMask) - 1, this.#from, this.#rows) & mask;
      while (slots[at] !== 0) at = (at + 1) & mask;
      slots[at] = slot;
    }
    this.#slots = slots;
  }

  /** Gives one more bit to the entries. */
  #widen(): void {
    const bit = this.#entryMask + 1;
    this.#slots.forEach((slot, at) => {
      this.#slots[at] = slot & ~bit;
    });
    this.#entryMask = (bit << 1) - 1;
  }
}
