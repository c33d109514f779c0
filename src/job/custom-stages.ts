import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Facts, isJson } from '../core/document.ts';
import { messageOf, QingwenError } from '../core/errors.ts';
import { checkOptions, nearest } from '../core/options.ts';
import type { Stage } from '../core/stage.ts';
import { checked } from './guard.ts';

/** Where a stage of one's own may stand: beside one of these, whether that one is left out or not. */
export const PLACES = ['repair', 'normalize', 'detect', 'convert', 'boilerplate', 'repeats'] as const;

type Place = (typeof PLACES)[number];

/**
 * A stage from a user's module. It is named, not passed, so that a worker thread can load it as well: only a path and
 * JSON cross the border.
 */
export interface CustomStage {
  /** Path of the module, relative to the configuration file (from a program: the working directory), or a package. */
  readonly module: string;
  /** Name of the export that is the stage's factory, as `defineStage` makes it; default `default`. */
  readonly export?: string;
  /** Options for the factory, as JSON; default none. */
  readonly options?: Facts;
  /** Name of the stage to stand in front of. */
  readonly before?: Place;
  /** Name of the stage to stand behind; default the last that looks at one document alone. */
  readonly after?: Place;
  /** SHA-256 of the module's file, in hexadecimal: another file is refused. A job under way keeps it; default any. */
  readonly sha256?: string;
}

/** A custom stage, loaded, and how many of {@link PLACES} come before it. */
export interface PlacedStage {
  readonly stage: Stage;
  readonly slot: number;
}

/**
 * Loads the modules of custom stages and makes their stages, in the order given.
 *
 * @throws QingwenError `option/unknown`, `option/invalid` naming the entry: a module that cannot be loaded, an export
 * that is missing or no factory, options that the factory refuses.
 */
export async function loadCustomStages(list: readonly CustomStage[]): Promise<readonly PlacedStage[]> {
  checkCustomStages('customStages', list);
  return Promise.all(
    list.map(async (entry, at) => {
      const owner = `customStages[${at}] (${entry.module})`;
      return { stage: await load(owner, entry), slot: slotOf(entry) };
    }),
  );
}

/**
 * Checks entries without loading them.
 *
 * @throws QingwenError `option/unknown`, `option/invalid` naming `owner` and the entry.
 */
export function checkCustomStages(owner: string, list: readonly unknown[]): void {
  list.forEach((entry, at) => {
    const name = `${owner}[${at}]`;
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
      throw new QingwenError('option/invalid', `${name} takes an object with a "module"`);
    }
    const shape = { module: '', export: '', options: {}, before: '', after: '', sha256: '' };
    const { module, options, before, after } = checkOptions(name, shape, entry, {
      before: PLACES,
      after: PLACES,
    });
    if (module === '') {
      throw new QingwenError('option/invalid', `${name}: option "module" is missing; it takes a path`);
    }
    if (before !== '' && after !== '') {
      throw new QingwenError('option/invalid', `${name} has "before" and "after"; it takes one of them`);
    }
    if (!isJson(options)) {
      throw new QingwenError('option/invalid', `${name}: option "options" holds what is not JSON`);
    }
  });
}

/** Entries with the checksums of their modules, so that a job is not gone on with by other stages than it was begun with. */
export function pinStages(list: readonly CustomStage[]): readonly CustomStage[] {
  return list.map((entry) => {
    const url = locate(entry.module);
    return url.startsWith('file:') ? { ...entry, sha256: checksum(url) } : entry;
  });
}

function checksum(url: string): string {
  return createHash('sha256')
    .update(readFileSync(new URL(url)))
    .digest('hex');
}

async function load(owner: string, entry: CustomStage): Promise<Stage> {
  const { export: name = 'default', options = {}, sha256 } = entry;
  let module: Readonly<Record<string, unknown>>;
  try {
    const url = locate(entry.module);
    if (sha256 !== undefined && checksum(url) !== sha256) throw new Error('its "sha256" is another');
    module = (await import(url)) as typeof module;
  } catch (cause) {
    throw new QingwenError('option/invalid', `${owner} cannot be loaded: ${messageOf(cause)}`, { cause });
  }
  const factory = module[name];
  if (typeof factory !== 'function') {
    const names = Object.keys(module);
    const near = nearest(name, names);
    const hint =
      near === undefined ? `it exports ${names.join(', ') || 'nothing'}` : `did you mean "${near}"?`;
    throw new QingwenError('option/invalid', `${owner} exports no function "${name}"; ${hint}`);
  }
  let stage: Partial<Stage> | undefined;
  try {
    stage = factory(options);
  } catch (cause) {
    throw new QingwenError('option/invalid', `${owner}: ${messageOf(cause)}`, { cause });
  }
  if (typeof stage?.name !== 'string' || typeof stage.process !== 'function') {
    throw new QingwenError(
      'option/invalid',
      `${owner}: "${name}" makes no stage; export what defineStage makes, or a function that answers a stage`,
    );
  }
  return checked(stage as Stage);
}

/** Paths are files; anything else is the name of a package, as seen from the working directory. */
function locate(module: string): string {
  if (/^[a-z]{2,}:/.test(module)) return module;
  const isPath = isAbsolute(module) || /^\.{1,2}(?:[\\/]|$)/.test(module);
  const file = isPath ? resolve(module) : createRequire(join(process.cwd(), 'package.json')).resolve(module);
  return pathToFileURL(file).href;
}

function slotOf({ before, after }: CustomStage): number {
  if (before !== undefined) return PLACES.indexOf(before);
  return after === undefined ? PLACES.length : PLACES.indexOf(after) + 1;
}
