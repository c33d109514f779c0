import { QingwenError } from '../core/errors.ts';
import { type InputFile, isRegular } from '../io/inputs.ts';
import { wholeFile } from '../io/reader.ts';
import { type ReadingOptions, readDocuments } from './documents.ts';
import type { EffectiveOptions } from './options.ts';
import type { Piece } from './plan.ts';
import { type Selection, takenOf } from './selection.ts';

/** How many documents are asked for; 0 is all. */
export type Limits = Pick<EffectiveOptions, 'limit' | 'sample'>;

/** Pieces of which something is taken, and what. */
interface Selected {
  readonly pieces: readonly Piece[];
  readonly selection: Selection;
}

/**
 * Finds the pieces that hold what `limit` and `sample` ask for, which takes reading the input once, up to the limit. A
 * piece of which nothing is taken is left out; one without any record stays, since there is something to be told of it.
 *
 * @throws QingwenError `option/invalid` where the input can be read only once.
 */
export async function selectRecords(
  inputs: readonly InputFile[],
  pieces: AsyncIterable<Piece>,
  options: ReadingOptions & Limits,
): Promise<Selected> {
  const { limit, sample } = options;
  const most = limit === 0 ? Number.POSITIVE_INFINITY : limit;
  if (!inputs.every(isRegular)) {
    if (sample > 0 || inputs.length > 1) throw onlyOnce();
    // Where the limit is shows while it is read.
    const whole = { input: 0, range: wholeFile(null), chosen: { first: 0, count: limit } };
    return { pieces: [whole], selection: { of: limit, take: limit } };
  }
  const counted: { readonly piece: Piece; readonly first: number; readonly count: number }[] = [];
  let first = 0;
  for await (const piece of pieces) {
    const count = await countRecords(inputs[piece.input], piece, options, most - first);
    counted.push({ piece, first, count });
    first += count;
    if (first >= most) break;
  }
  const of = Math.min(first, most);
  const selection = { of, take: sample === 0 ? of : Math.min(sample, of) };
  const chosen = counted.flatMap(({ piece, first, count }) => {
    const taken = takenOf(selection, first, count);
    return count > 0 && taken === 0 ? [] : [{ ...piece, chosen: { first, count: taken } }];
  });
  return { pieces: chosen, selection };
}

function onlyOnce(): QingwenError {
  return new QingwenError(
    'option/invalid',
    'job: what comes through a pipe cannot be counted before it is read: it takes no "sample", and a "limit" only where it is the whole input',
  );
}

/** Records of a piece, counted up to some number; of one that cannot be read to its end, those before. */
async function countRecords(
  file: InputFile | undefined,
  { range }: Piece,
  options: ReadingOptions,
  most: number,
): Promise<number> {
  let count = 0;
  if (file === undefined) return count;
  try {
    for await (const { items } of readDocuments(file, options, range)) {
      count += items.length;
      if (count >= most) break;
    }
  } catch (cause) {
    if (!(cause instanceof QingwenError && cause.code.startsWith('input/'))) throw cause;
  }
  return count;
}
