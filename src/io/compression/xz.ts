import xz from 'xz-decompress';

/** What the decoder means by its codes, those of XZ Embedded. */
const CODES: { readonly [code: string]: string } = {
  3: 'its dictionary is too large',
  4: 'its dictionary is too large',
  5: 'no xz data stands there',
  6: 'it needs a filter or a checksum that is not supported',
  7: 'the data is corrupt',
  8: 'unexpected end of data',
};
/** The decoder loses what it has decoded of a piece in which something is broken. */
const PIECE_BYTES = 1 << 12;
/** A stream, whose length is a multiple of four, ends with these. */
const END_OF_STREAM = Buffer.from('YZ');
const ALIGNMENT = 4;

/** Whether this thread decodes something: the decoder lets others wait, and would wait for itself. */
let isBusy = false;

/** XZ, by a decoder in WebAssembly. */
export async function* unxz(
  compressed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (isBusy) throw new Error('xz data in xz data is not read');
  isBusy = true;
  const bytes = piecesOf(compressed);
  try {
    const first = await bytes.next();
    if (first.done === true) return;
    let next: IteratorResult<Uint8Array, void> | undefined = first;
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value, done } = next ?? (await bytes.next());
        next = undefined;
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
    });
    yield* new xz.XzReadableStream(stream) as AsyncIterable<Uint8Array> & ReadableStream<Uint8Array>;
  } catch (cause) {
    const code = /error code (\d+)$/.exec(cause instanceof Error ? cause.message : '')?.[1];
    throw code === undefined ? cause : new Error(CODES[code] ?? `error ${code}`, { cause });
  } finally {
    isBusy = false;
    await bytes.return();
  }
}

/** Bytes in small pieces, none of which reaches over the end of a stream. */
async function* piecesOf(compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let at = 0;
  for await (const chunk of compressed) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let from = 0; from < bytes.length; ) {
      const most = Math.min(from + PIECE_BYTES, bytes.length);
      const to = endOfStream(bytes.subarray(0, most), from, at) ?? most;
      yield bytes.subarray(from, to);
      from = to;
    }
    at += bytes.length;
  }
}

/** Where bytes behind `from` may end a stream, the first of them being byte `at` of the file. */
function endOfStream(bytes: Buffer, from: number, at: number): number | undefined {
  for (let found = bytes.indexOf(END_OF_STREAM, from); found !== -1; ) {
    const end = found + END_OF_STREAM.length;
    if ((at + end) % ALIGNMENT === 0) return end;
    found = bytes.indexOf(END_OF_STREAM, end);
  }
  return undefined;
}
