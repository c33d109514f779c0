import type { JsonValue } from '../core/document.ts';
import { QingwenError } from '../core/errors.ts';
import { checkOptions, nearest } from '../core/options.ts';
import type { Stage, StageFactory } from '../core/stage.ts';
import { compactIndex, type MemoryIndexOptions } from '../dedupe-index/memory.ts';
import { boilerplateStage } from '../stages/boilerplate/index.ts';
import { convertStage } from '../stages/convert/index.ts';
import { checkFingerprint } from '../stages/dedupe/fingerprint.ts';
import { type FingerprintOptions, repeatsStage } from '../stages/dedupe/index.ts';
import { detectStage } from '../stages/detect/index.ts';
import { normalizeStage, type UnescapeOptions, unescapeStage } from '../stages/normalize/index.ts';
import { repairStage } from '../stages/repair/index.ts';
import { loadCustomStages, PLACES, type PlacedStage } from './custom-stages.ts';
import { guarded } from './guard.ts';
import type { JobConfig } from './options.ts';

/** How a job compares documents; see `memoryIndex` and `fingerprint`. */
export interface DuplicatesOptions extends MemoryIndexOptions, Pick<FingerprintOptions, 'shingle'> {}

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

/** The stages of a job. */
export interface JobStages {
  /** Look at one document each, and may run in any order. */
  readonly cleaning: readonly Stage[];
  /** How documents are compared with earlier ones, in input order; absent where they are not. */
  readonly duplicates?: DuplicatesOptions;
  /** The options of every stage, `false` for one left out. */
  readonly effective: { readonly [stage: string]: JsonValue };
}

/** Names of the stages of a job, in their order. */
export const STAGE_NAMES: readonly (keyof StageOptions)[] = [...PLACES, 'duplicates'];
/** Names of stages that no custom stage may have, besides those of {@link PLACES}. */
const RESERVED: ReadonlySet<string> = new Set(['duplicates', unescapeStage.stageName]);

/**
 * Loads the custom stages of a configuration, and builds all stages of its job. What it takes is data, so that a worker
 * thread can do the same.
 *
 * @throws QingwenError `option/unknown`, `option/invalid` naming the stage and the key.
 */
export async function prepareStages(config: Pick<JobConfig, 'stages' | 'customStages'>): Promise<JobStages> {
  return buildStages(config.stages, await loadCustomStages(config.customStages));
}

/**
 * Builds the stages of a job, custom ones in their places.
 *
 * @throws QingwenError `option/unknown`, `option/invalid` naming the stage and the key.
 */
export function buildStages(given: StageOptions = {}, custom: readonly PlacedStage[] = []): JobStages {
  checkNames(given);
  const own: { readonly [Name in (typeof PLACES)[number]]: Stage | undefined } = {
    repair: stageOf(repairStage, given.repair),
    normalize: stageOf(normalizeStage, given.normalize),
    detect: stageOf(detectStage, given.detect),
    convert: stageOf(convertStage, given.convert),
    boilerplate: stageOf(boilerplateStage, given.boilerplate),
    repeats: stageOf(repeatsStage, given.repeats),
  };
  const effective: Record<string, JsonValue> = {};
  for (const name of PLACES) effective[name] = (own[name]?.options as JsonValue | undefined) ?? false;
  const cleaning: (Stage | undefined)[] = [];
  for (let slot = 0; slot <= PLACES.length; slot++) {
    for (const { stage } of custom.filter((placed) => placed.slot === slot)) {
      if (RESERVED.has(stage.name) || Object.hasOwn(effective, stage.name)) throw taken(stage.name);
      effective[stage.name] = stage.options as JsonValue;
      cleaning.push(stage);
    }
    const name = PLACES[slot];
    if (name === 'repair') cleaning.push(stageOf(unescapeStage, entitiesOf(given.normalize)));
    if (name !== undefined) cleaning.push(own[name]);
  }
  const stages = cleaning.filter((stage) => stage !== undefined).map(guarded);
  effective.duplicates = false;
  if (given.duplicates === false) return { cleaning: stages, effective };
  const duplicates = checkOptions('duplicates', DUPLICATES, given.duplicates);
  const { shingle, ...index } = duplicates;
  effective.duplicates = { shingle, ...index };
  // Whatever is wrong with them shows before anything is read.
  compactIndex(index);
  checkFingerprint('duplicates', { shingle, permutations: signatureValues(duplicates) });
  return { cleaning: stages, duplicates, effective };
}

/** The stages of a job as its effective options have them; custom ones are named in a list of their own. */
export function configuredStages(effective: JobStages['effective']): StageOptions {
  return Object.fromEntries(STAGE_NAMES.map((name) => [name, effective[name]])) as StageOptions;
}

/** How a job compares documents, by its effective options. */
export function configuredDuplicates(effective: JobStages['effective']): DuplicatesOptions | undefined {
  return effective.duplicates === false ? undefined : (effective.duplicates as unknown as DuplicatesOptions);
}

/** Values of the signatures that an index of these bands and rows compares. */
export function signatureValues({ bands, rows }: DuplicatesOptions): number {
  return bands * rows;
}

function taken(name: string): QingwenError {
  return new QingwenError('option/invalid', `customStages: there are two stages named "${name}"; rename one`);
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
    if (!STAGE_NAMES.some((known) => known === name)) {
      const near = nearest(name, STAGE_NAMES);
      const hint = near === undefined ? `there are ${STAGE_NAMES.join(', ')}` : `did you mean "${near}"?`;
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
