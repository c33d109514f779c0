import type { FailedInput, Progress, Summary } from '../job/index.ts';
import { paceOf } from './pace.ts';
import type { RunEnding } from './run-ending.ts';
import type { RunReport } from './run-report.ts';
import type { Output } from './streams.ts';

const EVERY = 5000; // milliseconds

/**
 * Tells of a run in one JSON object a line, for programs that watch it. Each has `event` and `seconds`, the time since the
 * run began; README.md says what else.
 */
export class JsonLog implements RunReport {
  readonly #output: Output;
  readonly #quiet: boolean;
  readonly #now: () => number;
  readonly #started: number;
  /** Messages of problems that were told. */
  readonly #told = new Set<string>();
  #shown: number | undefined;

  /** A quiet one tells of problems and of the end. */
  constructor(output: Output, quiet: boolean, now: () => number = () => performance.now()) {
    this.#output = output;
    this.#quiet = quiet;
    this.#now = now;
    this.#started = now();
  }

  /** The first call begins the run. */
  update(progress: Progress): void {
    if (this.#quiet) return;
    const now = this.#now();
    if (this.#shown === undefined) {
      const { files, tasks, tasksDone, bytesTotal, bytesEarlier, workers } = progress;
      this.#tell('start', { files, tasks, tasksDone, bytesTotal, bytesEarlier, workers });
    } else if (now - this.#shown < EVERY) return;
    else {
      const pace = paceOf(progress, (now - this.#started) / 1000);
      this.#tell('progress', { ...progress, ...pace, memoryBytes: process.memoryUsage.rss() });
    }
    this.#shown = now;
  }

  problem({ source, code, message }: FailedInput): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.#tell('problem', { source, code, message });
  }

  /** A share is told of when it is done. */
  async shareBegun(): Promise<void> {}

  async shareDone(message: string): Promise<void> {
    this.#tell('done', { state: 'share', exitCode: 0, message });
  }

  async done({ inputs, documents, changed, failed, timings }: Summary, exitCode: number): Promise<void> {
    const { files, bytes } = inputs;
    // Again where the message is another one by now: there are more records of the kind.
    for (const problem of failed) this.problem(problem);
    this.#tell('done', { state: 'finished', exitCode, files, bytes, documents, changed, timings });
  }

  async ended(ending: RunEnding): Promise<void> {
    this.#tell('done', ending);
  }

  #tell(event: string, facts: object): void {
    const seconds = Math.round(this.#now() - this.#started) / 1000;
    this.#output.write(`${JSON.stringify({ event, seconds, ...facts })}\n`);
  }
}
