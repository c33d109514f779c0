import { QingwenError } from '../core/errors.ts';
import type { Attempt } from './attempt.ts';
import type { StageClock } from './clock.ts';
import type { Counts } from './counter.ts';
import { readDocuments } from './documents.ts';
import { type InputAccount, InputReport } from './input-report.ts';
import type { Piece, Plan } from './plan.ts';
import { Processor } from './processor.ts';
import { isTaken } from './selection.ts';
import { configuredStages, type JobStages, prepareStages, signatureValues } from './stages.ts';
import { type Outcomes, Tally, type TaskAccount } from './tally.ts';
import type { Marker, WorkFolder } from './work-folder.ts';

/** How far a task is: what it did since the last call. */
export interface TaskProgress extends Outcomes {
  /** Milliseconds, by what they went into; see {@link StageClock}. */
  readonly spent: Counts;
}

/** A task of which all is written, but may not be on the disk yet. */
export interface WrittenTask {
  readonly rank: number;
  /**
   * Makes it count, and answers the marker that holds. Waits for the disk: another task may be done meanwhile.
   *
   * @throws QingwenError `output/unwritable`.
   */
  commit(): Promise<Marker>;
}

/** Does tasks of a plan, one at a time, in the thread it is called in. */
export class TaskRunner {
  readonly #work: WorkFolder;
  readonly #plan: Plan;
  readonly #strict: boolean;
  readonly #stages: JobStages;
  readonly #clock: StageClock;

  /** With `strict`, the first input or record that cannot be used ends a task with its error. The clock is that of the thread. */
  static async open(work: WorkFolder, plan: Plan, strict: boolean, clock: StageClock): Promise<TaskRunner> {
    const { stages, customStages } = plan.options;
    const prepared = await prepareStages({ stages: configuredStages(stages), customStages });
    return new TaskRunner(work, plan, strict, prepared, clock);
  }

  private constructor(work: WorkFolder, plan: Plan, strict: boolean, stages: JobStages, clock: StageClock) {
    this.#work = work;
    this.#plan = plan;
    this.#strict = strict;
    this.#stages = stages;
    this.#clock = clock;
  }

  /**
   * Does a task, up to its commit. `onProgress` is called after each chunk of input, and may throw to give the task up.
   *
   * @throws QingwenError `output/unwritable`; with `strict` what is wrong with the input. What `onProgress` throws.
   */
  async run(rank: number, onProgress: (progress: TaskProgress) => void): Promise<WrittenTask> {
    const { duplicates } = this.#stages;
    const values = duplicates === undefined ? 0 : signatureValues(duplicates);
    const attempt = this.#work.newAttempt(rank, values);
    try {
      const tally = new Tally();
      const processor = new Processor(this.#stages, this.#plan.options.trace, tally, attempt, this.#clock);
      const inputs: InputAccount[] = [];
      for (const piece of this.#plan.tasks[rank] ?? []) {
        inputs.push(await this.#readPiece(piece, tally, processor, onProgress));
      }
      return { rank, commit: () => this.#commit(rank, attempt, tally.ofTask(inputs)) };
    } catch (error) {
      discard(attempt);
      throw error;
    }
  }

  async #commit(rank: number, attempt: Attempt, account: TaskAccount): Promise<Marker> {
    try {
      return await this.#work.commit(rank, attempt, account);
    } catch (error) {
      discard(attempt);
      throw error;
    }
  }

  /** Reads one piece to its end. When that fails it is told, and what it gave before stays. */
  async #readPiece(
    { input, range, chosen }: Piece,
    tally: Tally,
    processor: Processor,
    onProgress: (progress: TaskProgress) => void,
  ): Promise<InputAccount> {
    const file = this.#plan.inputs[input];
    if (file === undefined) throw new RangeError(`the plan has no input ${input}`);
    const report = new InputReport();
    const { options, selection } = this.#plan;
    let number = chosen?.first ?? 0;
    // A piece without any record is read to its end, to tell what is wrong with it.
    let left = chosen?.count || Number.POSITIVE_INFINITY;
    try {
      const batches = this.#clock.timedBatches('read', readDocuments(file, options, range));
      for await (const { items, bytes } of batches) {
        const taken = selection === undefined ? items : items.filter(() => isTaken(selection, number++));
        left -= taken.length;
        processor.takeAll(taken);
        for (const { bad } of taken) {
          report.add(bad);
          if (this.#strict && bad !== undefined && bad.reason !== 'input/empty') {
            const line = bad.place.line === undefined ? '' : `:${bad.place.line}`;
            throw new QingwenError(bad.reason, `${file.path}${line}: ${bad.message}`);
          }
        }
        report.bytes += bytes;
        tally.bytes += bytes;
        onProgress({ ...tally.news(), spent: this.#clock.news() });
        if (left === 0) break;
      }
    } catch (cause) {
      const isAboutInput = cause instanceof QingwenError && cause.code.startsWith('input/');
      if (!isAboutInput || this.#strict) throw cause;
      return report.account(input, { code: cause.code, message: cause.message });
    }
    return report.account(input);
  }
}

/** An attempt given up is in nobody's way: that it cannot be taken away must not hide why it was given up. */
function discard(attempt: Attempt): void {
  try {
    attempt.discard();
  } catch {
    // The folder goes when the job is done.
  }
}
