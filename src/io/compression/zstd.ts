import { Decompress } from 'fzstd';

/**
 * Zstandard (RFC 8878) by a decoder in JavaScript: the one built into Node.js is in some of the versions that this
 * package runs on only.
 */
export async function* unzstd(
  compressed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const ready: Uint8Array[] = [];
  const decoder = new Decompress((chunk) => ready.push(chunk));
  let isEmpty = true;
  for await (const chunk of compressed) {
    isEmpty = false;
    yield* pushed(decoder, chunk, false, ready);
  }
  if (!isEmpty) yield* pushed(decoder, new Uint8Array(0), true, ready);
}

/** What a piece comes to, also when it is broken further on. */
function* pushed(decoder: Decompress, piece: Uint8Array, isLast: boolean, ready: Uint8Array[]) {
  let failure: unknown;
  try {
    decoder.push(piece, isLast);
  } catch (cause) {
    failure = cause ?? new Error('invalid zstd data');
  }
  yield* ready.splice(0);
  if (failure !== undefined) throw failure;
}
