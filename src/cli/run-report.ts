import type { FailedInput, Progress, Summary } from '../job/index.ts';
import type { RunEnding } from './run-ending.ts';

/** Tells of a run on standard error: while it goes on, and how it ended. */
export interface RunReport {
  update(progress: Progress): void;
  /** An input cannot be used, or not all of it; the summary has all of these in the end. */
  problem(failed: FailedInput): void;
  /** A share begins that nobody may have asked for. */
  shareBegun(message: string): Promise<void>;
  shareDone(message: string): Promise<void>;
  done(summary: Summary, exitCode: number): Promise<void>;
  /** The run ended without a whole output. */
  ended(ending: RunEnding): Promise<void>;
}
