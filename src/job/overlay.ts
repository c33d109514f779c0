import type { JobConfig } from './options.ts';
import type { StageOptions } from './stages.ts';

/**
 * One configuration over another: a key that is given wins, options of a stage are put together key by key, and a list
 * stands for the list below it. `false` leaves a stage out, and an object takes it in again. What is no configuration
 * is handed on as it is, for the check that follows to say so.
 */
export function overlay(under: Partial<JobConfig>, over: Partial<JobConfig>): Partial<JobConfig> {
  const given = Object.fromEntries(Object.entries(over).filter(([, value]) => value !== undefined));
  const { stages } = over;
  if (!isObject(stages) || under.stages === undefined) return { ...under, ...given };
  const together: Record<string, unknown> = { ...under.stages };
  for (const [name, options] of Object.entries(stages)) {
    const below = together[name];
    if (options !== undefined) {
      together[name] = isObject(options) && isObject(below) ? { ...below, ...options } : options;
    }
  }
  return { ...under, ...given, stages: together as StageOptions };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
