import { isUtf8 } from 'node:buffer';
import { messageOf } from '../core/errors.ts';
import { isBlank } from './blank.ts';
import { type LineBlock, readLineBlocks } from './line-blocks.ts';
import { LineFeed } from './line-feed.ts';
import type { BadRecord, Decoded, Decoding, Range } from './reader.ts';
import type { Source } from './source.ts';

/** One line without its line break. */
export interface Line {
  /** 1-based. */
  readonly number: number;
  /** The text, or what can be shown of it when there is a `problem`. */
  readonly text: string;
  /** Whether it holds white space only. */
  readonly blank: boolean;
  readonly charset: string;
  /** How many undecodable sequences became U+FFFD. */
  readonly replaced: number;
  readonly problem?: { readonly reason: 'input/undecodable' | 'input/too-long'; readonly message: string };
}

/** Where a line stands, and its bytes: the first of them where it is too long. */
type LocatedLine = Pick<BadRecord, 'raw' | 'length' | 'sha256'> & { readonly byte: number };

/** The lines of one read, and how many bytes of the file they stand for. */
export interface LineBatch {
  readonly lines: readonly Line[];
  readonly bytes: number;
  /** Where a line of this batch stands, and its bytes; asked for in the order of the lines, before the next batch. */
  locate(line: Line): LocatedLine;
}

/** How lines are read. */
export interface LineOptions {
  /** Charset of the file. */
  readonly charset: string;
  readonly decoding: Decoding;
  /** A line of more bytes, its line feed counted, is a problem and is not held in memory. */
  readonly maxBytes: number;
}

const CARRIAGE_RETURN = 13;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * The lines of a range in the order they stand there, read in chunks: memory holds one chunk, or one line where that
 * is longer. In a UTF-8 file, a chunk that is valid is decoded as a whole; in one that is not, and in files of other
 * charsets (of which UTF-16 and UTF-32 have lines as well), each line is decoded on its own, so that a bad byte harms one line only. What a line comes to does not
 * hang on the chunk it stands in. Byte order marks before a line are taken off: joined files have them in the middle.
 *
 * @throws QingwenError `input/unreadable` when the system fails in the middle; `input/changed` when the file ends
 * before the range.
 */
export async function* readLines(
  source: Source,
  range: Pick<Range, 'start' | 'end' | 'line'>,
  { charset, decoding, maxBytes }: LineOptions,
): AsyncGenerator<LineBatch, void, undefined> {
  const inUtf8 = charset === 'utf-8';
  const feed = new LineFeed(charset);
  // Bytes of two or four a character are never taken for UTF-8.
  const decodeLine =
    feed.width === 1
      ? decoding.lineDecoder(charset)
      : (bytes: Uint8Array): Decoded => decoding.decode(bytes, charset);
  let number = range.line;
  for await (const block of readLineBlocks(source, range, maxBytes, feed)) {
    const isTooLong = block.sha256 !== undefined;
    const lines = isTooLong
      ? [tooLongLine(block, number, charset)]
      : inUtf8 && isUtf8(block.bytes)
        ? linesOf(decoding.decode(block.bytes, 'utf-8').text, number)
        : linesApart(block.bytes, number, { decodeLine, inUtf8, feed });
    yield { lines, bytes: block.length, locate: locator(block, number, feed) };
    number += lines.length;
  }
}

/** The lines of a decoded text; the line break that ends a text begins no line of its own. */
export function linesOf(text: string, firstNumber = 1): Line[] {
  const lines: Line[] = [];
  let at = 0;
  while (at < text.length) {
    const feed = text.indexOf('\n', at);
    const next = feed === -1 ? text.length : feed + 1;
    const end = feed === -1 ? text.length : feed;
    const stop = end > at && text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end;
    const line = text.slice(afterMarks(text, at), stop);
    const blank = line.trim() === '';
    lines.push({ number: firstNumber + lines.length, text: line, blank, charset: 'utf-8', replaced: 0 });
    at = next;
  }
  return lines;
}

function afterMarks(text: string, at: number): number {
  let start = at;
  while (text.charCodeAt(start) === BYTE_ORDER_MARK) start++;
  return start;
}

interface Apart {
  readonly decodeLine: (bytes: Uint8Array) => Decoded;
  readonly inUtf8: boolean;
  readonly feed: LineFeed;
}

function linesApart(bytes: Buffer, firstNumber: number, { decodeLine, inUtf8, feed }: Apart): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < bytes.length; ) {
    const next = feed.after(bytes, at);
    const end = next === 0 ? bytes.length : next - feed.width;
    const stop = end > at && feed.isReturnBefore(bytes, end) ? end - feed.width : end;
    const line = decodedLine(bytes.subarray(at, stop), firstNumber + lines.length, decodeLine);
    // Whoever numbers the lines of a UTF-8 file sees its bytes only.
    lines.push(inUtf8 ? { ...line, blank: isBlank(bytes, at, stop) } : line);
    at = next === 0 ? bytes.length : next;
  }
  return lines;
}

function decodedLine(bytes: Buffer, number: number, decodeLine: (bytes: Uint8Array) => Decoded): Line {
  try {
    const { text: whole, charset, replaced = 0 } = decodeLine(bytes);
    const text = whole.slice(afterMarks(whole, 0));
    return { number, text, blank: text.trim() === '', charset, replaced };
  } catch (cause) {
    const problem = { reason: 'input/undecodable', message: messageOf(cause) } as const;
    const text = bytes.toString('latin1');
    return { number, text, blank: false, charset: 'binary', replaced: 0, problem };
  }
}

function tooLongLine({ bytes, length }: LineBlock, number: number, charset: string): Line {
  const message = `a line of ${length} bytes is too long for one document; its beginning is shown`;
  const problem = { reason: 'input/too-long', message } as const;
  return { number, text: bytes.toString('utf8'), blank: false, charset, replaced: 0, problem };
}

/** Counts line feeds from one line asked for to the next: only what is bad is ever located. */
function locator(
  { bytes, at, length, sha256 }: LineBlock,
  firstNumber: number,
  feed: LineFeed,
): LineBatch['locate'] {
  let number = firstNumber;
  let start = 0;
  return (line) => {
    if (sha256 !== undefined) return { byte: at, raw: bytes, length, sha256 };
    for (; number < line.number; number++) start = feed.after(bytes, start);
    const next = feed.after(bytes, start);
    const raw = bytes.subarray(start, next === 0 ? bytes.length : next - feed.width);
    return { byte: at + start, raw, length: raw.length };
  };
}
