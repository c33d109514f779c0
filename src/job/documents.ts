import { QingwenError } from '../core/errors.ts';
import type { InputFile } from '../io/inputs.ts';
import { type Range, type ReadBatch, type Split, wholeFile } from '../io/reader.ts';
import { readerOf } from '../io/readers/index.ts';
import { openSource } from '../io/source.ts';
import { decoding } from './decoding.ts';

/** What the records of a file are. */
export interface RecordOptions {
  readonly split: Split;
  readonly textField: string;
}

/** Bytes of one document above which it is refused: V8 holds no string of more than 512 Mi code units. */
const MAX_DOCUMENT_BYTES = 1 << 28;

/**
 * The records of a range of a file, in their order.
 *
 * @throws QingwenError `input/…` about the file as a whole, after what could be read of it.
 */
export async function* readDocuments(
  file: InputFile,
  { split, textField }: RecordOptions,
  range: Range = wholeFile(file.modified === 0 ? null : file.size),
): AsyncGenerator<ReadBatch, void, undefined> {
  const source = await openSource(file);
  try {
    const options = { split, textField, decoding, maxBytes: MAX_DOCUMENT_BYTES };
    yield* readerOf(file.format).read(source, range, options);
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
