import { type FailedInput, type InputAccount, problemsOf } from './input-report.ts';
import type { OpenJob } from './open-job.ts';
import type { TaskAccount } from './tally.ts';

/**
 * Tells what is wrong with inputs as it shows, once for an input and a code: of bad records when the first part of a file
 * that has some is done, and what concerns a file as a whole when all of it is.
 */
export class ProblemTeller {
  readonly #job: OpenJob;
  readonly #tell: ((problem: FailedInput) => void) | undefined;
  readonly #parts = new Map<number, InputAccount[]>();
  readonly #pieces = new Map<number, number>();
  readonly #told = new Set<string>();

  constructor(job: OpenJob, tell: ((problem: FailedInput) => void) | undefined) {
    this.#job = job;
    this.#tell = tell;
    for (const problem of job.problems) tell?.(problem);
    for (const { input } of job.plan.tasks.flat())
      this.#pieces.set(input, (this.#pieces.get(input) ?? 0) + 1);
  }

  /** A task is done, in this run or an earlier one. */
  add({ inputs }: TaskAccount): void {
    for (const part of inputs) {
      const parts = this.#parts.get(part.input) ?? [];
      parts.push(part);
      const isWhole = parts.length === this.#pieces.get(part.input);
      if (isWhole) this.#parts.delete(part.input);
      else this.#parts.set(part.input, parts);
      this.#tellOf(part.input, isWhole ? parts : [part], isWhole);
    }
  }

  #tellOf(input: number, parts: readonly InputAccount[], isWhole: boolean): void {
    const { plan, config } = this.#job;
    const path = plan.inputs[input]?.path ?? '';
    for (const problem of problemsOf(path, parts, { textField: config.textField, isWhole })) {
      const key = `${input} ${problem.code}`;
      if (this.#told.has(key)) continue;
      this.#told.add(key);
      this.#tell?.(problem);
    }
  }
}
