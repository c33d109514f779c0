import type { Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { QingwenError } from '../core/errors.ts';
import { unreadable } from './causes.ts';
import { decompressed } from './compression/decompressed.ts';
import { compressionNamed } from './compression/index.ts';
import type { InputFile } from './inputs.ts';

/** Bytes asked of the system at a time. */
export const CHUNK_BYTES = 1 << 20;

/** The path that stands for standard input. */
export const STANDARD_INPUT = '-';

/** A file open for reading, or what stands for one: a pipe, the bytes that a compressed file holds. */
export interface Source {
  readonly file: InputFile;
  /**
   * Fills the buffer from a position of the file; answers the number of bytes, 0 at the end. A file gives fewer than
   * asked for only at its end, a stream whenever it likes.
   * Of a source that is no regular file ({@link streamed}) each byte is read once and in order, but for the first
   * {@link CHUNK_BYTES}, which may be read again.
   *
   * @throws QingwenError `input/unreadable`
   */
  read(into: Uint8Array, position: number): Promise<number>;
  /** Bytes of the file used up so far, where that is not what was read: of a compressed one. */
  readonly used?: () => number;
  /** How it differs from what was found when the job was planned, in a few words. */
  changed(): Promise<string | undefined>;
  close(): Promise<void>;
}

/**
 * Opens a file; what it holds, where it is compressed.
 *
 * @throws QingwenError `input/unreadable`
 */
export async function openSource(file: InputFile): Promise<Source> {
  const compression = file.compression === undefined ? undefined : compressionNamed(file.compression);
  const source = await openFile(file);
  return compression === undefined ? source : decompressed(source, compression);
}

async function openFile(file: InputFile): Promise<Source> {
  if (file.path === STANDARD_INPUT) return openStream(file, process.stdin);
  let handle: FileHandle;
  let facts: Stats;
  try {
    handle = await open(file.path, 'r');
    facts = await handle.stat();
  } catch (cause) {
    throw unreadable(file.path, cause);
  }
  const regular = facts.isFile();
  const positioned: Source['read'] = (into, position) => fill(handle, into, position);
  const read = regular ? positioned : streamed((into) => fill(handle, into, null));
  return {
    file,
    async read(into, position) {
      try {
        return await read(into, position);
      } catch (cause) {
        throw cause instanceof QingwenError ? cause : unreadable(file.path, cause);
      }
    },
    async changed() {
      if (!regular) return undefined;
      const { size, mtimeMs } = await handle.stat();
      if (size !== file.size) return `it had ${file.size} bytes and now has ${size}`;
      return mtimeMs === file.modified ? undefined : 'it was written to';
    },
    close: () => handle.close(),
  };
}

/** Standard input: a pipe, a terminal, or what the shell has put in its place. */
function openStream(file: InputFile, stream: AsyncIterable<Uint8Array>): Source {
  const { next, close } = takenFrom(stream);
  return { file, read: streamed(next), changed: async () => undefined, close };
}

/** Chunks of any size, to be had in pieces of any other. */
export function takenFrom(stream: AsyncIterable<Uint8Array>): {
  readonly next: (into: Uint8Array) => Promise<number>;
  readonly close: () => Promise<void>;
} {
  const chunks = stream[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array(0);
  return {
    async next(into) {
      while (rest.length === 0) {
        const { value, done } = await chunks.next();
        if (done === true) return 0;
        rest = value;
      }
      const piece = rest.subarray(0, into.length);
      into.set(piece);
      rest = rest.subarray(piece.length);
      return piece.length;
    },
    async close() {
      await chunks.return?.();
    },
  };
}

/** Makes the `read` of a source of what can be read in order only: `next` fills a buffer as far as there is anything. */
export function streamed(next: (into: Uint8Array) => Promise<number>): Source['read'] {
  let head: Buffer | undefined;
  let at = 0;
  return async (into, position) => {
    if (head === undefined) {
      const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
      head = buffer.subarray(0, await next(buffer));
      at = head.length;
    }
    const known = position < head.length ? head.copy(into, 0, position) : 0;
    if (known > 0) return known;
    if (position !== at) throw new RangeError(`a stream stands at byte ${at}, not ${position}`);
    const more = await next(into);
    at += more;
    return more;
  };
}

/** The system may answer in small pieces: asks until the buffer is full or the end is there. */
async function fill(handle: FileHandle, into: Uint8Array, position: number | null): Promise<number> {
  let length = 0;
  while (length < into.length) {
    const from = position === null ? null : position + length;
    const { bytesRead } = await handle.read(into, length, into.length - length, from);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
}

/**
 * The bytes of a source between two positions, `end` being `null` where its size is not known.
 *
 * @throws QingwenError `input/unreadable` when the system fails; `input/changed` when there are fewer; `input/too-long`
 * when there are more than `maxBytes`.
 */
export async function readWhole(source: Source, end: number | null, maxBytes: number): Promise<Buffer> {
  const { bytes, failure } = await readReadable(source, end, maxBytes);
  if (failure !== undefined) throw failure;
  return bytes;
}

/**
 * Like {@link readWhole}, but what cannot be read to its end gives what came before, and why there is no more.
 *
 * @throws QingwenError `input/too-long` when there are more than `maxBytes`; `input/expands`, for what comes before that
 * is no text.
 */
export async function readReadable(
  source: Source,
  end: number | null,
  maxBytes: number,
): Promise<{ readonly bytes: Buffer; readonly failure?: QingwenError }> {
  if (end !== null && end > maxBytes) throw tooLong(source.file, maxBytes);
  const pieces: Buffer[] = [];
  let length = 0;
  const given = (failure?: QingwenError) => {
    const bytes = Buffer.concat(pieces, length);
    return failure === undefined ? { bytes } : { bytes, failure };
  };
  for (;;) {
    const piece = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, (end ?? Number.POSITIVE_INFINITY) - length));
    let size = 0;
    try {
      size = piece.length === 0 ? 0 : await source.read(piece, length);
    } catch (cause) {
      if (cause instanceof QingwenError && cause.code !== 'input/expands') return given(cause);
      throw cause;
    }
    length += size;
    if (length > maxBytes) throw tooLong(source.file, maxBytes);
    if (size > 0) pieces.push(piece.subarray(0, size));
    else if (end !== null && length < end) return given(endsEarly(source.file, length, end));
    else return given();
  }
}

function tooLong({ path }: InputFile, maxBytes: number): QingwenError {
  const most = maxBytes < 1 << 20 ? `${maxBytes} bytes` : `${maxBytes >> 20} MiB`;
  return new QingwenError(
    'input/too-long',
    `${path}: more than ${most} are too much for one document; split it into lines or paragraphs`,
  );
}

/** What a file that ends too early is told with. */
export function endsEarly({ path }: InputFile, end: number, wanted: number): QingwenError {
  return new QingwenError(
    'input/changed',
    `${path}: it has become shorter while it was read: it ends at byte ${end}, not ${wanted}; its part up to there was used`,
  );
}
