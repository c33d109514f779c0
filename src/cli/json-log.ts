import type { FailedInput, Progress, Summary } from '../job/index.ts';
import { paceOf } from './pace.ts';
import type { Output } from './streams.ts';

const EVERY = 5000; // milliseconds

/**
 * Tells of a run in one JSON object a line, for programs that watch it. Each has `event` and `seconds`, the time since the
 * run began; README.md says what else.
 */
export class JsonLog {
  readonly #output: Output;
  readonly #quiet: boolean;
  readonly #now: () => number;
  readonly #started: number;
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
    this.#tell('problem', { source, code, message });
  }

  done({ inputs, documents, changed, timings }: Summary, exitCode: number): void {
    const { files, bytes } = inputs;
    this.#tell('done', { state: 'finished', exitCode, files, bytes, documents, changed, timings });
  }

  /** The run ended without a whole output. */
  ended(state: 'share' | 'stopped' | 'failed', exitCode: number, message: string, code?: string): void {
    this.#tell('done', { state, exitCode, ...(code === undefined ? {} : { code }), message });
  }

  #tell(event: string, facts: object): void {
    const seconds = Math.round(this.#now() - this.#started) / 1000;
    this.#output.write(`${JSON.stringify({ event, seconds, ...facts })}\n`);
  }
}
