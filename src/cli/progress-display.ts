import type { Counts, Progress } from '../job/index.ts';
import { count, counted, duration, megabytes } from './numbers.ts';
import { paceOf, shareOf } from './pace.ts';
import type { Output } from './streams.ts';

const TERMINAL_EVERY = 100; // milliseconds
const PLAIN_EVERY = 5000;
const BAR_WIDTH = 20;
const MOST_NAMED = 4;
const CLEAR_DOWN = '\r\u001b[J';

/** What a display is told of the world. */
interface Gauges {
  /** Milliseconds. */
  readonly now: () => number;
  /** Bytes of memory that the process has. */
  readonly memory: () => number;
}

const GAUGES: Gauges = {
  now: () => performance.now(),
  memory: () => process.memoryUsage.rss(),
};

/** Shows how far a job is: some lines that are written over on a terminal, elsewhere a plain line now and then. */
export class ProgressDisplay {
  readonly #output: Output;
  readonly #gauges: Gauges;
  readonly #started: number;
  #shown: number;
  /** Lines above that of the cursor that are ours. */
  #above = 0;

  constructor(output: Output, gauges = GAUGES) {
    this.#output = output;
    this.#gauges = gauges;
    this.#started = gauges.now();
    this.#shown = this.#started;
  }

  update(progress: Progress): void {
    const now = this.#gauges.now();
    const terminal = this.#output.isTTY === true;
    if (now - this.#shown < (terminal ? TERMINAL_EVERY : PLAIN_EVERY)) return;
    this.#shown = now;
    const seconds = (now - this.#started) / 1000;
    const memory = this.#gauges.memory();
    if (terminal) this.#overwrite(blockOf(progress, seconds, memory));
    else this.#output.write(`${plainLine(progress, seconds, memory)}\n`);
  }

  /** Leaves a terminal as it was. */
  end(): void {
    if (this.#output.isTTY === true) this.#output.write(this.#clear());
    this.#above = 0;
  }

  /** A line that does not fit would wrap, and could not be taken back. */
  #overwrite(lines: readonly string[]): void {
    const width = (this.#output.columns ?? 80) - 1;
    this.#output.write(this.#clear() + lines.map((line) => line.slice(0, width)).join('\n'));
    this.#above = lines.length - 1;
  }

  #clear(): string {
    return (this.#above > 0 ? `\u001b[${this.#above}A` : '') + CLEAR_DOWN;
  }
}

function blockOf(progress: Progress, seconds: number, memory: number): string[] {
  const { bytes, bytesTotal, files, filesDone, tasks, tasksDone, changed, byReason } = progress;
  const total = bytesTotal === 0 ? '' : ` of ${megabytes(bytesTotal)}`;
  return [
    `[${barOf(shareOf(progress))}] ${percentOf(progress)}  ${megabytes(bytes)}${total}  ${paceText(progress, seconds)}`,
    `${count(filesDone)}/${count(files)} files  ${count(tasksDone)}/${count(tasks)} tasks  ${machine(progress, memory)}`,
    `${outcome(progress)}`,
    ...(progress.edited > 0 ? [`edited by ${named(changed)}`] : []),
    ...(progress.dropped + progress.quarantined > 0 ? [`left out for ${named(byReason)}`] : []),
  ];
}

function plainLine(progress: Progress, seconds: number, memory: number): string {
  const { files, filesDone, bytes } = progress;
  return [
    percentOf(progress),
    `${count(filesDone)}/${count(files)} files`,
    megabytes(bytes),
    paceText(progress, seconds),
    outcome(progress),
    machine(progress, memory),
  ].join('  ');
}

function outcome({ kept, edited, dropped, quarantined }: Progress): string {
  const bad = quarantined === 0 ? '' : `  ${count(quarantined)} quarantined`;
  return `${count(kept)} kept  ${count(edited)} edited  ${count(dropped)} dropped${bad}`;
}

function machine({ workers }: Progress, memory: number): string {
  return `${counted(workers, 'worker')}  ${megabytes(memory)} of memory`;
}

function paceText(progress: Progress, seconds: number): string {
  const { bytesPerSecond, secondsLeft } = paceOf(progress, seconds);
  const left = secondsLeft === undefined ? '' : `  ${duration(secondsLeft)} left`;
  return `${(bytesPerSecond / 1e6).toFixed(1)} MB/s${left}`;
}

/** The most frequent ones. */
function named(counts: Counts): string {
  const sorted = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const shown = sorted.slice(0, MOST_NAMED).map(([name, value]) => `${name} ${count(value)}`);
  return sorted.length > MOST_NAMED ? `${shown.join(', ')}, …` : shown.join(', ');
}

function percentOf(progress: Progress): string {
  return `${`${Math.floor(shareOf(progress) * 100)}`.padStart(3)} %`;
}

function barOf(share: number): string {
  return '#'.repeat(Math.floor(share * BAR_WIDTH)).padEnd(BAR_WIDTH, '.');
}
