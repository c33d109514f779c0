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
  for await (const chunk of compressed) {
    decoder.push(chunk);
    yield* ready.splice(0);
  }
  decoder.push(new Uint8Array(0), true);
  yield* ready.splice(0);
}
