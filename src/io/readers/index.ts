import { COMPRESSION_EXTENSIONS, withoutCompression } from '../compression/index.ts';
import type { Reader } from '../reader.ts';
import { csvReader, tsvReader } from './csv.ts';
import { htmlReader } from './html.ts';
import { jsonReader } from './json.ts';
import { jsonlReader } from './jsonl.ts';
import { parquetReader } from './parquet.ts';
import { tarReader } from './tar.ts';
import { textReader } from './text.ts';
import { warcReader } from './warc.ts';
import { zipReader } from './zip.ts';

/** All formats of input; a file whose name none of them knows is text. */
const READERS: readonly Reader[] = [
  textReader,
  jsonlReader,
  jsonReader,
  csvReader,
  tsvReader,
  parquetReader,
  warcReader,
  htmlReader,
  zipReader(knownReader),
  tarReader(knownReader),
];

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
