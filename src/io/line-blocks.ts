import { CHUNK_BYTES, type Source } from './source.ts';

/** A run of whole lines as bytes; or the first bytes of one line that was too long to hold. */
export interface LineBlock {
  /** Valid until the next block is asked for. */
  readonly bytes: Buffer;
  /** How many bytes of the file this block stands for. */
  readonly length: number;
  readonly tooLong: boolean;
}

const LINE_FEED = 10;
const SHOWN_BYTES = 1 << 16;

/**
 * Cuts a file at its last line feed in each chunk, and carries the rest over to the next. One buffer serves the
 * whole file; it grows to the longest line, up to `maxBytes`. A longer line comes as its first bytes only.
 */
export async function* readLineBlocks(
  source: Source,
  maxBytes: number,
): AsyncGenerator<LineBlock, void, undefined> {
  if (source.whole) {
    if (source.head.length > 0) yield { bytes: source.head, length: source.head.length, tooLong: false };
    return;
  }
  let buffer = Buffer.allocUnsafe(source.head.length + CHUNK_BYTES);
  source.head.copy(buffer);
  let searched = 0;
  let held = source.head.length;
  for (;;) {
    const end = buffer.subarray(searched, held).lastIndexOf(LINE_FEED) + 1 + searched;
    if (end > searched) {
      yield { bytes: buffer.subarray(0, end), length: end, tooLong: false };
      buffer.copyWithin(0, end, held);
      held -= end;
    } else if (held > maxBytes) {
      const shown = Math.min(held, SHOWN_BYTES);
      const rest = await skipLine(source, buffer.subarray(shown));
      yield { bytes: buffer.subarray(0, shown), length: held + rest.skipped, tooLong: true };
      buffer.copyWithin(0, shown + rest.from, shown + rest.to);
      held = rest.to - rest.from;
      searched = 0;
      if (held > 0) continue;
    }
    searched = held;
    if (buffer.length - held < CHUNK_BYTES) buffer = grown(buffer, held);
    const size = await source.read(buffer.subarray(held, held + CHUNK_BYTES));
    if (size === 0) break;
    held += size;
  }
  if (held > 0) yield { bytes: buffer.subarray(0, held), length: held, tooLong: false };
}

/** Reads on to the end of the line; what follows it stands in `scratch` from `from` to `to`. */
async function skipLine(
  source: Source,
  scratch: Buffer,
): Promise<{ readonly skipped: number; readonly from: number; readonly to: number }> {
  let skipped = 0;
  for (;;) {
    const to = await source.read(scratch.subarray(0, CHUNK_BYTES));
    const from = scratch.subarray(0, to).indexOf(LINE_FEED) + 1;
    if (from > 0) return { skipped: skipped + from, from, to };
    skipped += to;
    if (to === 0) return { skipped, from: 0, to: 0 };
  }
}

/** Twice the room, so that a line of n bytes is copied O(n) bytes in all. */
function grown(buffer: Buffer<ArrayBuffer>, held: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafe(buffer.length * 2);
  buffer.copy(larger, 0, 0, held);
  return larger;
}
