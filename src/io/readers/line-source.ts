import { messageOf, QingwenError } from '../../core/errors.ts';
import { isSingleByteFeed } from '../line-feed.ts';
import { type Line, type LineBatch, readLines } from '../lines.ts';
import type { BadRecord, Decoded, Decoding, Range, ReadOptions } from '../reader.ts';
import { CHUNK_BYTES, type Source } from '../source.ts';

/**
 * The lines of a range, whatever the charset.
 *
 * @throws QingwenError `input/undecodable`, `input/unreadable`, `input/changed`.
 */
export async function* lineBatches(
  source: Source,
  range: Range,
  { decoding, maxBytes }: ReadOptions,
  mark?: string,
): AsyncGenerator<LineBatch, void, undefined> {
  const charset = range.charset ?? (await charsetOf(source, decoding, mark));
  yield* readLines(source, range, { charset, decoding, maxBytes });
}

/**
 * Charset of a file by its first chunk. A file with `mark` in it is text in parts at least: what is no text in it is
 * told line by line.
 *
 * @throws QingwenError `input/undecodable` where that is no text; `input/unreadable`.
 */
export async function charsetOf(source: Source, decoding: Decoding, mark?: string): Promise<string> {
  const { size } = source.file;
  const head = Buffer.allocUnsafe(size > 0 ? Math.min(CHUNK_BYTES, size) : CHUNK_BYTES);
  const bytes = head.subarray(0, await source.read(head, 0));
  const charset = decoding.charsetOf(bytes);
  if (charset !== 'binary') return charset;
  if (mark === undefined || !bytes.includes(mark)) decodeNamed(source, bytes, decoding);
  return 'utf-8';
}

/** The text of a file; an error names the file, and is `failure` where there is one, which explains it. */
export function decodeNamed(
  { file }: Source,
  bytes: Uint8Array,
  decoding: Decoding,
  failure?: QingwenError,
): Decoded {
  try {
    return decoding.decode(bytes);
  } catch (cause) {
    if (failure !== undefined) throw failure;
    const code = cause instanceof QingwenError ? cause.code : 'input/undecodable';
    throw new QingwenError(code, `${file.path}: ${messageOf(cause)}`, { cause });
  }
}

/** A line that is no record. */
export function badLine(
  id: string,
  { path }: Source['file'],
  line: Line,
  batch: LineBatch,
  { reason, message }: Pick<BadRecord, 'reason' | 'message'>,
): { readonly bad: BadRecord } {
  const { byte, raw, ...located } = batch.locate(line);
  const place = { source: path, line: line.number, byte };
  const charset = isSingleByteFeed(line.charset) ? {} : { charset: line.charset };
  return { bad: { id, reason, message, place, raw: Uint8Array.from(raw), ...located, ...charset } };
}
