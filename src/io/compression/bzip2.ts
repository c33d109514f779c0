import { Readable } from 'node:stream';
import unbzip2 from 'unbzip2-stream';

/** Bzip2. */
export async function* bunzip2(
  compressed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const source = Readable.from(compressed, { objectMode: false });
  const plain = source.pipe(unbzip2());
  source.once('error', (error) => plain.emit('error', error));
  try {
    yield* new Readable({ objectMode: false }).wrap(plain) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    // The decoder reads on where nothing is.
    throw cause instanceof TypeError ? new Error('unexpected end of data', { cause }) : cause;
  }
}
