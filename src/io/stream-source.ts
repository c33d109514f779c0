import { QingwenError } from '../core/errors.ts';
import { systemCause } from './causes.ts';
import type { Source } from './source.ts';

/**
 * A stream of bytes as a source of lines. A read answers with what has come, so that who writes a line and waits for the
 * answer gets it; it is for readers that take fewer bytes than they asked for.
 */
export function streamSource(stream: AsyncIterable<Uint8Array>, name: string): Source {
  const chunks = stream[Symbol.asyncIterator]();
  let chunk: Uint8Array = new Uint8Array(0);
  return {
    file: { path: name, name, format: 'jsonl', size: 0, modified: 0 },
    async read(into) {
      try {
        while (chunk.length === 0) {
          const next = await chunks.next();
          if (next.done === true) return 0;
          chunk = next.value;
        }
      } catch (cause) {
        if (cause instanceof QingwenError) throw cause;
        throw new QingwenError('input/unreadable', `${name}: ${systemCause(cause)}`, { cause });
      }
      const size = Math.min(chunk.length, into.length);
      into.set(chunk.subarray(0, size));
      chunk = chunk.subarray(size);
      return size;
    },
    async changed() {
      return undefined;
    },
    async close() {
      await chunks.return?.();
    },
  };
}
