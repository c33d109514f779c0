import type { JsonValue } from '../core/document.ts';
import { QingwenError } from '../core/errors.ts';
import type { InputFile } from '../io/inputs.ts';
import { isSplittable, type Range, type ReadOptions, wholeFile } from '../io/reader.ts';
import { readerOf } from '../io/readers/index.ts';
import { openSource } from '../io/source.ts';
import { type ReadingOptions, readOptions } from './documents.ts';
import type { EffectiveOptions } from './options.ts';
import { type Limits, selectRecords } from './select-records.ts';
import type { Selection } from './selection.ts';

/** A part of an input, by its number in the plan. */
export interface Piece {
  readonly input: number;
  readonly range: Range;
  /** Where not all of its records are taken: the number of its first record in the whole input, and how many are. */
  readonly chosen?: { readonly first: number; readonly count: number };
}

/**
 * Everything that decides what a job writes, and how the work is cut. Tasks are numbered by rank, in the order of the
 * inputs; nothing of the output hangs on where one ends and the next begins.
 */
export interface Plan {
  readonly version: string;
  readonly patterns: readonly string[];
  readonly options: EffectiveOptions;
  readonly inputs: readonly InputFile[];
  readonly tasks: readonly (readonly Piece[])[];
  /** What `limit` and `sample` come to. */
  readonly selection?: Selection;
}

/** What a small file counts for at least when work is shared out: opening one costs as much as reading so many bytes. */
const LEAST_BYTES = 1 << 14;

/** Small enough that little is lost when a job is killed, large enough that a task costs little to begin and end. */
const MOST_BYTES = 1 << 23;
const FEWEST_BYTES = 1 << 21;
/** So many tasks leave no thread idle for long while others end. */
const ENOUGH_TASKS = 64;

/** The size of tasks for inputs of so many bytes in all. */
export function chunkBytesFor(total: number): number {
  return Math.min(MOST_BYTES, Math.max(FEWEST_BYTES, Math.ceil(total / ENOUGH_TASKS)));
}

/**
 * Cuts inputs into tasks of about `chunkBytes`: a large file into ranges, small files together. A file that cannot be
 * cut now is one range; whoever reads it will tell why. With limits there are only pieces of which something is taken.
 *
 * @throws QingwenError `option/invalid` where limits ask to read twice what can be read once.
 */
export async function planTasks(
  inputs: readonly InputFile[],
  chunkBytes: number,
  options: ReadingOptions & Limits,
): Promise<Pick<Plan, 'tasks' | 'selection'>> {
  const pieces = piecesOf(inputs, chunkBytes, readOptions(options));
  if (options.limit === 0 && options.sample === 0) return { tasks: await gather(pieces, chunkBytes) };
  const { pieces: wanted, selection } = await selectRecords(inputs, pieces, options);
  return { tasks: await gather(wanted, chunkBytes), selection };
}

async function* piecesOf(inputs: readonly InputFile[], chunkBytes: number, options: ReadOptions) {
  for (const [input, file] of inputs.entries()) {
    for (const range of await rangesOf(file, chunkBytes, options)) yield { input, range };
  }
}

/** Puts pieces together to tasks of about so many bytes. */
async function gather(
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  chunkBytes: number,
): Promise<Piece[][]> {
  const tasks: Piece[][] = [];
  let open: Piece[] = [];
  let weight = 0;
  for await (const piece of pieces) {
    open.push(piece);
    weight += Math.max(piece.range.bytes, LEAST_BYTES);
    if (weight < chunkBytes) continue;
    tasks.push(open);
    open = [];
    weight = 0;
  }
  if (open.length > 0) tasks.push(open);
  return tasks;
}

async function rangesOf(
  file: InputFile,
  chunkBytes: number,
  options: ReadOptions,
): Promise<readonly Range[]> {
  // The size of what is read in order only says how much work it is, not where it ends.
  if (!isSplittable(file)) return [{ ...wholeFile(null), bytes: file.size }];
  const whole = [wholeFile(file.size)];
  if (file.size <= chunkBytes) return whole;
  try {
    const source = await openSource(file);
    try {
      return await readerOf(file.format).split(source, chunkBytes, options);
    } finally {
      await source.close();
    }
  } catch (cause) {
    if (cause instanceof QingwenError && cause.code.startsWith('input/')) return whole;
    throw cause;
  }
}

const MOST_SHOWN = 5;

/** What another job has that this plan has not, in a few lines; empty where both would write the same. */
export function differences(plan: Plan, other: Omit<Plan, 'tasks' | 'selection'>): string[] {
  const found: string[] = [];
  if (plan.version !== other.version) found.push(`version: ${plan.version} → ${other.version}`);
  if (plan.patterns.join('\n') !== other.patterns.join('\n')) {
    found.push(`inputs named: ${plan.patterns.join(' ')} → ${other.patterns.join(' ')}`);
  }
  compare('', plan.options as unknown as JsonValue, other.options as unknown as JsonValue, found);
  const before = new Map(plan.inputs.map((file) => [file.path, file]));
  const inputs: string[] = [];
  for (const file of other.inputs) {
    const known = before.get(file.path);
    before.delete(file.path);
    if (known === undefined) inputs.push(`${file.path}: new`);
    else if (known.size !== file.size) inputs.push(`${file.path}: ${known.size} bytes → ${file.size}`);
    else if (known.modified !== file.modified) inputs.push(`${file.path}: written to since`);
    else if (known.name !== file.name || known.format !== file.format)
      inputs.push(`${file.path}: named otherwise`);
  }
  for (const path of before.keys()) inputs.push(`${path}: gone`);
  if (inputs.length > MOST_SHOWN)
    inputs.splice(MOST_SHOWN, inputs.length, `and ${inputs.length - MOST_SHOWN} files more`);
  return [...found, ...inputs];
}

function compare(name: string, before: JsonValue, after: JsonValue, found: string[]): void {
  if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(name === '' ? key : `${name}.${key}`, before[key] ?? null, after[key] ?? null, found);
    }
    return;
  }
  const [one, two] = [JSON.stringify(before), JSON.stringify(after)];
  if (one !== two) found.push(`${name}: ${one} → ${two}`);
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
