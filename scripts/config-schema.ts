import { writeFileSync } from 'node:fs';
import type { JsonValue } from '../src/core/document.ts';
import { PLACES } from '../src/job/custom-stages.ts';
import { checkConfig } from '../src/job/options.ts';
import { PRESETS } from '../src/job/presets.ts';
import { buildStages } from '../src/job/stages.ts';
import { fieldsOf } from './lib/interfaces.ts';

/**
 * The JSON Schema of a configuration: keys and defaults from the code, words and types from the interfaces.
 * `npx tsx scripts/config-schema.ts` writes it anew.
 */
const FILE = new URL('../schema/config.schema.json', import.meta.url);

type Schema = { readonly [key: string]: JsonValue };

/** Where the options of a stage are described. */
const STAGES: Readonly<Record<string, readonly (readonly [file: string, name: string])[]>> = {
  repair: [['stages/repair/options.ts', 'RepairOptions']],
  normalize: [['stages/normalize/options.ts', 'NormalizeOptions']],
  detect: [['stages/detect/detect.ts', 'DetectOptions']],
  convert: [['stages/convert/options.ts', 'ConvertOptions']],
  boilerplate: [['stages/boilerplate/index.ts', 'BoilerplateOptions']],
  repeats: [['stages/dedupe/repeats.ts', 'RepeatsOptions']],
  duplicates: [
    ['stages/dedupe/fingerprint.ts', 'FingerprintOptions'],
    ['dedupe-index/memory.ts', 'MemoryIndexOptions'],
  ],
};

/** What a type does not say; a test holds these against the checks of the code. */
const RANGES: Readonly<Record<string, Schema>> = {
  jobs: { type: 'integer', minimum: 1 },
  chunkBytes: { type: 'integer', minimum: 0 },
  shardBytes: { type: 'integer', minimum: 0 },
  maxDocumentBytes: { type: 'integer', minimum: 1, maximum: 1 << 28 },
  textField: { minLength: 1 },
  'repair.minMargin': { minimum: 0 },
  idField: { minLength: 1 },
  limit: { type: 'integer', minimum: 0 },
  sample: { type: 'integer', minimum: 0 },
  'detect.majority': { exclusiveMinimum: 0.5, maximum: 1 },
  'repeats.minChars': { minimum: 1 },
  'repeats.similarity': { exclusiveMinimum: 0, maximum: 1 },
  'duplicates.threshold': { exclusiveMinimum: 0, maximum: 1 },
  'duplicates.bands': { type: 'integer', minimum: 1 },
  'duplicates.rows': { type: 'integer', minimum: 1 },
  'duplicates.shingle': { type: 'integer', minimum: 1 },
};

/** The schema as its file has it. */
export function configSchema(): string {
  const described = new Map(fieldsOf('job/options.ts', 'JobConfig').map((field) => [field.name, field]));
  const properties: Record<string, Schema> = {
    $schema: { type: 'string', description: 'Where this schema lies.' },
  };
  for (const [key, value] of Object.entries(checkConfig('schema', {}))) {
    const { words = '', type = '' } = described.get(key) ?? {};
    if (words === '') throw new Error(`JobConfig does not say what "${key}" is`);
    // The number of processors is that of whoever runs the script.
    const standard = key === 'jobs' ? {} : { default: value as JsonValue };
    properties[key] = { description: words, ...typed(key, type), ...standard };
  }
  properties.preset = { ...properties.preset, enum: PRESETS.map(({ name }) => name) };
  properties.stages = { description: described.get('stages')?.words ?? '', ...stages() };
  properties.customStages = { ...properties.customStages, ...customStages() };
  const schema: Schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of qingwen',
    ...objectOf(properties),
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function stages(): Schema {
  const all = Object.entries(buildStages().effective).map(([stage, defaults]) => {
    const fields = (STAGES[stage] ?? []).flatMap(([file, name]) => fieldsOf(file, name));
    const properties = Object.entries(defaults as Schema).map(([key, value]) => {
      const field = fields.find(({ name }) => name === key);
      if (field === undefined) throw new Error(`no interface says what "${key}" of ${stage} is`);
      // The rules of the repair are all of them, and many.
      const standard = stage === 'repair' && key === 'rules' ? {} : { default: value };
      return [key, { description: field.words, ...typed(`${stage}.${key}`, field.type), ...standard }];
    });
    return [stage, { anyOf: [{ const: false }, objectOf(Object.fromEntries(properties) as Schema)] }];
  });
  return objectOf(Object.fromEntries(all) as Schema);
}

function customStages(): Schema {
  const fields = fieldsOf('job/custom-stages.ts', 'CustomStage').map(({ name, type, words }) => {
    const place = name === 'before' || name === 'after';
    const shape = place ? { enum: [...PLACES] } : name === 'options' ? { type: 'object' } : typed(name, type);
    return [name, { description: words, ...shape }];
  });
  return {
    items: {
      ...objectOf(Object.fromEntries(fields) as Schema),
      required: ['module'],
      not: { required: ['before', 'after'] },
    },
  };
}

function objectOf(properties: Schema): Schema {
  return { type: 'object', additionalProperties: false, properties };
}

/** The schema of a TypeScript type, of the few that options have. */
function typed(path: string, type: string): Schema {
  const range = RANGES[path] ?? {};
  if (type === 'boolean' || type === 'number' || type === 'string') return { type, ...range };
  if (type === 'readonly string[]') return { type: 'array', items: { type: 'string' } };
  if (type.startsWith('readonly ')) return { type: 'array' };
  const values = type.split('|').map((value) => value.trim());
  if (!values.every((value) => /^(?:'[^']*'|\d+)$/.test(value))) return {};
  return { enum: values.map((value) => (value.startsWith("'") ? value.slice(1, -1) : Number(value))) };
}

if (import.meta.filename === process.argv[1]) writeFileSync(FILE, configSchema());
