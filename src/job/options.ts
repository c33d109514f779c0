import { availableParallelism } from 'node:os';
import type { JsonValue } from '../core/document.ts';
import { QingwenError } from '../core/errors.ts';
import { type Choices, checkOptions } from '../core/options.ts';
import type { Split } from '../io/reader.ts';
import { type CorpusFormat, corpusFormats } from '../io/writers/index.ts';
import { type CustomStage, checkCustomStages } from './custom-stages.ts';
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
  /** Stages of one's own, from modules; default none. */
  readonly customStages: readonly CustomStage[];
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

/**
 * The configuration given, as it is: for the type of the default export of `qingwen.config.ts` or `.mjs`. Unknown keys and
 * wrong values are found when the configuration is used.
 *
 * @example
 * defineConfig({ preset: 'pretraining-zh', stages: { convert: { fidelity: 'opencc' } } }).preset // 'pretraining-zh'
 */
export function defineConfig(config: Partial<JobConfig>): Partial<JobConfig> {
  return config;
}

/** The options that decide what is written, with their defaults filled in. */
export interface EffectiveOptions extends Omit<JobConfig, 'jobs' | 'stages'> {
  readonly stages: { readonly [stage: string]: JsonValue };
}

/** The configuration of a job when nothing is said. */
function defaultConfig(): JobConfig {
  return {
    preset: 'default',
    format: 'jsonl',
    jobs: availableParallelism(),
    split: 'none',
    textField: 'text',
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
  const choices: Choices<JobConfig> = { format: corpusFormats(), split: ['none', 'lines', 'paragraphs'] };
  const { preset } = checkOptions<JobConfig>(owner, defaultConfig(), config, choices);
  const filled = overlay(presetConfig(owner, preset), config);
  const checked = checkOptions<JobConfig>(owner, defaultConfig(), filled, choices);
  checkCustomStages(`${owner}: customStages`, checked.customStages);
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
