import type { AsyncBuffer, FileMetaData, SchemaTree } from 'hyparquet';
import type { Facts, JsonValue } from '../../core/document.ts';
import { messageOf, QingwenError } from '../../core/errors.ts';
import { recordFrom } from '../jsonl.ts';
import { checkGroup, ParquetFile, pagesBeside } from '../parquet-file.ts';
import { type LoadedReader, type Range, type ReadItem, wholeFile } from '../reader.ts';
import { endsEarly, readWhole, type Source } from '../source.ts';

/** What of a row group is read at one go, in bytes, decompressed, and in rows. */
const MOST_TOGETHER = { bytes: 1 << 25, rows: 1 << 17 };

/**
 * Parquet: a record a row, its columns being the fields. Ranges are row groups. Ids are what a row says, else the name
 * of the file with `:N` for its Nth row.
 */
export const parquetReader: LoadedReader = {
  format: 'parquet',
  async split(source, chunkBytes) {
    const { size } = source.file;
    const { groups } = await opened(source, wholeFile(size), size);
    const ranges: Range[] = [];
    let from = groups[0];
    for (const [i, { start }] of groups.entries()) {
      const next = groups[i + 1]?.start ?? size;
      if (from === undefined || (next < size && next - from.start < chunkBytes)) continue;
      ranges.push(rangeOf(ranges.length === 0 ? 0 : from.start, next, from.row + 1));
      from = groups[i + 1];
      if (start >= size) break;
    }
    return ranges.length === 0 ? [wholeFile(size)] : ranges;
  },
  async *read(source, range, options) {
    const { file, path, name } = { ...source.file, file: source.file };
    const { buffer, metadata, groups } = await opened(source, range, options.maxBytes);
    const end = range.end ?? Number.POSITIVE_INFINITY;
    const rest = (range.end ?? buffer.byteLength) - range.start;
    let told = 0;
    for (const group of groups) {
      if (group.start < range.start || group.start >= end) continue;
      const columns = await checked(path, () => checkGroup(buffer, metadata, group.number, group.rows));
      const parts = Math.max(1, Math.ceil(group.bytes / MOST_TOGETHER.bytes));
      const step = Math.min(Math.ceil(group.rows / parts), MOST_TOGETHER.rows);
      for (let row = 0; row < group.rows; row += step) {
        const rowStart = group.row + row;
        const rowEnd = Math.min(group.row + group.rows, rowStart + step);
        buffer.leaveOut(pagesBeside(columns, row, rowEnd - group.row));
        const rows = await rowsOf(buffer, metadata, rowStart, rowEnd, path);
        const items = rows.map((fields, i): ReadItem => {
          const id = `${name}:${rowStart + i + 1}`;
          const record = recordFrom(fields, options);
          const place = { source: path };
          if ('reason' in record) {
            const raw = Buffer.from(JSON.stringify(fields));
            const { reason, message } = record;
            return { bad: { id, reason, message, place, raw: Uint8Array.from(raw), length: raw.length } };
          }
          const { id: own, text, lang, meta } = record;
          const doc = { id: own ?? id, text, meta: { source: path, ...meta } };
          return { doc: lang === undefined ? doc : { ...doc, lang }, place };
        });
        yield { items, bytes: 0 };
      }
      buffer.leaveOut([]);
      const bytes = Math.min(rest, group.end - range.start) - told;
      told += bytes;
      yield { items: [], bytes };
    }
    if (rest > told) yield { items: [], bytes: rest - told };
    if (range.end !== null && range.end > file.size) throw endsEarly(file, file.size, range.end);
  },
};

interface Group {
  /** Its number in the file. */
  readonly number: number;
  /** Bytes of the file. */
  readonly start: number;
  readonly end: number;
  /** Number of its first row, from 0. */
  readonly row: number;
  readonly rows: number;
  /** Bytes it comes to. */
  readonly bytes: number;
}

interface Opened {
  readonly buffer: ParquetFile;
  readonly metadata: FileMetaData;
  readonly groups: readonly Group[];
}

async function opened(source: Source, { end }: Range, maxBytes: number): Promise<Opened> {
  const { parquetMetadataAsync, parquetSchema } = await import('hyparquet');
  const buffer = end === null ? held(await readWhole(source, null, maxBytes)) : onDisk(source);
  try {
    const metadata = await parquetMetadataAsync(buffer);
    checkColumns(metadata, parquetSchema(metadata));
    return { buffer, metadata, groups: groupsOf(metadata, buffer.byteLength) };
  } catch (cause) {
    throw broken(source.file.path, cause);
  }
}

/**
 * Every column has to be one of the schema: hyparquet begins to read others too, then forgets them, and what is wrong with
 * them comes up behind the back of everyone.
 */
function checkColumns({ row_groups: groups }: FileMetaData, { children }: SchemaTree): void {
  const fields = new Map(children.map((field) => [field.element.name, field]));
  for (const { columns } of groups) {
    const seen = new Set<string>();
    for (const { meta_data: meta } of columns) {
      const name = meta?.path_in_schema[0] ?? '';
      const field = fields.get(name);
      if (field === undefined || (field.children.length === 0 && seen.has(name))) {
        throw new TypeError(`there is no column ${JSON.stringify(name)} in its schema, or more than one`);
      }
      seen.add(name);
    }
  }
}

function groupsOf({ row_groups: groups }: FileMetaData, size: number): Group[] {
  const found: Group[] = [];
  let row = 0;
  for (const [number, { columns, num_rows: rows, total_byte_size: bytes }] of groups.entries()) {
    const starts = columns.flatMap(({ meta_data: meta }) =>
      meta === undefined
        ? []
        : [Number(meta.dictionary_page_offset || meta.data_page_offset), Number(meta.data_page_offset)],
    );
    found.push({
      number,
      start: Math.min(...starts),
      end: size,
      row,
      rows: Number(rows),
      bytes: Number(bytes),
    });
    row += Number(rows);
  }
  return found.map((group, i) => ({ ...group, end: found[i + 1]?.start ?? size }));
}

/** What is wrong with the bytes is told of the file. */
async function checked<T>(path: string, look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (cause) {
    throw cause instanceof QingwenError ? cause : broken(path, cause);
  }
}

async function rowsOf(
  file: AsyncBuffer,
  metadata: FileMetaData,
  rowStart: number,
  rowEnd: number,
  path: string,
): Promise<Facts[]> {
  const [{ parquetReadObjects }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ]);
  const rows = await checked(path, () =>
    parquetReadObjects({ file, metadata, compressors, rowStart, rowEnd }),
  );
  return rows.map((row) => plain(row) as Facts);
}

/** A value of a column as JSON has it: dates as ISO 8601, large numbers as strings, missing fields left out. */
function plain(value: unknown): JsonValue {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return Array.from(value as ArrayLike<unknown>, plain);
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== null && field !== undefined);
    return Object.fromEntries(fields.map(([name, field]) => [name, plain(field)]));
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

function rangeOf(start: number, end: number, record: number): Range {
  return { start, end, bytes: end - start, line: 1, record };
}

function held(bytes: Buffer): ParquetFile {
  return new ParquetFile(bytes.length, async (into, position) => bytes.copy(into, 0, position));
}

function onDisk(source: Source): ParquetFile {
  return new ParquetFile(source.file.size, (into, position) => source.read(into, position));
}

function broken(path: string, cause: unknown): QingwenError {
  const message = `${path}: it is no Parquet file, or a broken one (${messageOf(cause)})`;
  return new QingwenError('input/format', message, { cause });
}
