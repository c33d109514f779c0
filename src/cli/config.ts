import { QingwenError } from '../core/errors.ts';
import { checkConfig, type JobConfig } from '../job/options.ts';
import { overlay } from '../job/overlay.ts';
import type { StageOptions } from '../job/stages.ts';
import { findConfigFile, readConfigFile } from './config-file.ts';
import type { Call, Flag } from './flags.ts';

/** Where options come from, besides the flags for each. */
export const CONFIG_FLAGS: readonly Flag[] = [
  {
    name: 'config',
    short: 'c',
    value: 'FILE',
    help: 'read options from a file; default qingwen.config.ts, .mts, .js, .mjs or .json here, where there is one',
  },
  { name: 'no-config', help: 'read no configuration file' },
  { name: 'preset', value: 'NAME', help: 'begin with a configuration by name; see qingwen config --presets' },
];

/** A configuration file, and what it says; nothing where there is none. */
export interface ConfigFile {
  readonly path?: string;
  readonly config: Partial<JobConfig>;
}

/**
 * The configuration file that a call names, or the one that lies in the working directory.
 *
 * @throws QingwenError `usage`, `option/…` naming the file.
 */
export async function loadConfigFile({ flags }: Call): Promise<ConfigFile> {
  const named = flags.get('config');
  if (flags.has('no-config')) {
    if (named === undefined) return { config: {} };
    throw new QingwenError('usage', 'there are --config and --no-config; give one of them');
  }
  const path = named ?? findConfigFile('.');
  return path === undefined ? { config: {} } : { path, config: await readConfigFile(path) };
}

/** What the flags say of the preset. */
export function presetFlag({ flags }: Call): Partial<JobConfig> {
  const preset = flags.get('preset');
  return preset === undefined ? {} : { preset };
}

/**
 * What a configuration file and flags say together; flags win.
 *
 * @throws QingwenError `usage`, `option/…`.
 */
export async function loadConfig(call: Call, flags = presetFlag(call)): Promise<Partial<JobConfig>> {
  return overlay((await loadConfigFile(call)).config, flags);
}

type OptionsOf<Name extends keyof StageOptions> = Exclude<StageOptions[Name], false | undefined>;

/**
 * The options of one stage for a command that has no other; a stage that a job leaves out has its defaults.
 *
 * @throws QingwenError `usage`, `option/…`.
 */
export async function loadStageOptions<Name extends keyof StageOptions>(
  call: Call,
  name: Name,
): Promise<OptionsOf<Name>> {
  const { stages } = checkConfig('qingwen', await loadConfig(call));
  return (stages[name] || {}) as OptionsOf<Name>;
}
