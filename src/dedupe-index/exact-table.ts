const WORDS = 4;
/** Slots are doubled when more than this share of them is taken. */
const FULL = 0.7;

/** Documents by the 128 bits of their exact hash: open addressing over typed arrays, some 24 bytes a document. */
export class ExactTable {
  #words = new Uint32Array(64 * WORDS);
  /** Document number plus one; 0 is a free slot. */
  #slots = new Uint32Array(128);
  #count = 0;
  readonly #wanted = new Uint32Array(WORDS);

  /** The document with this hash of four words. */
  find(exact: Uint32Array): number | undefined {
    this.#wanted.set(exact);
    const mask = this.#slots.length - 1;
    for (let slot = (this.#wanted[0] ?? 0) & mask; ; slot = (slot + 1) & mask) {
      const document = (this.#slots[slot] ?? 0) - 1;
      if (document === -1) return undefined;
      if (this.#holds(document)) return document;
    }
  }

  /** Adds the hash last looked for as that of the next document. */
  add(): void {
    const document = this.#count++;
    if (this.#count * WORDS > this.#words.length) {
      const larger = new Uint32Array(this.#words.length * 2);
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words.set(this.#wanted, document * WORDS);
    if (this.#count > this.#slots.length * FULL) {
      this.#slots = new Uint32Array(this.#slots.length * 2);
      for (let each = 0; each < document; each++) this.#place(each);
    }
    this.#place(document);
  }

  #place(document: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#words[document * WORDS] ?? 0) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = document + 1;
  }

  #holds(document: number): boolean {
    for (let word = 0; word < WORDS; word++) {
      if (this.#words[document * WORDS + word] !== this.#wanted[word]) return false;
    }
    return true;
  }
}
