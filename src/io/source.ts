import { type FileHandle, open } from 'node:fs/promises';
import pLimit from 'p-limit';
import { QingwenError } from '../core/errors.ts';
import { systemCause } from './causes.ts';
import type { InputFile } from './inputs.ts';

/** Bytes asked of the system at a time. */
export const CHUNK_BYTES = 1 << 20;

/** A file opened, its first bytes read; `error` where that failed. */
export interface Source {
  readonly file: InputFile;
  /** The first chunk: up to {@link CHUNK_BYTES} bytes, all of the file when `whole`. */
  readonly head: Buffer;
  readonly whole: boolean;
  readonly error?: QingwenError;
  /** Fills the buffer from where the last read ended; answers the number of bytes, 0 at the end. */
  read(into: Buffer): Promise<number>;
  close(): Promise<void>;
}

/**
 * Opens files and reads their first chunks ahead of the consumer, at most `jobs` at a time, and hands them over in
 * the order given. No more than twice `jobs` files wait, so memory does not grow with the number of files.
 * The consumer closes what it was given; what it was not given is closed here.
 */
export async function* openAhead(
  files: Iterable<InputFile>,
  jobs: number,
): AsyncGenerator<Source, void, undefined> {
  const limit = pLimit(jobs);
  const waiting: Promise<Source>[] = [];
  try {
    for (const file of files) {
      waiting.push(limit(openSource, file));
      const first = waiting.length > jobs * 2 ? waiting.shift() : undefined;
      if (first !== undefined) yield await first;
    }
    for (let first = waiting.shift(); first !== undefined; first = waiting.shift()) yield await first;
  } finally {
    await Promise.all(waiting.map(async (source) => (await source).close()));
  }
}

/** Opens one file and reads its first chunk; a failure is kept in the source and never thrown. */
export async function openSource(file: InputFile): Promise<Source> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file.path, 'r');
    // One byte more than the size known, so that the end of a small file shows in the first round.
    const head = Buffer.allocUnsafe(file.size > 0 ? Math.min(CHUNK_BYTES, file.size + 1) : CHUNK_BYTES);
    const length = await fill(handle, head);
    const source = handleSource(file, handle, head.subarray(0, length), length < head.length);
    if (source.whole) await source.close();
    return source;
  } catch (cause) {
    await handle?.close().catch(() => undefined);
    return { ...handleSource(file, undefined, Buffer.alloc(0), true), error: unreadable(file, cause) };
  }
}

function handleSource(file: InputFile, handle: FileHandle | undefined, head: Buffer, whole: boolean): Source {
  let closed = handle === undefined;
  return {
    file,
    head,
    whole,
    async read(into) {
      if (closed || handle === undefined) return 0;
      try {
        return await fill(handle, into);
      } catch (cause) {
        throw unreadable(file, cause);
      }
    },
    async close() {
      if (closed) return;
      closed = true;
      await handle?.close();
    },
  };
}

/** A pipe answers in small pieces: asks until the buffer is full or the end is there. */
async function fill(handle: FileHandle, into: Buffer): Promise<number> {
  let length = 0;
  while (length < into.length) {
    const { bytesRead } = await handle.read(into, length, into.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
}

/**
 * All bytes of a source.
 *
 * @throws QingwenError `input/unreadable` when the system fails, or when there are more than `maxBytes`.
 */
export async function readWhole(source: Source, maxBytes: number): Promise<Buffer> {
  if (source.whole) return source.head;
  const pieces = [source.head];
  let length = source.head.length;
  for (;;) {
    const piece = Buffer.allocUnsafe(CHUNK_BYTES);
    const size = await source.read(piece);
    length += size;
    if (length > maxBytes) {
      throw new QingwenError(
        'input/unreadable',
        `${source.file.path}: more than ${maxBytes >> 20} MiB are too much for one document; split it into lines or paragraphs`,
      );
    }
    if (size > 0) pieces.push(piece.subarray(0, size));
    if (size < piece.length) return Buffer.concat(pieces, length);
  }
}

function unreadable(file: InputFile, cause: unknown): QingwenError {
  return new QingwenError('input/unreadable', `${file.path}: ${systemCause(cause)}`, { cause });
}
