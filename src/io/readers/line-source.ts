import { messageOf, QingwenError } from '../../core/errors.ts';
import { type Line, type LineBatch, linesOf, readLines } from '../lines.ts';
import type { BadRecord, Decoded, Decoding, Range, ReadOptions } from '../reader.ts';
import { CHUNK_BYTES, readWhole, type Source } from '../source.ts';

/**
 * The lines of a range, whatever the charset: as bytes where a line feed is one byte; otherwise the file is decoded
 * whole.
 *
 * @throws QingwenError `input/undecodable`, `input/too-long`, `input/unreadable`, `input/changed`.
 */
export async function* lineBatches(
  source: Source,
  range: Range,
  { decoding, maxBytes }: ReadOptions,
  mark?: string,
): AsyncGenerator<LineBatch, void, undefined> {
  const charset = range.charset ?? (await charsetOf(source, decoding, mark));
  if (isSingleByteFeed(charset)) {
    yield* readLines(source, range, { charset, decoding, maxBytes });
    return;
  }
  const bytes = await readWhole(source, range.end, maxBytes);
  const decoded = decodeNamed(source, bytes, decoding);
  yield {
    lines: linesOf(decoded.text, 1, decoded.charset),
    bytes: bytes.length,
    locate: ({ text }) => ({ raw: Buffer.from(text), length: Buffer.byteLength(text) }),
  };
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

/** Whether a byte 10 is a line feed and nothing else. */
export function isSingleByteFeed(charset: string): boolean {
  return !charset.startsWith('utf-16') && !charset.startsWith('utf-32');
}

/** The text of a file; an error names the file. */
export function decodeNamed({ file }: Source, bytes: Uint8Array, decoding: Decoding): Decoded {
  try {
    return decoding.decode(bytes);
  } catch (cause) {
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
  const { byte, raw, length } = batch.locate(line);
  const place = { source: path, line: line.number, ...(byte === undefined ? {} : { byte }) };
  return { bad: { id, reason, message, place, raw: Uint8Array.from(raw), length } };
}
