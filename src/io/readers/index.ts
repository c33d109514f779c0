import { COMPRESSION_EXTENSIONS, withoutCompression } from '../compression/index.ts';
import type { LoadedReader, Reader } from '../reader.ts';
import { jsonlReader } from './jsonl.ts';
import { textReader } from './text.ts';

/** All formats of input; a file whose name none of them knows is text. */
const READERS: readonly Reader[] = [
  textReader,
  jsonlReader,
  lazy('json', ['.json'], async () => (await import('./json.ts')).jsonReader),
  lazy('csv', ['.csv'], async () => (await import('./csv.ts')).csvReader),
  lazy('tsv', ['.tsv'], async () => (await import('./csv.ts')).tsvReader),
  lazy('parquet', ['.parquet'], async () => (await import('./parquet.ts')).parquetReader),
  lazy('warc', ['.warc', '.wet'], async () => (await import('./warc.ts')).warcReader),
  lazy('html', ['.html', '.htm', '.xhtml'], async () => (await import('./html.ts')).htmlReader),
  lazy('zip', ['.zip'], async () => (await import('./zip.ts')).zipReader(knownReader)),
  lazy('tar', ['.tar', '.tgz'], async () => (await import('./tar.ts')).tarReader(knownReader)),
];

/** A reader whose code, and that of the library behind it, is loaded with the first file of its format. */
function lazy(format: string, extensions: readonly string[], load: () => Promise<LoadedReader>): Reader {
  return {
    format,
    extensions,
    split: async (...given) => (await load()).split(...given),
    async *read(...given) {
      yield* (await load()).read(...given);
    },
  };
}

/** Name of the format of a file, by its name without what tells its compression. */
export function formatOf(path: string): string {
  return (knownReader(path) ?? textReader).format;
}

/** The reader of the format that a file name tells. */
function knownReader(path: string): Reader | undefined {
  const name = withoutCompression(path).toLowerCase();
  return READERS.find(({ extensions }) => extensions.some((extension) => name.endsWith(extension)));
}

/** The reader of a format. */
export function readerOf(format: string): Reader {
  return READERS.find((reader) => reader.format === format) ?? textReader;
}

/** Names of the formats of input. */
export function inputFormats(): string[] {
  return READERS.map(({ format }) => format);
}

/** Ends of names that stand for input when a directory is named, without their first dot. */
export function inputExtensions(): readonly string[] {
  const plain = READERS.flatMap(({ extensions }) => extensions.map((extension) => extension.slice(1)));
  return plain.flatMap((name) => [name, ...COMPRESSION_EXTENSIONS.map((extension) => name + extension)]);
}
