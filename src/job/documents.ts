import { QingwenError } from '../core/errors.ts';
import type { InputFile } from '../io/inputs.ts';
import { isSplittable, type Range, type ReadBatch, type ReadOptions, wholeFile } from '../io/reader.ts';
import { readerOf } from '../io/readers/index.ts';
import { openSource } from '../io/source.ts';
import { decoding } from './decoding.ts';

/** The options of a job that say how files are read. */
export type ReadingOptions = Pick<ReadOptions, 'split' | 'textField' | 'idField'> & {
  readonly maxDocumentBytes: number;
};

/** How the files of a job are read. */
export function readOptions({ split, textField, idField, maxDocumentBytes }: ReadingOptions): ReadOptions {
  return { split, textField, idField, decoding, maxBytes: maxDocumentBytes };
}

/**
 * The records of a range of a file, in their order.
 *
 * @throws QingwenError `input/…` about the file as a whole, after what could be read of it.
 */
export async function* readDocuments(
  file: InputFile,
  options: ReadingOptions,
  range: Range = wholeFile(isSplittable(file) ? file.size : null),
): AsyncGenerator<ReadBatch, void, undefined> {
  const source = await openSource(file);
  try {
    let used = 0;
    for await (const { items, bytes } of readerOf(file.format).read(source, range, readOptions(options))) {
      // Progress is told in bytes of the file.
      const now = source.used?.() ?? used + bytes;
      yield { items, bytes: now - used };
      used = now;
    }
    const change = await source.changed();
    if (change !== undefined) throw changed(file, change);
  } finally {
    await source.close();
  }
}

function changed({ path }: InputFile, change: string): QingwenError {
  const message = `${path}: it changed while the job ran: ${change}; what was read of it was used`;
  return new QingwenError('input/changed', message);
}
