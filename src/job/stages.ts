import type { JsonValue } from '../core/document.ts';
import { QingwenError } from '../core/errors.ts';
import { checkOptions, nearest } from '../core/options.ts';
import type { Stage, StageFactory } from '../core/stage.ts';
import { type MemoryIndexOptions, memoryIndex } from '../dedupe-index/memory.ts';
import { boilerplateStage } from '../stages/boilerplate/index.ts';
import { convertStage } from '../stages/convert/index.ts';
import { duplicatesStage, type FingerprintOptions, repeatsStage } from '../stages/dedupe/index.ts';
import { detectStage } from '../stages/detect/index.ts';
import { normalizeStage, type UnescapeOptions, unescapeStage } from '../stages/normalize/index.ts';
import { repairStage } from '../stages/repair/index.ts';

/** How a job compares documents; see `memoryIndex` and `fingerprint`. */
interface DuplicatesOptions extends MemoryIndexOptions, Pick<FingerprintOptions, 'shingle'> {}

const DUPLICATES: DuplicatesOptions = { threshold: 0.55, bands: 32, rows: 4, shingle: 5 };

type OptionsOf<F> = F extends StageFactory<infer O> ? Partial<O> | false : never;

/** Options of the stages of a job, by name; `false` leaves a stage out. */
export interface StageOptions {
  readonly repair?: OptionsOf<typeof repairStage>;
  readonly normalize?: OptionsOf<typeof normalizeStage>;
  readonly detect?: OptionsOf<typeof detectStage>;
  readonly convert?: OptionsOf<typeof convertStage>;
  readonly boilerplate?: OptionsOf<typeof boilerplateStage>;
  readonly repeats?: OptionsOf<typeof repeatsStage>;
  /** Of the comparison, and of the index that the job keeps in memory. */
  readonly duplicates?: Partial<DuplicatesOptions> | false;
}

/** The stages of a job in two parts. */
export interface JobStages {
  /** Look at one document each, and may run in any order. */
  readonly cleaning: readonly Stage[];
  /** Compare documents with earlier ones, and must see them in input order. */
  readonly deciding: readonly Stage[];
  /** The options of every stage, `false` for one left out. */
  readonly effective: { readonly [stage: string]: JsonValue };
}

const NAMES: readonly (keyof StageOptions)[] = [
  'repair',
  'normalize',
  'detect',
  'convert',
  'boilerplate',
  'repeats',
  'duplicates',
];

/**
 * Builds the stages of a job.
 *
 * @throws QingwenError `option/unknown`, `option/invalid` naming the stage and the key.
 */
export function buildStages(given: StageOptions = {}): JobStages {
  checkNames(given);
  const cleaning = [
    stageOf(unescapeStage, entitiesOf(given.normalize)),
    stageOf(repairStage, given.repair),
    stageOf(normalizeStage, given.normalize),
    stageOf(detectStage, given.detect),
    stageOf(convertStage, given.convert),
    stageOf(boilerplateStage, given.boilerplate),
    stageOf(repeatsStage, given.repeats),
  ].filter((stage) => stage !== undefined);
  const effective: Record<string, JsonValue> = {};
  for (const name of NAMES) {
    const stage = cleaning.find((candidate) => candidate.name === name);
    effective[name] = stage === undefined ? false : (stage.options as JsonValue);
  }
  if (given.duplicates === false) return { cleaning, deciding: [], effective };
  const { shingle, ...index } = checkOptions('duplicates', DUPLICATES, given.duplicates);
  effective.duplicates = { shingle, ...index };
  const permutations = index.bands * index.rows;
  const deciding = [duplicatesStage({ index: memoryIndex(index), shingle, permutations })];
  return { cleaning, deciding, effective };
}

function stageOf<O extends object>(
  factory: StageFactory<O>,
  given: Partial<O> | false = {},
): Stage | undefined {
  return given === false ? undefined : factory(given);
}

/** Entities are decoded before the repair, in the way that `normalize` is asked for. */
function entitiesOf(normalize: StageOptions['normalize']): Partial<UnescapeOptions> | false {
  if (normalize === false) return false;
  return normalize?.entities === undefined ? {} : { entities: normalize.entities };
}

function checkNames(given: StageOptions): void {
  for (const [name, value] of Object.entries(given)) {
    if (!NAMES.some((known) => known === name)) {
      const near = nearest(name, NAMES);
      const hint = near === undefined ? `there are ${NAMES.join(', ')}` : `did you mean "${near}"?`;
      throw new QingwenError('option/unknown', `stages: unknown stage "${name}"; ${hint}`);
    }
    if (value !== false && (typeof value !== 'object' || value === null || Array.isArray(value))) {
      throw new QingwenError(
        'option/invalid',
        `stages: "${name}" takes an object of options, or false to leave it out`,
      );
    }
  }
}
