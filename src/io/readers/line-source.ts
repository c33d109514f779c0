import { messageOf, QingwenError } from '../../core/errors.ts';
import { type Line, type LineBatch, linesOf, readLines } from '../lines.ts';
import type { BadRecord, Decoded, Decoding, Range, ReadOptions } from '../reader.ts';
import { CHUNK_BYTES, readWhole, type Source } from '../source.ts';

const LINE_FEED = 10;

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
    locate: wideLocator(bytes, charset),
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

/** Finds lines in bytes where a line feed is a unit of two or four of them. */
function wideLocator(bytes: Buffer, charset: string): LineBatch['locate'] {
  const width = charset.startsWith('utf-32') ? 4 : 2;
  const low = charset.endsWith('be') ? width - 1 : 0;
  const isFeed = (at: number): boolean => {
    for (let i = 0; i < width; i++) if (bytes[at + i] !== (i === low ? LINE_FEED : 0)) return false;
    return true;
  };
  const afterFeed = (from: number): number => {
    let at = from;
    while (at < bytes.length && !isFeed(at)) at += width;
    return at + width;
  };
  let number = 1;
  let start = 0;
  return (line) => {
    for (; number < line.number; number++) start = afterFeed(start);
    const end = Math.min(bytes.length, afterFeed(start) - width);
    return { byte: start, raw: bytes.subarray(start, end), length: end - start };
  };
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
