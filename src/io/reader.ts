import type { Doc } from '../core/document.ts';
import type { InputFile } from './inputs.ts';
import type { Source } from './source.ts';

/**
 * A part of a file that can be read without the rest. For formats of lines `start` and `end` are bytes; a format that
 * counts otherwise (row groups, members of an archive) may count so here, and says the bytes it stands for in `bytes`.
 */
export interface Range {
  readonly start: number;
  /** Where the next range begins; `null` is the end of the file, wherever that is. */
  readonly end: number | null;
  /** Bytes of the file that it stands for, by which work is shared out and progress is told. */
  readonly bytes: number;
  /** Number of its first line, from 1. */
  readonly line: number;
  /** Number of its first record, from 1: ids of records that have none are made of it. */
  readonly record: number;
  /** Charset of the file, where cutting it asked for that: all ranges of a file agree on it. */
  readonly charset?: string;
}

/** Where a record stands, as far as its format can tell. */
interface Place {
  /** Path of the file. */
  readonly source: string;
  /** Line of the file, from 1. */
  readonly line?: number;
  /** Byte of the file at which the record begins, from 0. */
  readonly byte?: number;
}

/** Why a record became no document. */
export type BadReason =
  | 'input/json'
  | 'input/no-text'
  | 'input/empty'
  | 'input/undecodable'
  | 'input/too-long'
  | 'input/format';

/** A record that is no document. The records around it are read all the same. */
export interface BadRecord {
  readonly id: string;
  readonly reason: BadReason;
  /** In a few words, for people. */
  readonly message: string;
  readonly place: Place;
  /** Its bytes as they stand in the file; the first of them where `length` is more. */
  readonly raw: Uint8Array;
  /** Bytes it takes in the file. */
  readonly length: number;
  /** SHA-256 of all of these, in hexadecimal, where `raw` has the first only. */
  readonly sha256?: string;
  /** Charset of `raw`, where a line feed in it is more than a byte. */
  readonly charset?: string;
}

/** A record that became a document, or one that could not. */
export type ReadItem =
  | { readonly doc: Doc; readonly place: Place; readonly bad?: never }
  | { readonly bad: BadRecord; readonly doc?: never };

/** Records read at one go, in the order of the file, and the bytes of the file since the last batch. */
export interface ReadBatch {
  readonly items: readonly ReadItem[];
  readonly bytes: number;
}

/** How a text file is cut into documents. */
export type Split = 'none' | 'lines' | 'paragraphs';

/** Text that bytes stand for, and how that was found; the shape of `decode` of `qingwen/detect`. */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
  /** How many undecodable sequences became U+FFFD. */
  readonly replaced?: number;
}

/** How bytes become text; the job brings it, for this room knows no charsets. */
export interface Decoding {
  /** Charset of a file by its first bytes, `binary` where they are no text. */
  charsetOf(head: Uint8Array): string;
  /**
   * Text of bytes in a charset, or in the one they are found to be in.
   *
   * @throws QingwenError `input/undecodable`
   */
  decode(bytes: Uint8Array, charset?: string): Decoded;
  /** Decodes single lines of a file that seems to be in a charset; throws like `decode`. */
  lineDecoder(charset: string): (bytes: Uint8Array) => Decoded;
}

/** What a reader is told of how to read; it decides what is read, so a plan keeps it. */
export interface ReadOptions {
  readonly split: Split;
  /** Field that holds the text of a record, where a format has fields. */
  readonly textField: string;
  /** Field that holds its id. */
  readonly idField: string;
  readonly decoding: Decoding;
  /** Bytes of one document above which it is bad, as `input/too-long`, and is not held in memory. */
  readonly maxBytes: number;
}

/**
 * One format of input. A contract suite that every reader must pass stands in `test/io/contract.ts`:
 *
 * - `split` then `read` of each range in turn gives the items that `read` of the whole file gives, ids, lines and bytes
 *   too, whatever `chunkBytes` is. A format that cannot be cut answers one range, from 0 to `null`.
 * - The bytes of the batches sum up to those of the range, and memory holds a chunk, or a record where that is longer.
 * - A record that cannot be used is a `BadRecord` and never an error: what comes after it is read.
 * - The same bytes give the same items: nothing hangs on how the system hands them out.
 * - What concerns the file as a whole is thrown as a QingwenError: `input/unreadable` when the system fails,
 *   `input/changed` when the file ends before the range, `input/undecodable` when it is no text, `input/format` when it
 *   is broken in a way that leaves no next record to find. What was read before stays.
 */
export interface Reader {
  /** Name of the format, as it stands in plans. */
  readonly format: string;
  /** Ends of file names, in lower case and with their dots. */
  readonly extensions: readonly string[];
  /**
   * Cuts a file at borders of records into ranges of about `chunkBytes`; a longer record makes a longer range. It is
   * asked only for files above that size, and reads no more of them than the borders and the numbers want.
   */
  split(source: Source, chunkBytes: number, options: ReadOptions): Promise<readonly Range[]>;
  /** The records of a range. */
  read(source: Source, range: Range, options: ReadOptions): AsyncGenerator<ReadBatch, void, undefined>;
}

/** A reader as its own file has it; `readers/index.ts` says which names of files are its. */
export type LoadedReader = Omit<Reader, 'extensions'>;

/** Whether a file can be read in parts, and its size in bytes says where it ends. */
export function isSplittable({
  compression,
  modified,
}: Pick<InputFile, 'compression' | 'modified'>): boolean {
  return compression === undefined && modified !== 0;
}

/** The range that is all of a file of so many bytes; `null` where that is not known, as of a pipe. */
export function wholeFile(bytes: number | null): Range {
  return { start: 0, end: bytes, bytes: bytes ?? 0, line: 1, record: 1 };
}
