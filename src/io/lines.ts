import { isUtf8 } from 'node:buffer';
import { messageOf } from '../core/errors.ts';
import { readLineBlocks } from './line-blocks.ts';
import type { Source } from './source.ts';

/** Text that bytes stand for, and how that was found; the shape of `decode` of `qingwen/detect`. */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
  /** How many undecodable sequences became U+FFFD. */
  readonly replaced?: number;
}

/** One line without its line break. */
export interface Line {
  /** 1-based. */
  readonly number: number;
  /** The text, or what can be shown of it when there is a `problem`. */
  readonly text: string;
  readonly charset: string;
  /** How many undecodable sequences became U+FFFD. */
  readonly replaced: number;
  readonly problem?: { readonly reason: 'input/undecodable' | 'input/too-long'; readonly message: string };
}

/** The lines of one read, and how many bytes of the file they stand for. */
export interface LineBatch {
  readonly lines: readonly Line[];
  readonly bytes: number;
}

/** How lines are read; both functions take a BOM at the start off. */
export interface LineOptions {
  /** Text of bytes that are valid UTF-8: many lines at once. */
  readonly decodeUtf8: (bytes: Uint8Array) => Decoded;
  /** Text of one line of a chunk that is not all valid UTF-8; throws for bytes that are no text. */
  readonly decodeLine: (bytes: Uint8Array) => Decoded;
  /** A line of more bytes is a problem and is not held in memory. */
  readonly maxBytes: number;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * The lines of a file in the order they stand there, read in chunks: memory holds one chunk, or one line where that
 * is longer. Valid UTF-8 is decoded a chunk at a time; in a chunk that is not, each line is decoded on its own, so
 * that a bad byte harms one line only.
 *
 * @throws QingwenError `input/unreadable` when the system fails in the middle.
 */
export async function* readLines(
  source: Source,
  options: LineOptions,
): AsyncGenerator<LineBatch, void, undefined> {
  let number = 1;
  for await (const block of readLineBlocks(source, options.maxBytes)) {
    const lines = block.tooLong
      ? [tooLongLine(block.bytes, number, block.length)]
      : isUtf8(block.bytes)
        ? linesOf(options.decodeUtf8(block.bytes).text, number)
        : linesApart(block.bytes, number, options);
    number += lines.length;
    yield { lines, bytes: block.length };
  }
}

/** The lines of a decoded text; the line break that ends a text begins no line of its own. */
export function linesOf(text: string, firstNumber = 1, charset = 'utf-8', replaced = 0): Line[] {
  const lines: Line[] = [];
  let at = 0;
  while (at < text.length) {
    const feed = text.indexOf('\n', at);
    const next = feed === -1 ? text.length : feed + 1;
    const end = feed === -1 ? text.length : feed;
    const stop = end > at && text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end;
    lines.push({ number: firstNumber + lines.length, text: text.slice(at, stop), charset, replaced });
    at = next;
  }
  return lines;
}

function linesApart(bytes: Buffer, firstNumber: number, options: LineOptions): Line[] {
  const lines: Line[] = [];
  let at = 0;
  while (at < bytes.length) {
    const feed = bytes.indexOf(LINE_FEED, at);
    const end = feed === -1 ? bytes.length : feed;
    const stop = end > at && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
    lines.push(decodedLine(bytes.subarray(at, stop), firstNumber + lines.length, options));
    at = end + 1;
  }
  return lines;
}

function decodedLine(bytes: Buffer, number: number, { decodeLine }: LineOptions): Line {
  try {
    const { text, charset, replaced = 0 } = decodeLine(bytes);
    return { number, text, charset, replaced };
  } catch (cause) {
    const problem = { reason: 'input/undecodable', message: messageOf(cause) } as const;
    return { number, text: bytes.toString('latin1'), charset: 'binary', replaced: 0, problem };
  }
}

function tooLongLine(bytes: Buffer, number: number, length: number): Line {
  const message = `a line of ${length} bytes is too long for one document; its beginning is shown`;
  const problem = { reason: 'input/too-long', message } as const;
  return { number, text: bytes.toString('utf8'), charset: 'utf-8', replaced: 0, problem };
}
