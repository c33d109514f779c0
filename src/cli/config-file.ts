import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, isAbsolute, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { messageOf, QingwenError } from '../core/errors.ts';
import { systemCause, systemCode } from '../io/causes.ts';
import { checkConfig, type JobConfig } from '../job/options.ts';

/** Names under which a configuration is found in the working directory. */
const NAMES = ['ts', 'mts', 'js', 'mjs', 'json'].map((extension) => `qingwen.config.${extension}`);

/**
 * The configuration file of a directory, where there is one.
 *
 * @throws QingwenError `usage` when there are several: which one counts should not hang on a list that nobody knows.
 */
export function findConfigFile(directory: string): string | undefined {
  const [found, ...others] = NAMES.filter((name) => existsSync(join(directory, name)));
  if (others.length === 0) return found === undefined ? undefined : join(directory, found);
  const list = [found, ...others].join(' and ');
  throw new QingwenError('usage', `there are ${list}; keep one of them, or name one with --config`);
}

/**
 * What a configuration file says, checked; the modules of its stages are then named from the working directory.
 *
 * @throws QingwenError `usage` when it cannot be read or is no object; `option/…` naming file and key.
 */
export async function readConfigFile(path: string): Promise<Partial<JobConfig>> {
  const value = extname(path) === '.json' || !isModule(path) ? parse(path, read(path)) : await load(path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const what = isModule(path)
      ? 'the default export of a configuration is an object'
      : 'a configuration is a JSON object';
    throw new QingwenError('usage', `${path}: ${what}`);
  }
  const { $schema: _, ...rest } = value as { readonly $schema?: unknown };
  const config: Partial<JobConfig> = rest;
  checkConfig(path, config);
  if (config.stages !== undefined) await checkStages(path, config);
  return config.customStages === undefined
    ? config
    : {
        ...config,
        customStages: config.customStages.map((stage) => ({
          ...stage,
          module: fromHere(path, stage.module),
        })),
      };
}

/** The stages say themselves what they take. */
async function checkStages(path: string, config: Partial<JobConfig>): Promise<void> {
  const { buildStages } = await import('../job/stages.ts');
  try {
    buildStages(config.stages);
  } catch (error) {
    if (!(error instanceof QingwenError)) throw error;
    throw new QingwenError(error.code, `${path}: ${error.message}`, { cause: error });
  }
}

function isModule(path: string): boolean {
  return /\.[cm]?[jt]s$/.test(path);
}

async function load(path: string): Promise<unknown> {
  try {
    const module = (await import(pathToFileURL(resolve(path)).href)) as { readonly default?: unknown };
    return module.default;
  } catch (cause) {
    if (systemCode(cause) === 'ERR_UNKNOWN_FILE_EXTENSION') {
      throw new QingwenError(
        'usage',
        `${path}: Node ${process.version} does not read TypeScript by itself; use Node 22.18 or later, set NODE_OPTIONS to "--import tsx", or write the configuration as .mjs or .json`,
        { cause },
      );
    }
    throw unreadable(path, messageOf(cause), cause);
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (cause) {
    throw unreadable(path, systemCause(cause), cause);
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new QingwenError('usage', `${path}: not JSON: ${messageOf(cause)}`, { cause });
  }
}

function unreadable(path: string, reason: string, cause: unknown): QingwenError {
  return new QingwenError('usage', `cannot read the configuration ${path}: ${reason}`, { cause });
}

/** A relative path in a configuration counts from the configuration. */
function fromHere(path: string, module: string): string {
  if (isAbsolute(module) || !/^\.{1,2}(?:[\\/]|$)/.test(module)) return module;
  const place = relative('.', resolve(dirname(path), module));
  return place.startsWith('.') || isAbsolute(place) ? place : `./${place}`;
}
