import { inputFormats } from '../io/readers/index.ts';
import { corpusFormats } from '../io/writers/index.ts';
import type { JobConfig } from '../job/index.ts';
import { CONFIG_FLAGS, presetFlag } from './config.ts';
import { type Call, type Face, type Flag, usage } from './flags.ts';

/** The flags that say what a configuration could say as well. */
export const JOB_FLAGS: readonly Flag[] = [
  {
    name: 'format',
    short: 'f',
    value: 'NAME',
    help: `${corpusFormats().join(', ')}; default jsonl`,
  },
  {
    name: 'shard-size',
    value: 'SIZE',
    help: 'cut a corpus into files of about this size, such as 512MB',
  },
  {
    name: 'split',
    value: 'none|lines|paragraphs',
    help: 'what a document is in a text file; default the whole file',
  },
  {
    name: 'input-format',
    value: 'NAME',
    help: 'format of all files read (jsonl, csv, parquet, …); default by their names',
  },
  {
    name: 'max-document',
    value: 'SIZE',
    help: 'size above which a document is refused, such as 64MB; default 8MiB',
  },
  { name: 'text-field', value: 'NAME', help: 'field of a record that holds the text; default text' },
  { name: 'id-field', value: 'NAME', help: 'field of a record that holds its id; default id' },
  {
    name: 'jobs',
    short: 'j',
    value: 'N',
    help: 'threads that do the work; default the number of processors',
  },
  {
    name: 'chunk-size',
    value: 'SIZE',
    help: 'bytes of input that a task takes, such as 8MB; changes no output',
  },
  { name: 'strict', help: 'stop at the first input or record that cannot be used' },
  { name: 'limit', value: 'N', help: 'read only the first N documents' },
  { name: 'sample', value: 'N', help: 'take only N documents, spread evenly over the input' },
  { name: 'card', help: 'write a dataset card, README.md, for the Hugging Face Hub' },
  { name: 'trace', help: 'write every edit to edits.jsonl' },
  ...CONFIG_FLAGS,
];

/**
 * What {@link JOB_FLAGS} say, the name of a configuration file aside.
 *
 * @throws QingwenError `usage` naming the flag.
 */
export function jobFlags(face: Face, call: Call): Partial<JobConfig> {
  const { flags } = call;
  const format = flags.get('format');
  const shard = flags.get('shard-size');
  const split = flags.get('split');
  const inputFormat = flags.get('input-format');
  const most = flags.get('max-document');
  const textField = flags.get('text-field');
  const idField = flags.get('id-field');
  const jobs = flags.get('jobs');
  const chunk = flags.get('chunk-size');
  const limit = flags.get('limit');
  const sample = flags.get('sample');
  return {
    ...presetFlag(call),
    ...(format === undefined ? {} : { format: choice(face, 'format', format, corpusFormats()) }),
    ...(shard === undefined ? {} : { shardBytes: size(face, 'shard-size', shard) }),
    ...(split === undefined ? {} : { split: choice(face, 'split', split, ['none', 'lines', 'paragraphs']) }),
    ...(inputFormat === undefined
      ? {}
      : { inputFormat: choice(face, 'input-format', inputFormat, ['auto', ...inputFormats()]) }),
    ...(most === undefined ? {} : { maxDocumentBytes: size(face, 'max-document', most) }),
    ...(textField === undefined ? {} : { textField }),
    ...(idField === undefined ? {} : { idField }),
    ...(jobs === undefined ? {} : { jobs: wholeNumber(face, 'jobs', jobs) }),
    ...(chunk === undefined ? {} : { chunkBytes: size(face, 'chunk-size', chunk) }),
    ...(limit === undefined ? {} : { limit: wholeNumber(face, 'limit', limit) }),
    ...(sample === undefined ? {} : { sample: wholeNumber(face, 'sample', sample) }),
    ...(flags.has('card') ? { card: true } : {}),
    ...(flags.has('strict') ? { strict: true } : {}),
    ...(flags.has('trace') ? { trace: true } : {}),
  };
}

/** One of a few words. */
export function choice<const C extends string>(
  face: Face,
  name: string,
  given: string,
  offered: readonly C[],
): C {
  const found = offered.find((word) => word === given);
  if (found === undefined) throw usage(face, `--${name} is "${given}"; it takes ${offered.join(', ')}`);
  return found;
}

function wholeNumber(face: Face, name: string, given: string): number {
  if (!/^[1-9][0-9]{0,11}$/.test(given)) {
    throw usage(face, `--${name} is "${given}"; it takes a whole number from 1`);
  }
  return Number(given);
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  ki: 1 << 10,
  mi: 1 << 20,
  gi: 1 << 30,
};

function size(face: Face, name: string, given: string): number {
  const [, digits = '', unit = ''] = /^([1-9][0-9]{0,11})\s*([kmg]?i?)b?$/i.exec(given) ?? [];
  const factor = UNITS[unit.toLowerCase()];
  if (digits === '' || factor === undefined) {
    throw usage(face, `--${name} is "${given}"; it takes a size such as 500000, 8MB or 8MiB`);
  }
  return Number(digits) * factor;
}
