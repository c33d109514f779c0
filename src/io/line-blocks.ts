import { createHash } from 'node:crypto';
import { BYTE_FEED, type LineFeed } from './line-feed.ts';
import type { Range } from './reader.ts';
import { CHUNK_BYTES, endsEarly, type Source } from './source.ts';

/** A run of whole lines as bytes; or the first bytes of one line that was too long to hold. */
export interface LineBlock {
  /** Valid until the next block is asked for. */
  readonly bytes: Buffer;
  /** Where it begins in the file. */
  readonly at: number;
  /** How many bytes of the file this block stands for. */
  readonly length: number;
  /** SHA-256 of all of a line that was too long, in hexadecimal. */
  readonly sha256?: string;
}

const SHOWN_BYTES = 1 << 16;

/**
 * Cuts a range of a file at the last line feed of each chunk, and carries the rest over to the next. One buffer serves
 * the whole range; it grows to the longest line, up to `maxBytes`. A longer line comes as its first bytes only.
 *
 * @throws QingwenError `input/changed` when the file ends before the range, after the lines up to there.
 */
export async function* readLineBlocks(
  source: Source,
  { start, end }: Pick<Range, 'start' | 'end'>,
  maxBytes: number,
  feed: LineFeed = BYTE_FEED,
): AsyncGenerator<LineBlock, void, undefined> {
  const stop = end ?? Number.POSITIVE_INFINITY;
  let buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, stop - start));
  let at = start;
  let held = 0;
  let searched = 0;
  for (;;) {
    const wanted = Math.min(CHUNK_BYTES, stop - at - held);
    if (buffer.length - held < wanted) buffer = grown(buffer, held, wanted);
    const size = wanted === 0 ? 0 : await source.read(buffer.subarray(held, held + wanted), at + held);
    held += size;
    const cut = feed.afterLast(buffer.subarray(0, held), searched);
    if (cut > 0) {
      yield* wholeLines(buffer.subarray(0, cut), at, maxBytes, feed);
      buffer.copyWithin(0, cut, held);
      at += cut;
      held -= cut;
    }
    searched = held - feed.rest(held);
    if (size === 0) break;
    if (held > maxBytes) {
      const shown = Buffer.from(buffer.subarray(0, SHOWN_BYTES));
      const { length, sha256, rest } = await skipLine(source, buffer, at, held, stop, feed);
      yield { bytes: shown.subarray(0, length), at, length, sha256 };
      rest.copy(buffer);
      at += length;
      held = rest.length;
      searched = 0;
    }
  }
  if (held > 0) yield* wholeLines(buffer.subarray(0, held), at, maxBytes, feed);
  if (end !== null && at + held < end) throw endsEarly(source.file, at + held, end);
}

/** A block of whole lines, cut where one of them is too long. */
function* wholeLines(bytes: Buffer, at: number, maxBytes: number, feed: LineFeed): Generator<LineBlock> {
  let from = 0;
  if (bytes.length > maxBytes) {
    for (let start = 0; start < bytes.length; ) {
      const next = feed.after(bytes, start);
      const end = next || bytes.length;
      if (end - start > maxBytes) {
        if (start > from) yield block(bytes, at, from, start);
        const stop = next === 0 ? end : next - feed.width;
        const shown = bytes.subarray(start, Math.min(stop, start + SHOWN_BYTES));
        const sha256 = createHash('sha256').update(bytes.subarray(start, end)).digest('hex');
        yield { bytes: shown, at: at + start, length: end - start, sha256 };
        from = end;
      }
      start = end;
    }
  }
  if (from < bytes.length) yield block(bytes, at, from, bytes.length);
}

function block(bytes: Buffer, at: number, from: number, to: number): LineBlock {
  return { bytes: bytes.subarray(from, to), at: at + from, length: to - from };
}

/** Reads on to the end of the line that begins at `at`; answers its length and hash, and what was read of what follows. */
async function skipLine(
  source: Source,
  scratch: Buffer,
  at: number,
  held: number,
  stop: number,
  feed: LineFeed,
): Promise<{ readonly length: number; readonly sha256: string; readonly rest: Buffer }> {
  const hash = createHash('sha256').update(scratch.subarray(0, held));
  // Of a unit that is cut the first bytes are kept.
  let kept = feed.rest(held);
  scratch.copyWithin(0, held - kept, held);
  for (let length = held; ; ) {
    const room = scratch.subarray(kept, kept + Math.min(CHUNK_BYTES, stop - at - length));
    const size = room.length === 0 ? 0 : await source.read(room, at + length);
    const piece = scratch.subarray(0, kept + size);
    const end = feed.after(piece, 0);
    hash.update(piece.subarray(kept, end || piece.length));
    if (end > 0)
      return { length: length + end - kept, sha256: hash.digest('hex'), rest: piece.subarray(end) };
    length += size;
    if (size === 0) return { length, sha256: hash.digest('hex'), rest: piece.subarray(piece.length) };
    kept = feed.rest(piece.length);
    scratch.copyWithin(0, piece.length - kept, piece.length);
  }
}

/** Twice the room, so that a line of n bytes is copied O(n) bytes in all. */
function grown(buffer: Buffer<ArrayBuffer>, held: number, wanted: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, held + wanted));
  buffer.copy(larger, 0, 0, held);
  return larger;
}
