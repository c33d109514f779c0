/** Numbers by name, sorted by name. */
export type Counts = { readonly [name: string]: number };

/** Counts by name. */
export class Counter {
  readonly #counts = new Map<string, number>();
  /** What of each has been told. */
  readonly #told = new Map<string, number>();

  add(name: string, count = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
  }

  addAll(counts: Counts): void {
    for (const name of Object.keys(counts)) this.add(name, counts[name] ?? 0);
  }

  counts(): Counts {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** What was counted since the last call. */
  news(): Counts {
    const news: Record<string, number> = {};
    for (const [name, count] of this.#counts) {
      const more = count - (this.#told.get(name) ?? 0);
      if (more === 0) continue;
      news[name] = more;
      this.#told.set(name, count);
    }
    return news;
  }
}
