import type { Plan } from './plan.ts';
import type { TaskProgress } from './task-runner.ts';
import type { Marker } from './work-folder.ts';

/** How far a job is. */
export interface Progress {
  readonly files: number;
  readonly filesDone: number;
  readonly bytes: number;
  /** Bytes in all, as far as known before reading; pipes do not tell. */
  readonly bytesTotal: number;
  /** Documents that are clean; some of them may yet turn out to be duplicates. */
  readonly written: number;
  readonly dropped: number;
}

/** Sums up what tasks tell of how far they are. */
export class ProgressMeter {
  /** Bytes read in this run; what an earlier one did is not among them. */
  bytesRead = 0;
  readonly #plan: Plan;
  /** Files that end in a task, by its rank. */
  readonly #filesEnding: Int32Array;
  readonly #bytesTotal: number;
  #bytes = 0;
  #filesDone = 0;
  #written = 0;
  #dropped = 0;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#bytesTotal = plan.inputs.reduce((sum, { size }) => sum + size, 0);
    this.#filesEnding = new Int32Array(plan.tasks.length);
    const last = new Int32Array(plan.inputs.length).fill(-1);
    for (const [rank, task] of plan.tasks.entries()) for (const { input } of task) last[input] = rank;
    for (const rank of last) this.#filesEnding[rank] = (this.#filesEnding[rank] ?? 0) + 1;
  }

  add({ bytes, kept, dropped }: TaskProgress): void {
    this.bytesRead += bytes;
    this.#bytes += bytes;
    this.#written += kept;
    this.#dropped += dropped;
  }

  /** A task that an earlier run did. */
  addDone(rank: number, { account }: Marker): void {
    const { bytes, kept, dropped } = account;
    this.add({ bytes, kept, dropped });
    this.bytesRead -= bytes;
    this.finished(rank);
  }

  finished(rank: number): void {
    this.#filesDone += this.#filesEnding[rank] ?? 0;
  }

  now(): Progress {
    return {
      files: this.#plan.inputs.length,
      filesDone: this.#filesDone,
      bytes: this.#bytes,
      bytesTotal: this.#bytesTotal,
      written: this.#written,
      dropped: this.#dropped,
    };
  }
}
