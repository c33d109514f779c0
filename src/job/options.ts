import { availableParallelism } from 'node:os';
import type { JsonValue } from '../core/document.ts';
import { QingwenError } from '../core/errors.ts';
import { type Choices, checkOptions } from '../core/options.ts';
import type { Split } from '../io/reader.ts';
import { inputFormats } from '../io/readers/index.ts';
import { type CorpusFormat, corpusFormats } from '../io/writers/index.ts';
import { type CustomStage, checkCustomStages } from './custom-stages.ts';
import type { FailedInput } from './input-report.ts';
import { overlay } from './overlay.ts';
import { presetConfig } from './presets.ts';
import type { Progress } from './progress.ts';
import type { StageOptions } from './stages.ts';

/** What a configuration file may say; every key is optional. */
export interface JobConfig {
  /**
   * A configuration by name, on which the other keys are put: `default`, `conservative`, `opencc-compatible`,
   * `pretraining-zh`, `pretraining-ar`; default `default`.
   */
  readonly preset: string;
  /**
   * How a corpus is written: `jsonl`, `jsonl.gz`, `jsonl.zst` (Node.js 22.15 or newer) and `parquet` are one file a language,
   * `txt` is one file a document; default `jsonl`.
   */
  readonly format: CorpusFormat;
  /** Bytes at which a file of a corpus is full and the next one begins, about; default 0, one file. Not for `txt`. */
  readonly shardBytes: number;
  /** Threads that do the work; default the number of processors. Changes no byte of the output. */
  readonly jobs: number;
  /**
   * Bytes of input that a task takes, about; default `0`, by the size of the input: 2 to 8 MiB. Changes no byte of the
   * output.
   */
  readonly chunkBytes: number;
  /** Stop at the first input or record that cannot be used; default `false`. */
  readonly strict: boolean;
  /**
   * Format of the files that are read: `text`, `jsonl`, `json`, `csv`, `tsv`, `parquet`, `warc`, `html`, `zip`, `tar`; default
   * `auto`, by the name of each file. Standard input is `jsonl` unless this says otherwise.
   */
  readonly inputFormat: string;
  /** How a text file is cut into documents; default `none`. */
  readonly split: Split;
  /**
   * Bytes of one document above which it is refused, as `input/too-long`; default 8 MiB. Its text, its edits and its line
   * all stand in memory at once, in every thread that has such a one.
   */
  readonly maxDocumentBytes: number;
  /** Field of a record that holds its text; default `text`. */
  readonly textField: string;
  /** Field of a record that holds its id; default `id`. */
  readonly idField: string;
  /** Read only so many documents, the first ones; default 0, all. */
  readonly limit: number;
  /** Take only so many documents, spread evenly over the input, which is read twice for it; default 0, all. */
  readonly sample: number;
  /** Write a dataset card, `README.md`, that the Hugging Face Hub reads; default `false`. */
  readonly card: boolean;
  /** Write every edit to `edits.jsonl`; default `false`. */
  readonly trace: boolean;
  /** Options by stage; `false` leaves a stage out. */
  readonly stages: StageOptions;
  /** Stages of one's own, from modules; default none. */
  readonly customStages: readonly CustomStage[];
}

/** Options of `runJob`. */
export interface JobOptions extends Partial<JobConfig> {
  /** Paths, directories and glob patterns. */
  readonly patterns: readonly string[];
  /** Directory to write to; made if it is not there. */
  readonly out: string;
  /** Leave what an unfinished job did in `out`, and start over; default `false`. */
  readonly fresh?: boolean;
  /** Stops the job; it then throws the signal's reason, and the same call goes on with it another time. */
  readonly signal?: AbortSignal;
  /** Called when the work begins, and after each chunk of input. */
  readonly onProgress?: (progress: Progress) => void;
  /**
   * Called when it shows that an input cannot be used, or not all of it, once for an input and a code; `failed` of the
   * summary then has all of them, with what was counted in the end.
   */
  readonly onProblem?: (problem: FailedInput) => void;
}

/** Options of `runRank`. */
export interface RankOptions extends JobOptions {
  /** Which of the processes this one is, from 0. */
  readonly rank: number;
  /** How many processes share the job. */
  readonly world: number;
}

/** The options that decide what is written, with their defaults filled in. */
export interface EffectiveOptions extends Omit<JobConfig, 'jobs' | 'chunkBytes' | 'strict' | 'stages'> {
  readonly stages: { readonly [stage: string]: JsonValue };
}

const MAX_DOCUMENT_BYTES = 1 << 23;
/** V8 holds no string of more than 512 Mi code units, and what is made of one may be longer. */
const MOST_DOCUMENT_BYTES = 1 << 28;

/** The configuration of a job when nothing is said. */
function defaultConfig(): JobConfig {
  return {
    preset: 'default',
    format: 'jsonl',
    shardBytes: 0,
    jobs: availableParallelism(),
    chunkBytes: 0,
    strict: false,
    inputFormat: 'auto',
    split: 'none',
    maxDocumentBytes: MAX_DOCUMENT_BYTES,
    textField: 'text',
    idField: 'id',
    limit: 0,
    sample: 0,
    card: false,
    trace: false,
    stages: {},
    customStages: [],
  };
}

/**
 * A configuration with its preset and the defaults filled in.
 *
 * @throws QingwenError `option/unknown`, `option/invalid` naming `owner` and the key.
 */
export function checkConfig(owner: string, config: Partial<JobConfig>): JobConfig {
  const choices: Choices<JobConfig> = {
    format: corpusFormats(),
    inputFormat: ['auto', ...inputFormats()],
    split: ['none', 'lines', 'paragraphs'],
  };
  const { preset } = checkOptions<JobConfig>(owner, defaultConfig(), config, choices);
  const filled = overlay(presetConfig(owner, preset), config);
  const checked = checkOptions<JobConfig>(owner, defaultConfig(), filled, choices);
  checkCustomStages(`${owner}: customStages`, checked.customStages);
  for (const [key, least] of [
    ['jobs', 1],
    ['chunkBytes', 0],
    ['shardBytes', 0],
    ['limit', 0],
    ['sample', 0],
  ] as const) {
    if (Number.isInteger(checked[key]) && checked[key] >= least) continue;
    throw new QingwenError(
      'option/invalid',
      `${owner}: option "${key}" is ${checked[key]}; it takes a whole number from ${least}`,
    );
  }
  if (checked.shardBytes > 0 && checked.format === 'txt') {
    throw new QingwenError('option/invalid', `${owner}: option "shardBytes" is not for the format "txt"`);
  }
  const { maxDocumentBytes } = checked;
  if (!Number.isInteger(maxDocumentBytes) || maxDocumentBytes < 1 || maxDocumentBytes > MOST_DOCUMENT_BYTES) {
    throw new QingwenError(
      'option/invalid',
      `${owner}: option "maxDocumentBytes" is ${maxDocumentBytes}; it takes a whole number from 1 to ${MOST_DOCUMENT_BYTES}`,
    );
  }
  for (const key of ['textField', 'idField'] as const) {
    if (checked[key] !== '') continue;
    throw new QingwenError(
      'option/invalid',
      `${owner}: option "${key}" is empty; it takes the name of a field`,
    );
  }
  return checked;
}
