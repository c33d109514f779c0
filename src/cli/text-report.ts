import type { Progress, Summary } from '../job/index.ts';
import { ProgressDisplay } from './progress-display.ts';
import type { RunEnding } from './run-ending.ts';
import type { RunReport } from './run-report.ts';
import { type Output, write } from './streams.ts';

/** Tells of a run for people. */
export class TextReport implements RunReport {
  readonly #output: Output;
  readonly #display: ProgressDisplay | undefined;

  /** A quiet one tells of problems and no more. */
  constructor(output: Output, quiet: boolean) {
    this.#output = output;
    this.#display = quiet ? undefined : new ProgressDisplay(output);
  }

  update(progress: Progress): void {
    this.#display?.update(progress);
  }

  /** In the end, with the summary: there all of one kind are counted, and no display is in the way. */
  problem(): void {}

  async shareBegun(message: string): Promise<void> {
    await write(this.#output, `qingwen: ${message}\n`);
  }

  async shareDone(): Promise<void> {
    this.#display?.end();
  }

  async done({ failed }: Summary): Promise<void> {
    this.#display?.end();
    for (const { message } of failed) await write(this.#output, `qingwen: ${message}\n`);
  }

  async ended({ message }: RunEnding): Promise<void> {
    this.#display?.end();
    await write(this.#output, `qingwen: ${message}\n`);
  }
}
