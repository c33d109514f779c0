import type { Source } from '../../src/io/source.ts';

/** Bytes as a file that the system hands out in pieces of the sizes given, the last size over and over. */
export function memorySource(bytes: Uint8Array, sizes: readonly number[]): Source {
  const all = Buffer.from(bytes);
  const sizeOf = (n: number): number => Math.max(1, sizes[Math.min(n, sizes.length - 1)] ?? all.length);
  let reads = 0;
  let at = Math.min(all.length, sizeOf(reads++));
  return {
    file: { path: 'memory.txt', name: 'memory.txt', format: 'text', size: all.length },
    head: all.subarray(0, at),
    whole: at === all.length,
    async read(into) {
      const size = Math.min(into.length, sizeOf(reads++), all.length - at);
      all.copy(into, 0, at, at + size);
      at += size;
      return size;
    },
    async close() {},
  };
}
