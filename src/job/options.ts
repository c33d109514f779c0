import { availableParallelism } from 'node:os';
import type { JsonValue } from '../core/document.ts';
import { QingwenError } from '../core/errors.ts';
import { checkOptions } from '../core/options.ts';
import type { Split } from '../io/reader.ts';
import { type CorpusFormat, corpusFormats } from '../io/writers/index.ts';
import type { Progress } from './progress.ts';
import type { StageOptions } from './stages.ts';

/** What a configuration file may say; every key is optional. */
export interface JobConfig {
  /** One JSONL file a language, or one text file a document; default `jsonl`. */
  readonly format: CorpusFormat;
  /** Files opened and read ahead at a time; default the number of processors. Changes no byte of the output. */
  readonly jobs: number;
  /** How a text file is cut into documents; default `none`. */
  readonly split: Split;
  /** Field of a JSONL record that holds its text; default `text`. */
  readonly textField: string;
  /** Write every edit to `edits.jsonl`; default `false`. */
  readonly trace: boolean;
  /** Options by stage; `false` leaves a stage out. */
  readonly stages: StageOptions;
}

/** Options of {@link runJob}. */
export interface JobOptions extends Partial<JobConfig> {
  /** Paths, directories and glob patterns. */
  readonly patterns: readonly string[];
  /** Directory to write to; made if it is not there. */
  readonly out: string;
  /** Stops the job; it then throws the signal's reason and leaves no files. */
  readonly signal?: AbortSignal;
  /** Called after each chunk of input. */
  readonly onProgress?: (progress: Progress) => void;
}

/** The options that decide what is written, with their defaults filled in. */
export interface EffectiveOptions extends Omit<JobConfig, 'jobs' | 'stages'> {
  readonly stages: { readonly [stage: string]: JsonValue };
}

/** The configuration of a job when nothing is said. */
function defaultConfig(): JobConfig {
  return {
    format: 'jsonl',
    jobs: availableParallelism(),
    split: 'none',
    textField: 'text',
    trace: false,
    stages: {},
  };
}

/**
 * A configuration with its defaults filled in.
 *
 * @throws QingwenError `option/unknown`, `option/invalid` naming `owner` and the key.
 */
export function checkConfig(owner: string, config: Partial<JobConfig>): JobConfig {
  const checked = checkOptions<JobConfig>(owner, defaultConfig(), config, {
    format: corpusFormats(),
    split: ['none', 'lines', 'paragraphs'],
  });
  if (!Number.isInteger(checked.jobs) || checked.jobs < 1) {
    throw new QingwenError(
      'option/invalid',
      `${owner}: option "jobs" is ${checked.jobs}; it takes a whole number from 1`,
    );
  }
  if (checked.textField === '') {
    throw new QingwenError(
      'option/invalid',
      `${owner}: option "textField" is empty; it takes the name of a field`,
    );
  }
  return checked;
}
