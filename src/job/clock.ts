import { Counter, type Counts } from './counter.ts';

/** Documents of so many code units cost so much more than looking at the clock that all of them are measured. */
const LONG_ENOUGH = 1024;
/** Of shorter ones every so manieth is measured, and stands for the others. */
const SAMPLED = 16;
/** The first are slow, for code that is not warm yet, and stand only for themselves. */
const FIRST = 256;

/** A stretch of time that is being measured. */
interface Span {
  readonly name: string;
  readonly begun: number;
  /** What had been counted before it. */
  readonly counted: number;
}

/**
 * Counts where the time of one thread goes, by the names of what it does: its stages, `read`, `duplicates`, `write`.
 * Measuring costs less than a hundredth of what it measures: what is done to each document on its own is looked at
 * for some of the short ones only, so that figures for few short documents are rough.
 */
export class StageClock {
  readonly #spent = new Counter();
  /** All that has been counted. */
  #counted = 0;
  #documents = 0;
  /** How much the document at hand stands for; 0 where it is not measured. */
  #weight = 0;
  #last = 0;

  /** A document of so many code units begins. */
  document(length: number): void {
    this.#weight = length >= LONG_ENOUGH ? 1 : this.#weightOfNext();
    if (this.#weight > 0) this.#last = performance.now();
  }

  /** Work on many documents at once begins. */
  batch(): void {
    this.#weight = 1;
    this.#last = performance.now();
  }

  /** The time since the last lap, or since the document or the batch began, went into this. */
  lap(name: string): void {
    if (this.#weight === 0) return;
    const now = performance.now();
    this.#count(name, (now - this.#last) * this.#weight);
    this.#last = now;
  }

  /** Begins a stretch of time that {@link end} counts, without what is counted for something else meanwhile. */
  begin(name: string): Span {
    return { name, begun: performance.now(), counted: this.#counted };
  }

  end({ name, begun, counted }: Span): void {
    const elapsed = performance.now() - begun;
    this.#count(name, Math.max(0, elapsed - (this.#counted - counted)));
  }

  /** The same of what a source of batches does between them. */
  async *timedBatches<T>(
    name: string,
    source: AsyncGenerator<T, void, undefined>,
  ): AsyncGenerator<T, void, undefined> {
    try {
      for (;;) {
        const span = this.begin(name);
        const { value, done } = await source.next();
        this.end(span);
        if (done === true) return;
        yield value;
      }
    } finally {
      await source.return();
    }
  }

  /** What was counted since the last call, in milliseconds. */
  news(): Counts {
    return this.#spent.news();
  }

  #weightOfNext(): number {
    const number = this.#documents++;
    if (number < FIRST) return 1;
    return number % SAMPLED === 0 ? SAMPLED : 0;
  }

  #count(name: string, milliseconds: number): void {
    this.#spent.add(name, milliseconds);
    this.#counted += milliseconds;
  }
}
