import { hashBytes, type SignatureStore } from './signature-store.ts';

/** Slots are doubled when more than this share of them is taken. */
const FULL = 0.7;
/**
 * Entries kept of one band value. Pages of one template agree in a band by the thousand without being duplicates;
 * a true duplicate of a later one is found by another band.
 */
const MOST_ALIKE = 16;

/** Entries of a signature store by the values of one band: four bytes a slot, the values are looked up in the store. */
export class BandTable {
  readonly #store: SignatureStore;
  readonly #from: number;
  readonly #rows: number;
  /** Entry plus one; 0 is a free slot. */
  #slots = new Uint32Array(64);
  #count = 0;

  constructor(store: SignatureStore, from: number, rows: number) {
    this.#store = store;
    this.#from = from;
    this.#rows = rows;
  }

  /** Adds the entries that agree with a reduced signature in this band to a set. */
  collect(bytes: Uint8Array, into: Set<number>): void {
    const mask = this.#slots.length - 1;
    for (let slot = hashBytes(bytes, this.#from, this.#rows) & mask; ; slot = (slot + 1) & mask) {
      const entry = (this.#slots[slot] ?? 0) - 1;
      if (entry === -1) return;
      if (!into.has(entry) && this.#store.agrees(entry, bytes, this.#from, this.#rows)) into.add(entry);
    }
  }

  /** Adds an entry, whose reduced signature is given, unless the table is full of its like. */
  add(entry: number, bytes: Uint8Array): void {
    if (this.#count + 1 > this.#slots.length * FULL) this.#double();
    const mask = this.#slots.length - 1;
    let slot = hashBytes(bytes, this.#from, this.#rows) & mask;
    let alike = 0;
    for (let other = this.#slots[slot] ?? 0; other !== 0; other = this.#slots[slot] ?? 0) {
      if (this.#store.agrees(other - 1, bytes, this.#from, this.#rows) && ++alike === MOST_ALIKE) return;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = entry + 1;
    this.#count++;
  }

  #double(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    const mask = this.#slots.length - 1;
    for (const entry of old) {
      if (entry === 0) continue;
      let slot = this.#store.hashOf(entry - 1, this.#from, this.#rows) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = entry;
    }
  }
}
