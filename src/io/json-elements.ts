import { createHash, type Hash } from 'node:crypto';
import type { Range } from './reader.ts';
import { CHUNK_BYTES, endsEarly, type Source } from './source.ts';

/** One element of a JSON array, or of values in a row, as bytes; the first of them where it was too long to hold. */
export interface Element {
  readonly bytes: Buffer;
  /** Where it begins in the file. */
  readonly at: number;
  /** Bytes it takes in the file. */
  readonly length: number;
  /** Line on which it begins, from 1. */
  readonly line: number;
  /** SHA-256 of all of it where it is too long, in hexadecimal. */
  readonly sha256?: string;
}

/** Elements read at one go, and the bytes of the file since the last ones. */
export interface Elements {
  readonly elements: readonly Element[];
  readonly bytes: number;
}

const SHOWN_BYTES = 1 << 16;
const FEED = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
/** The bytes of a byte order mark say nothing between two values. */
const MARK = [0xef, 0xbb, 0xbf];

/**
 * The elements of a JSON array at the top of a file, one after the other and without the rest of it: a walk over the
 * bytes that knows strings and nesting. Values that stand in a row without an array around them are taken as well. What
 * is broken is handed out as an element that does not parse, up to where the next one seems to begin.
 *
 * @throws QingwenError `input/unreadable`; `input/changed` when the file ends before the range.
 */
export async function* readElements(
  source: Source,
  { start, end, line }: Pick<Range, 'start' | 'end' | 'line'>,
  maxBytes: number,
): AsyncGenerator<Elements, void, undefined> {
  const stop = end ?? Number.POSITIVE_INFINITY;
  const scanner = new Scanner(start, line, maxBytes);
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let at = start;
  while (at < stop) {
    const size = await source.read(chunk.subarray(0, Math.min(CHUNK_BYTES, stop - at)), at);
    if (size === 0) break;
    at += size;
    yield { elements: scanner.scan(chunk.subarray(0, size)), bytes: size };
  }
  yield { elements: scanner.end(), bytes: 0 };
  if (end !== null && at < end) throw endsEarly(source.file, at, end);
}

class Scanner {
  readonly #maxBytes: number;
  #at: number;
  #line: number;
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** Pieces of the element that is open. */
  #pieces: Buffer[] = [];
  #held = 0;
  /** Of an element that is too long. */
  #hash: Hash | undefined;
  #start = -1;
  #startLine = 0;

  constructor(at: number, line: number, maxBytes: number) {
    this.#at = at;
    this.#line = line;
    this.#maxBytes = maxBytes;
  }

  scan(chunk: Buffer): Element[] {
    const elements: Element[] = [];
    let from = 0; // where the open element begins or goes on in this chunk
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0;
      if (byte === FEED) this.#line++;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === BACKSLASH) this.#escaped = true;
        else if (byte === QUOTE) this.#inString = false;
        continue;
      }
      if (this.#start === -1) {
        if (
          byte <= 0x20 ||
          byte === COMMA ||
          byte === OPEN_ARRAY ||
          byte === CLOSE_ARRAY ||
          MARK.includes(byte)
        )
          continue;
        this.#start = this.#at + i;
        this.#startLine = this.#line;
        from = i;
      }
      if (byte === QUOTE) this.#inString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.#depth++;
      else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        if (this.#depth > 0) this.#depth--;
        if (this.#depth === 0 && byte === CLOSE_OBJECT) {
          elements.push(this.#close(chunk.subarray(from, i + 1)));
          continue;
        }
      }
      if (this.#depth === 0 && (byte === COMMA || byte === CLOSE_ARRAY))
        elements.push(this.#close(chunk.subarray(from, i)));
    }
    this.#at += chunk.length;
    if (this.#start !== -1) this.#hold(chunk.subarray(from));
    return elements;
  }

  /** The element that is open at the end of the range. */
  end(): Element[] {
    return this.#start === -1 ? [] : [this.#close(Buffer.alloc(0))];
  }

  #hold(piece: Buffer): void {
    this.#held += piece.length;
    if (this.#hash !== undefined) {
      this.#hash.update(piece);
      return;
    }
    // A copy, for the chunk is used again; of an element that is too long only the beginning is kept.
    this.#pieces.push(Buffer.from(piece));
    if (this.#held <= this.#maxBytes) return;
    const all = Buffer.concat(this.#pieces);
    this.#hash = createHash('sha256').update(all);
    this.#pieces = [Buffer.from(all.subarray(0, SHOWN_BYTES))];
  }

  #close(last: Buffer): Element {
    const length = this.#held + last.length;
    const tooLong = length > this.#maxBytes;
    if (tooLong) this.#hold(last);
    const bytes = tooLong ? Buffer.concat(this.#pieces) : Buffer.concat([...this.#pieces, last]);
    const sha256 = this.#hash?.digest('hex');
    const element = { bytes, at: this.#start, length, line: this.#startLine };
    this.#pieces = [];
    this.#held = 0;
    this.#hash = undefined;
    this.#start = -1;
    this.#depth = 0;
    return sha256 === undefined ? element : { ...element, sha256 };
  }
}
