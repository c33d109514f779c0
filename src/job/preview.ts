import type { Doc } from '../core/document.ts';
import { QingwenError } from '../core/errors.ts';
import { pipeline } from '../core/pipeline.ts';
import { type InputFile, isRegular } from '../io/inputs.ts';
import { CHUNK_BYTES, openSource } from '../io/source.ts';
import { decoding } from './decoding.ts';
import { readDocuments } from './documents.ts';
import { type Explanation, explanationOf } from './explain.ts';
import type { FailedInput } from './input-report.ts';
import { findJobInputs, jobCommand, newPlan, patternFailures } from './open-job.ts';
import type { JobOptions } from './options.ts';
import type { Piece, Plan } from './plan.ts';
import { isTaken } from './selection.ts';
import { prepareStages } from './stages.ts';

/** Documents that are gone through to show what would be done. */
const SHOWN = 3;

/** A file that a job would read. */
interface PreviewedFile extends Pick<InputFile, 'path' | 'format' | 'compression'> {
  readonly bytes: number;
  /** By its first bytes; absent where they are no text, or cannot be read without using them up. */
  readonly charset?: string;
}

/** What a job would do. */
export interface Preview {
  /** In the order in which they are read. */
  readonly files: readonly PreviewedFile[];
  readonly bytes: number;
  readonly tasks: number;
  /** With a limit or a sample: documents that are taken. */
  readonly documents?: number;
  /** Inputs that cannot be used, as far as that shows by now. */
  readonly failed: readonly FailedInput[];
  /** What becomes of some documents, spread over the input, before they are compared. */
  readonly sample: readonly Explanation[];
}

/** Goes through what a job would read; what there is to know of it stands at `previewJob`. */
export async function preview(options: JobOptions): Promise<Preview> {
  const command = await jobCommand(options);
  const found = await findJobInputs(command, options);
  const plan = await newPlan(command, found);
  const failed = patternFailures(found);
  const files: PreviewedFile[] = [];
  for (const input of plan.inputs) {
    const { path, format, compression, size } = input;
    const file = { path, format, ...(compression === undefined ? {} : { compression }), bytes: size };
    // What a pipe gives now would be missing later.
    const head = isRegular(input) ? await headOf(input) : {};
    if ('code' in head) failed.push({ source: path, ...head });
    files.push('code' in head ? file : { ...file, ...head });
  }
  const { cleaning } = await prepareStages(command.config);
  const line = pipeline(cleaning, { trace: true });
  const sample: Explanation[] = [];
  for (const piece of spread(plan.tasks.flat(), SHOWN)) {
    const doc = await firstDocument(plan, piece);
    if (doc !== undefined) sample.push(explanationOf(doc.id, doc.text, line.process(doc)));
  }
  return {
    files,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    tasks: plan.tasks.length,
    ...(plan.selection === undefined ? {} : { documents: plan.selection.take }),
    failed,
    sample,
  };
}

/** What the first bytes of a file tell, or why they could not be read. */
async function headOf(
  file: InputFile,
): Promise<{ readonly charset?: string } | Pick<FailedInput, 'code' | 'message'>> {
  try {
    const source = await openSource(file);
    try {
      const head = Buffer.allocUnsafe(CHUNK_BYTES);
      const charset = decoding.charsetOf(head.subarray(0, await source.read(head, 0)));
      return charset === 'binary' ? {} : { charset };
    } finally {
      await source.close();
    }
  } catch (cause) {
    return problemOf(cause);
  }
}

/** The first document of a piece that is taken; one that cannot be read has none. */
async function firstDocument(plan: Plan, { input, range, chosen }: Piece): Promise<Doc | undefined> {
  const file = plan.inputs[input];
  if (file === undefined || !isRegular(file)) return undefined;
  let number = chosen?.first ?? 0;
  try {
    for await (const { items } of readDocuments(file, plan.options, range)) {
      for (const { doc } of items) {
        const taken = plan.selection === undefined || isTaken(plan.selection, number++);
        if (taken && doc !== undefined) return doc;
      }
    }
  } catch (cause) {
    problemOf(cause);
  }
  return undefined;
}

/** What is wrong with an input; other errors go on. */
function problemOf(cause: unknown): Pick<FailedInput, 'code' | 'message'> {
  if (cause instanceof QingwenError && cause.code.startsWith('input/')) {
    return { code: cause.code, message: cause.message };
  }
  throw cause;
}

/** So many of a list, as far from each other as can be. */
function spread<T>(list: readonly T[], count: number): T[] {
  const selection = { of: list.length, take: Math.min(count, list.length) };
  return list.filter((_, at) => isTaken(selection, at));
}
