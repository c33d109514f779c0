import { Counter, type Counts } from './counter.ts';
import type { Plan } from './plan.ts';
import type { Outcomes } from './tally.ts';
import type { TaskProgress } from './task-runner.ts';
import type { Marker } from './work-folder.ts';

/** How far a job is. What is counted of documents is without the decision about duplicates, which comes later. */
export interface Progress extends Outcomes {
  readonly files: number;
  readonly filesDone: number;
  readonly tasks: number;
  readonly tasksDone: number;
  /** Bytes in all, as far as known before reading; pipes do not tell. */
  readonly bytesTotal: number;
  /** Of `bytes`, those that an earlier run read. */
  readonly bytesEarlier: number;
  /** Threads that do the work; `1` is the thread of the caller. */
  readonly workers: number;
}

const NUMBERS = ['bytes', 'in', 'kept', 'edited', 'dropped', 'quarantined'] as const;

/** Sums up what tasks tell of how far they are. */
export class ProgressMeter {
  /** The threads that are at work. */
  workers = 1;
  readonly #plan: Plan;
  /** Files that end in a task, by its rank. */
  readonly #filesEnding: Int32Array;
  readonly #bytesTotal: number;
  readonly #numbers = { bytes: 0, in: 0, kept: 0, edited: 0, dropped: 0, quarantined: 0 };
  readonly #byReason = new Counter();
  readonly #changed = new Counter();
  readonly #spent = new Counter();
  #files = 0;
  #filesDone = 0;
  #tasksDone = 0;
  #bytesEarlier = 0;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#bytesTotal = plan.tasks.flat().reduce((sum, { range }) => sum + range.bytes, 0);
    this.#filesEnding = new Int32Array(plan.tasks.length);
    const last = new Map<number, number>();
    for (const [rank, task] of plan.tasks.entries()) for (const { input } of task) last.set(input, rank);
    this.#files = last.size;
    for (const rank of last.values()) this.#filesEnding[rank] = (this.#filesEnding[rank] ?? 0) + 1;
  }

  /** Bytes read in this run; what an earlier one did is not among them. */
  get bytesRead(): number {
    return this.#numbers.bytes - this.#bytesEarlier;
  }

  add({ spent, ...outcomes }: TaskProgress): void {
    this.#add(outcomes);
    this.addTime(spent);
  }

  /** Milliseconds that a thread spent, by what it spent them on. */
  addTime(spent: Counts): void {
    this.#spent.addAll(spent);
  }

  /** A task that an earlier run did. */
  addDone(rank: number, { account }: Marker): void {
    this.#add(account);
    this.#bytesEarlier += account.bytes;
    this.finished(rank);
  }

  finished(rank: number): void {
    this.#tasksDone++;
    this.#filesDone += this.#filesEnding[rank] ?? 0;
  }

  now(): Progress {
    return {
      files: this.#files,
      filesDone: this.#filesDone,
      tasks: this.#plan.tasks.length,
      tasksDone: this.#tasksDone,
      ...this.#numbers,
      bytesTotal: this.#bytesTotal,
      bytesEarlier: this.#bytesEarlier,
      workers: this.workers,
      byReason: this.#byReason.counts(),
      changed: this.#changed.counts(),
    };
  }

  /** Seconds that all threads spent in this run, by stage and other work. */
  stageSeconds(): Counts {
    const spent = Object.entries(this.#spent.counts());
    return Object.fromEntries(spent.map(([name, milliseconds]) => [name, milliseconds / 1000]));
  }

  #add(outcomes: Outcomes): void {
    for (const key of NUMBERS) this.#numbers[key] += outcomes[key];
    this.#byReason.addAll(outcomes.byReason);
    this.#changed.addAll(outcomes.changed);
  }
}
