/**
 * Counts of letters, pairs and threes of letters, with a space at the edges of words, and the likelihood that they give a letter
 * behind two others: threes, pairs and letters interpolated after Witten and Bell ("The Zero-Frequency Problem", 1991).
 */
export class TrigramCounts {
  readonly #counts = new Map<string, number>();
  /** For each letter or pair: how much follows it, and how many different letters. */
  readonly #follows = new Map<string, number>();
  readonly #kinds = new Map<string, number>();
  #letters = 0;

  /** A word in as many copies as `weight` says. */
  addWord(word: string, weight: number): void {
    const edged = ` ${word} `;
    for (let i = 1; i < edged.length; i++) {
      this.add(edged.slice(i, i + 1), weight);
      this.add(edged.slice(i - 1, i + 1), weight);
      if (i > 1) this.add(edged.slice(i - 2, i + 1), weight);
    }
  }

  /** A gram of one to three letters. */
  add(gram: string, weight: number): void {
    const before = gram.slice(0, -1);
    if (before === '') this.#letters += weight;
    else {
      this.#follows.set(before, (this.#follows.get(before) ?? 0) + weight);
      if (!this.#counts.has(gram)) this.#kinds.set(before, (this.#kinds.get(before) ?? 0) + 1);
    }
    this.#counts.set(gram, (this.#counts.get(gram) ?? 0) + weight);
  }

  /** Every gram counted. */
  grams(): string[] {
    return [...this.#counts.keys()];
  }

  /** The share of `letter` in what follows `before`, up to two letters. */
  likelihood(before: string, letter: string): number {
    if (before === '') {
      // A letter that the language lacks stands in one of ten thousand places.
      const floor = 1e-4;
      return ((this.#counts.get(letter) ?? 0) / this.#letters + floor) / (1 + 100 * floor);
    }
    const shorter = this.likelihood(before.slice(1), letter);
    const follows = this.#follows.get(before) ?? 0;
    const kinds = this.#kinds.get(before) ?? 0;
    if (follows + kinds === 0) return shorter;
    return ((this.#counts.get(before + letter) ?? 0) + kinds * shorter) / (follows + kinds);
  }
}
