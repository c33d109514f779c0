import { messageOf, QingwenError } from '../../core/errors.ts';
import { CHUNK_BYTES, type Source, streamed } from '../source.ts';
import type { Compression } from './index.ts';

/** Times its own size that a compressed file may come to; text seldom comes to 20, a trap to thousands. */
const MOST_RATIO = 500;
/** Bytes that any file may come to: small files of one character over and over compress better than text. */
const ANY_SIZE = 1 << 26;

/**
 * The source of what a compressed source holds, to be read once and in order.
 *
 * Reading throws QingwenError `input/format` when the compressed bytes are broken or end too early, after what they
 * gave up to there; `input/expands` when they come to more than {@link MOST_RATIO} times their size.
 */
export function decompressed(source: Source, { name, decompress }: Compression): Source {
  const { path } = source.file;
  let taken = 0;
  async function* compressedBytes(): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      // The decoder may keep a chunk for later: each needs memory of its own.
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES >> 2);
      const size = await source.read(chunk, taken);
      taken += size;
      if (size > 0) yield chunk.subarray(0, size);
      if (size < chunk.length) return;
    }
  }
  const plain = decompress(compressedBytes())[Symbol.asyncIterator]();
  let given = 0;
  let rest: Uint8Array = new Uint8Array(0);
  let failure: QingwenError | undefined;
  const more = async (): Promise<boolean> => {
    try {
      const { value, done } = await plain.next();
      if (done === true) return false;
      rest = value;
      given += value.length;
      if (expandsTooMuch(taken, given)) failure = expands(path, taken, given);
    } catch (cause) {
      failure = cause instanceof QingwenError ? cause : broken(path, name, given, cause);
    }
    return true;
  };
  const next = async (into: Uint8Array): Promise<number> => {
    let filled = 0;
    while (filled < into.length) {
      if (rest.length === 0) {
        // What came before a failure is handed on first.
        if (failure !== undefined && filled > 0) return filled;
        if (failure !== undefined) throw failure;
        if (!(await more())) return filled;
        continue;
      }
      const piece = rest.subarray(0, into.length - filled);
      into.set(piece, filled);
      filled += piece.length;
      rest = rest.subarray(piece.length);
    }
    return filled;
  };
  return {
    file: { ...source.file, size: 0, modified: 0 },
    read: streamed(next),
    used: () => taken,
    changed: () => source.changed(),
    async close() {
      await plain.return?.().catch(() => {});
      await source.close();
    },
  };
}

/** Whether so many compressed bytes come to more than text can. */
export function expandsTooMuch(compressed: number, given: number): boolean {
  return given > ANY_SIZE && given > compressed * MOST_RATIO;
}

/** What a file that does so is told with. */
export function expands(path: string, compressed: number, given: number): QingwenError {
  return new QingwenError(
    'input/expands',
    `${path}: ${compressed} compressed bytes come to more than ${given}: over ${MOST_RATIO} times as much; what came before was used. Decompress it yourself if it is meant`,
  );
}

function broken(path: string, name: string, given: number, cause: unknown): QingwenError {
  const why = messageOf(cause).replace(/\.$/, '');
  return new QingwenError(
    'input/format',
    `${path}: the ${name} data is broken or ends too early (${why}); the ${given} bytes before that were used`,
    { cause },
  );
}
