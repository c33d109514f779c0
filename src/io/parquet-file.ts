import type { AsyncBuffer, ColumnChunk, FileMetaData, SchemaElement } from 'hyparquet';
import { type Page, readPages } from './parquet-pages.ts';

/** What a page comes to at most, above which a file is refused; writers make pages of a MiB or so. */
const MOST_OF_PAGE = { bytes: 1 << 28, values: 1 << 23 };

/** Bytes between two places of a file. */
type Span = Pick<Page, 'start' | 'end'>;

/** The bytes of a Parquet file, but for pages that are known not to be wanted: they are zeros, and are not read. */
export class ParquetFile implements AsyncBuffer {
  readonly byteLength: number;
  readonly #read: (into: Uint8Array, position: number) => Promise<unknown>;
  #left: readonly Span[] = [];

  constructor(byteLength: number, read: (into: Uint8Array, position: number) => Promise<unknown>) {
    this.byteLength = byteLength;
    this.#read = read;
  }

  /** From now on these are left out; they stand in the order of the file. */
  leaveOut(pages: readonly Span[]): void {
    this.#left = pages;
  }

  async slice(start: number, end = this.byteLength): Promise<ArrayBuffer> {
    // Memory that nobody writes to takes no room.
    const bytes = new Uint8Array(end - start);
    let at = start;
    for (const left of this.#left) {
      if (left.end <= at) continue;
      if (left.start >= end) break;
      if (left.start > at) await this.#read(bytes.subarray(at - start, left.start - start), at);
      at = left.end;
    }
    if (at < end) await this.#read(bytes.subarray(at - start), at);
    return bytes.buffer;
  }
}

/** The pages of a column of which the rows are known: each value is one. */
type FlatColumn = readonly Page[];

/**
 * Looks at the headers of all pages of a row group before anything is decoded, see {@link readPages}; answers the columns
 * of which a part can be read.
 *
 * @throws Error where they are broken.
 */
export async function checkGroup(
  file: ParquetFile,
  { schema, row_groups: groups }: FileMetaData,
  number: number,
  rows: number,
): Promise<readonly FlatColumn[]> {
  const flat: FlatColumn[] = [];
  const slice = async (from: number, to: number) => new Uint8Array(await file.slice(from, to));
  for (const chunk of groups[number]?.columns ?? []) {
    const { meta_data: meta } = chunk;
    if (meta === undefined) continue;
    const start = Number(meta.dictionary_page_offset || meta.data_page_offset);
    const size = Number(meta.total_compressed_size);
    if (!(start >= 0 && size >= 0 && start + size <= file.byteLength)) {
      throw new Error('a column does not lie in the file');
    }
    const pages = await readPages(slice, start, start + size, MOST_OF_PAGE);
    const values = pages.reduce((sum, page) => sum + page.values, 0);
    // A row is a value of each column at least, be it a missing one.
    if (values < rows) throw new Error('the pages of a column have less than its rows');
    if (isFlat(chunk, schema)) flat.push(pages);
  }
  return flat;
}

/** The pages that hold none of the rows between two, counted from the first of the row group, in the order of the file. */
export function pagesBeside(columns: readonly FlatColumn[], rowStart: number, rowEnd: number): Span[] {
  const beside: Span[] = [];
  for (const pages of columns) {
    let row = 0;
    for (const page of pages) {
      const first = row;
      row += page.values;
      // A page that ends where the rows begin is decoded all the same.
      if (page.values > 0 && (row < rowStart || first >= rowEnd)) beside.push(page);
    }
  }
  return beside.sort((a, b) => a.start - b.start);
}

/** Whether a column is no list and no part of a struct: of others all pages are decoded. */
function isFlat({ meta_data: meta }: ColumnChunk, schema: readonly SchemaElement[]): boolean {
  const [name, ...rest] = meta?.path_in_schema ?? [];
  const isOne = ({ repetition_type: repetition, num_children: children }: SchemaElement) =>
    repetition !== 'REPEATED' && (children ?? 0) === 0;
  return (
    rest.length === 0 &&
    schema
      .slice(1)
      .filter((field) => field.name === name)
      .every(isOne)
  );
}
