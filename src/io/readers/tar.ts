import { createTarDecoder } from 'modern-tar';
import { messageOf, QingwenError } from '../../core/errors.ts';
import { type LoadedReader, type Range, type Reader, wholeFile } from '../reader.ts';
import { CHUNK_BYTES, endsEarly, type Source } from '../source.ts';
import { type Member, readMembers } from './archive.ts';

/** Tar: the members of known formats as if they were files of their own. */
export function tarReader(known: (name: string) => Reader | undefined): LoadedReader {
  return {
    format: 'tar',
    split: async (source) => [wholeFile(source.file.size)],
    async *read(source, range, options) {
      const bytes = { read: 0 };
      let told = 0;
      for await (const { items } of readMembers(source, membersOf(source, range, bytes), options, known)) {
        yield { items, bytes: bytes.read - told };
        told = bytes.read;
      }
      yield { items: [], bytes: bytes.read - told };
      if (range.end !== null && bytes.read < range.end) throw endsEarly(source.file, bytes.read, range.end);
    },
  };
}

async function* membersOf(
  source: Source,
  { end }: Range,
  taken: { read: number },
): AsyncGenerator<Member, void, undefined> {
  const stop = end ?? Number.POSITIVE_INFINITY;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const chunk = Buffer.alloc(Math.min(CHUNK_BYTES >> 2, stop - taken.read));
      const size = chunk.length === 0 ? 0 : await source.read(chunk, taken.read);
      taken.read += size;
      if (size === 0) controller.close();
      else controller.enqueue(chunk.subarray(0, size));
    },
  });
  try {
    for await (const { header, body } of stream.pipeThrough(createTarDecoder({ strict: true }))) {
      if (header.type !== 'file') await body.cancel();
      else yield { name: header.name, bytes: body };
    }
  } catch (cause) {
    if (cause instanceof QingwenError) throw cause;
    const message = `${source.file.path}: it is no tar file, or a broken one (${messageOf(cause)}); the members before were used`;
    throw new QingwenError('input/format', message, { cause });
  }
}
