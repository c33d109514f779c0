import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../../scripts/config-schema.ts';
import { checkConfig } from '../../src/job/options.ts';
import { buildStages } from '../../src/job/stages.ts';

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
}

const file = readFileSync(new URL('../../schema/config.schema.json', import.meta.url), 'utf8');
const { properties: keys = {} } = JSON.parse(file) as Schema;
const { stages: { properties: stages = {} } = {} } = keys;

/** Values that a schema allows, and such as it does not. */
function samples(schema: Schema): { readonly good: readonly unknown[]; readonly bad: readonly unknown[] } {
  const { minimum, maximum, exclusiveMinimum } = schema;
  const good = [schema.default, ...(schema.enum ?? []), minimum, maximum];
  const bad: unknown[] = schema.enum === undefined ? [] : ['no such value', -1];
  if (minimum !== undefined) bad.push(minimum - 1);
  if (maximum !== undefined) bad.push(maximum + 0.01);
  if (exclusiveMinimum !== undefined) {
    bad.push(exclusiveMinimum);
    good.push(exclusiveMinimum + 0.01);
  }
  if (schema.type === 'integer') bad.push((minimum ?? 0) + 0.5);
  if (schema.minLength === 1) bad.push('');
  if (schema.type !== undefined) bad.push(schema.type === 'string' ? 3 : 'text', null);
  return { good: good.filter((value) => value !== undefined), bad };
}

function check(config: object): void {
  buildStages(checkConfig('test', config).stages);
}

describe('the JSON Schema of a configuration', () => {
  it('is what its script makes', () => {
    expect(file === configSchema(), 'run npx tsx scripts/config-schema.ts').toBe(true);
  });

  it('has every key, and says what each is', () => {
    expect(Object.keys(keys).sort()).toEqual(['$schema', ...Object.keys(checkConfig('test', {}))].sort());
    for (const [key, { description }] of Object.entries(keys)) expect(description, key).toBeTruthy();
  });

  it.each(Object.entries(keys).filter(([key]) => !['$schema', 'stages', 'customStages'].includes(key)))(
    'allows for %s what the code takes',
    (key, schema) => {
      const { good, bad } = samples(schema);
      for (const value of good) expect(() => check({ [key]: value }), `${value}`).not.toThrow();
      for (const value of bad) expect(() => check({ [key]: value }), `${value}`).toThrow();
    },
  );

  it.each(Object.entries(stages))('allows for the stage %s what the code takes', (stage, { anyOf = [] }) => {
    const { properties = {} } = anyOf[1] ?? {};
    const options = buildStages().effective[stage];
    expect(Object.keys(properties).sort()).toEqual(Object.keys(options as object).sort());
    expect(() => check({ stages: { [stage]: false } })).not.toThrow();
    for (const [key, schema] of Object.entries(properties)) {
      const { good, bad } = samples(schema);
      expect(schema.description, key).toBeTruthy();
      for (const value of good)
        expect(() => check({ stages: { [stage]: { [key]: value } } }), `${key}: ${value}`).not.toThrow();
      for (const value of bad)
        expect(() => check({ stages: { [stage]: { [key]: value } } }), `${key}: ${value}`).toThrow();
    }
  });
});
