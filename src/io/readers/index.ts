import type { Reader } from '../reader.ts';
import { jsonlReader } from './jsonl.ts';
import { textReader } from './text.ts';

/** All formats of input; a file whose name none of them knows is text. */
const READERS: readonly Reader[] = [textReader, jsonlReader];

/** Name of the format of a file, by its name. */
export function formatOf(path: string): string {
  const name = path.toLowerCase();
  const known = READERS.find(({ extensions }) => extensions.some((extension) => name.endsWith(extension)));
  return (known ?? textReader).format;
}

/** The reader of a format. */
export function readerOf(format: string): Reader {
  return READERS.find((reader) => reader.format === format) ?? textReader;
}

/** Ends of names that stand for input when a directory is named, without their first dot. */
export function inputExtensions(): readonly string[] {
  return READERS.flatMap(({ extensions }) => extensions.map((extension) => extension.slice(1)));
}
