import xz from 'xz-decompress';

/** XZ, by a decoder in WebAssembly. */
export async function* unxz(
  compressed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const bytes = compressed[Symbol.asyncIterator]();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await bytes.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await bytes.return?.();
    },
  });
  yield* new xz.XzReadableStream(stream) as AsyncIterable<Uint8Array> & ReadableStream<Uint8Array>;
}
