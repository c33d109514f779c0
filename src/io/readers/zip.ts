import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { type Entry, fromBuffer, fromRandomAccessReader, RandomAccessReader, type ZipFile } from 'yauzl';
import { messageOf, QingwenError } from '../../core/errors.ts';
import { type LoadedReader, type Range, type Reader, type ReadOptions, wholeFile } from '../reader.ts';
import { CHUNK_BYTES, endsEarly, readWhole, type Source } from '../source.ts';
import { type Member, readMembers } from './archive.ts';

/** ZIP: the members of known formats as if they were files of their own. */
export function zipReader(known: (name: string) => Reader | undefined): LoadedReader {
  return {
    format: 'zip',
    split: async (source) => [wholeFile(source.file.size)],
    async *read(source, range, options) {
      const zip = await openZip(source, range, options);
      yield* readMembers(source, membersOf(source, zip, options), options, known);
      yield { items: [], bytes: range.end ?? 0 };
      if (range.end !== null && range.end > source.file.size)
        throw endsEarly(source.file, source.file.size, range.end);
    },
  };
}

async function openZip(source: Source, { end }: Range, { maxBytes }: ReadOptions): Promise<ZipFile> {
  const settings = {
    lazyEntries: true,
    autoClose: false,
    decodeStrings: false,
  } as const;
  try {
    if (end === null) {
      const whole = await readWhole(source, null, maxBytes);
      return await promisify<Buffer, object, ZipFile>(fromBuffer)(whole, settings);
    }
    const open = promisify<RandomAccessReader, number, object, ZipFile>(fromRandomAccessReader);
    return await open(new SourceReader(source), source.file.size, settings);
  } catch (cause) {
    throw broken(source, cause);
  }
}

/** Gives yauzl the bytes of a source. */
class SourceReader extends RandomAccessReader {
  readonly #source: Source;

  constructor(source: Source) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(bytesOf(this.#source, start, end), { objectMode: false });
  }
}

async function* bytesOf(source: Source, start: number, end: number): AsyncGenerator<Buffer, void, undefined> {
  for (let at = start; at < end; ) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES >> 2, end - at));
    const size = await source.read(chunk, at);
    if (size === 0) return;
    yield chunk.subarray(0, size);
    at += size;
  }
}

async function* membersOf(
  source: Source,
  zip: ZipFile,
  options: ReadOptions,
): AsyncGenerator<Member, void, undefined> {
  const open = promisify<Entry, Readable>(zip.openReadStream.bind(zip));
  for (;;) {
    const entry = await nextEntry(zip).catch((cause: unknown) => {
      throw broken(source, cause);
    });
    if (entry === undefined) return;
    // Names are bytes in the charset of whoever made the archive, and have to be guessed where they are no UTF-8.
    const name = options.decoding.decode(entry.fileNameRaw).text;
    if (name.endsWith('/') || !isFile(entry)) continue;
    yield { name, bytes: bytesIn(entry, open), compressedBytes: entry.compressedSize };
  }
}

const UNIX = 3;
const [TYPE_OF_MODE, REGULAR] = [0o170000, 0o100000];

/** A link, a device and the like have a mode that says so, where the archive was made on Unix. */
function isFile({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  const type = (externalFileAttributes >>> 16) & TYPE_OF_MODE;
  return versionMadeBy >> 8 !== UNIX || type === 0 || type === REGULAR;
}

async function* bytesIn(entry: Entry, open: (entry: Entry) => Promise<Readable>) {
  let checksum = 0;
  for await (const bytes of (await open(entry)) as AsyncIterable<Uint8Array>) {
    checksum = crc32(bytes, checksum);
    yield bytes;
  }
  if (checksum !== entry.crc32) throw new Error('its checksum is another one');
}

function nextEntry(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      zip.off('entry', onEntry).off('end', onEnd).off('error', onError);
      act();
    };
    const onEntry = (entry: Entry): void => settle(() => resolve(entry));
    const onEnd = (): void => settle(() => resolve(undefined));
    const onError = (error: Error): void => settle(() => reject(error));
    zip.on('entry', onEntry).on('end', onEnd).on('error', onError);
    zip.readEntry();
  });
}

function broken({ file }: Source, cause: unknown): QingwenError {
  if (cause instanceof QingwenError) return cause;
  const message = `${file.path}: it is no ZIP file, or a broken one (${messageOf(cause)})`;
  return new QingwenError('input/format', message, { cause });
}
