/** A way in which whole files are compressed. */
export interface Compression {
  /** Name, as it stands in plans. */
  readonly name: 'gzip' | 'zstd' | 'bzip2' | 'xz';
  /** Ends of file names, in lower case and with their dots. */
  readonly extensions: readonly string[];
  /**
   * The bytes that compressed ones stand for; none for none. Several compressed parts, one behind the other, are one
   * file. What is broken or ends too early throws, after what came before.
   */
  decompress(compressed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
}

type Decompress = Compression['decompress'];

// Decoders are loaded when the first file asks for one.
const COMPRESSIONS: readonly Compression[] = [
  {
    name: 'gzip',
    extensions: ['.gz', '.tgz'],
    decompress: loaded(async () => (await import('./gzip.ts')).gunzip),
  },
  { name: 'zstd', extensions: ['.zst'], decompress: loaded(async () => (await import('./zstd.ts')).unzstd) },
  {
    name: 'bzip2',
    extensions: ['.bz2'],
    decompress: loaded(async () => (await import('./bzip2.ts')).bunzip2),
  },
  { name: 'xz', extensions: ['.xz'], decompress: loaded(async () => (await import('./xz.ts')).unxz) },
];

/** How a file is compressed, by its name. */
export function compressionOf(path: string): Compression | undefined {
  const name = path.toLowerCase();
  return COMPRESSIONS.find(({ extensions }) => extensions.some((extension) => name.endsWith(extension)));
}

/** The compression of a name, as a plan keeps it. */
export function compressionNamed(name: string): Compression | undefined {
  return COMPRESSIONS.find((compression) => compression.name === name);
}

/** A file name without the end that tells of a compression and nothing else. */
export function withoutCompression(path: string): string {
  return path.replace(/\.(?:gz|zst|bz2|xz)$/i, '');
}

/** Ends that a compression adds to file names. */
export const COMPRESSION_EXTENSIONS: readonly string[] = ['.gz', '.zst', '.bz2', '.xz'];

function loaded(load: () => Promise<Decompress>): Decompress {
  return async function* (bytes) {
    const decompress = await load();
    yield* decompress(bytes);
  };
}
