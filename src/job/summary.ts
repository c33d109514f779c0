import { join } from 'node:path';
import { readJson } from '../io/durable.ts';
import type { WrittenFile } from '../io/output-folder.ts';
import type { Counts } from './counter.ts';
import type { FailedInput } from './input-report.ts';
import type { EffectiveOptions } from './options.ts';
import type { JobAccount } from './tally.ts';

/** Its file, which a job writes last. */
export const SUMMARY = 'summary.json';

/** The account of a job, as it stands in `summary.json`; only `timings` differs from run to run. */
export interface Summary extends JobAccount {
  readonly version: string;
  readonly inputs: {
    readonly patterns: readonly string[];
    readonly files: number;
    /** Bytes read; with a limit or a sample, the size of the files. */
    readonly bytes: number;
  };
  readonly failed: readonly FailedInput[];
  /** Files written beside the summary. */
  readonly outputs: readonly WrittenFile[];
  readonly options: EffectiveOptions;
  /** Of the run that finished the job: one that went on where another stopped read less. */
  readonly timings: {
    /** Threads that did the work. */
    readonly jobs: number;
    readonly seconds: number;
    readonly megabytesPerSecond: number;
    /** Seconds that all threads spent, by stage, and on `read`, `duplicates` and `write`: in all more than `seconds`. */
    readonly stageSeconds: Counts;
    /** The most memory that the process has had, from its start. */
    readonly peakMemoryBytes: number;
  };
}

/** The summary of the job that is finished in a directory. */
export function readSummary(out: string): Summary | undefined {
  return readJson<Summary>(join(out, SUMMARY));
}
