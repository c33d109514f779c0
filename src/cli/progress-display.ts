import type { Progress } from '../job/index.ts';
import { count, megabytes } from './numbers.ts';
import type { Output } from './streams.ts';

const TERMINAL_EVERY = 100; // milliseconds
const PLAIN_EVERY = 5000;
const BAR_WIDTH = 20;
const CLEAR_LINE = '\r\u001b[K';

/** Shows how far a job is: one line that is written over on a terminal, elsewhere a plain line now and then. */
export class ProgressDisplay {
  readonly #output: Output;
  readonly #now: () => number;
  readonly #started: number;
  #shown: number;

  constructor(output: Output, now: () => number = performance.now.bind(performance)) {
    this.#output = output;
    this.#now = now;
    this.#started = now();
    this.#shown = this.#started;
  }

  update(progress: Progress): void {
    const now = this.#now();
    const terminal = this.#output.isTTY === true;
    if (now - this.#shown < (terminal ? TERMINAL_EVERY : PLAIN_EVERY)) return;
    this.#shown = now;
    const line = progressLine(progress, (now - this.#started) / 1000);
    if (terminal) {
      const bar = `[${barOf(shareOf(progress))}] ${line}`;
      this.#output.write(CLEAR_LINE + bar.slice(0, (this.#output.columns ?? 80) - 1));
    } else this.#output.write(`${line}\n`);
  }

  /** Leaves a terminal as it was. */
  end(): void {
    if (this.#output.isTTY === true) this.#output.write(CLEAR_LINE);
  }
}

function progressLine(progress: Progress, elapsed: number): string {
  const { files, filesDone, bytes, written, dropped } = progress;
  const speed = elapsed === 0 ? 0 : bytes / 1e6 / elapsed;
  const percent = `${Math.floor(shareOf(progress) * 100)}`.padStart(3);
  return `${percent} %  ${count(filesDone)}/${count(files)} files  ${megabytes(bytes)}  ${speed.toFixed(1)} MB/s  ${count(written)} kept  ${count(dropped)} dropped`;
}

/** By files where there are no sizes: pipes have none. A file may grow while it is read. */
function shareOf({ files, filesDone, bytes, bytesTotal }: Progress): number {
  return bytesTotal === 0 ? filesDone / files : Math.min(1, bytes / bytesTotal);
}

function barOf(share: number): string {
  return '#'.repeat(Math.floor(share * BAR_WIDTH)).padEnd(BAR_WIDTH, '.');
}
