/**
 * Ranks of tasks that are to be done, each given out once. Threads share a queue by its memory: none waits for another to
 * hand it a task.
 */
export class RankQueue {
  /** Hand it to a thread, for a queue of the same ranks there. */
  readonly shared: SharedArrayBuffer;
  readonly #next: Int32Array;
  readonly #ranks: Int32Array;

  constructor(shared: SharedArrayBuffer) {
    this.shared = shared;
    this.#next = new Int32Array(shared, 0, 1);
    this.#ranks = new Int32Array(shared, Int32Array.BYTES_PER_ELEMENT);
  }

  /** A queue of ranks, given out in the order they have here. */
  static of(ranks: readonly number[]): RankQueue {
    const queue = new RankQueue(new SharedArrayBuffer((ranks.length + 1) * Int32Array.BYTES_PER_ELEMENT));
    queue.#ranks.set(ranks);
    return queue;
  }

  /** The next rank that nobody has taken; `undefined` when all are taken. */
  take(): number | undefined {
    return this.#ranks[Atomics.add(this.#next, 0, 1)];
  }
}
