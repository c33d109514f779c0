import { QingwenError } from '../core/errors.ts';
import { nearest } from '../core/options.ts';
import type { JobConfig } from './options.ts';

/** A configuration with a name. */
interface Preset {
  readonly name: string;
  /** What it is for, in one sentence. */
  readonly meaning: string;
  readonly config: Partial<JobConfig>;
}

/** The presets; `default` says nothing. */
export const PRESETS: readonly Preset[] = [
  { name: 'default', meaning: 'The defaults of every option.', config: {} },
  {
    name: 'conservative',
    meaning:
      'Only what is certain: no guess at lost characters, nothing taken out but documents with equal fingerprints.',
    config: {
      stages: {
        repair: { lossy: false },
        boilerplate: false,
        repeats: false,
        duplicates: { threshold: 1 },
      },
    },
  },
  {
    name: 'opencc-compatible',
    meaning: "Traditional to Simplified as OpenCC's t2s does it, character for character.",
    config: { stages: { convert: { fidelity: 'opencc' } } },
  },
  {
    name: 'pretraining-zh',
    meaning:
      'Chinese for language models: one width for letters and digits, full-width punctuation beside Chinese.',
    config: { stages: { normalize: { width: 'ascii-alnum', punctuation: 'restore' } } },
  },
  {
    name: 'pretraining-ar',
    meaning: 'Arabic for language models: without vowel signs, with ASCII digits and Arabic yeh and kaf.',
    config: {
      stages: {
        normalize: { arabicDiacritics: 'strip', arabicDigits: 'ascii', arabicLetters: 'arabic' },
      },
    },
  },
];

/**
 * The configuration of a preset.
 *
 * @throws QingwenError `option/invalid` naming `owner` and the nearest preset.
 */
export function presetConfig(owner: string, name: string): Partial<JobConfig> {
  const names = PRESETS.map((preset) => preset.name);
  const preset = PRESETS.find((candidate) => candidate.name === name);
  if (preset !== undefined) return preset.config;
  const near = nearest(name, names);
  const hint = near === undefined ? `there are ${names.join(', ')}` : `did you mean "${near}"?`;
  throw new QingwenError('option/invalid', `${owner}: there is no preset "${name}"; ${hint}`);
}
