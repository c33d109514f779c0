import { readFileSync } from 'node:fs';
import { messageOf, QingwenError } from '../core/errors.ts';
import { systemCause } from '../io/causes.ts';
import { checkConfig, type JobConfig } from '../job/options.ts';
import type { Flag } from './flags.ts';

export const CONFIG_FLAG: Flag = {
  name: 'config',
  short: 'c',
  value: 'FILE',
  help: 'read options from a JSON file',
};

/**
 * What a configuration file says, checked; nothing when no file is named.
 *
 * @throws QingwenError `usage` when it cannot be read or is no JSON object; `option/…` naming file and key.
 */
export function loadConfig(path: string | undefined): Partial<JobConfig> {
  if (path === undefined) return {};
  const value = parse(path, read(path));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new QingwenError('usage', `${path}: a configuration is a JSON object`);
  }
  const config: Partial<JobConfig> = value;
  checkConfig(path, config);
  return config;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (cause) {
    throw new QingwenError('usage', `cannot read the configuration ${path}: ${systemCause(cause)}`, {
      cause,
    });
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new QingwenError('usage', `${path}: not JSON: ${messageOf(cause)}`, { cause });
  }
}
