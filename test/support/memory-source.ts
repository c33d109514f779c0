import type { Source } from '../../src/io/source.ts';

/** Bytes as a file; `seen`, where given, notes every read. */
export function memorySource(bytes: Uint8Array, name = 'memory.txt'): Source {
  const all = Buffer.from(bytes);
  return {
    file: { path: `in/${name}`, name, format: 'text', size: all.length, modified: 1 },
    async read(into, position) {
      return all.copy(into, 0, position);
    },
    async changed() {
      return undefined;
    },
    async close() {},
  };
}
