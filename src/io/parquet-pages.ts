/** Types of the compact protocol of Thrift that page headers have. */
const [TRUE, FALSE, BYTE, INT16, INT32, INT64, DOUBLE, BINARY, LIST, SET, MAP, STRUCT] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
];
/** Fields of a page header. */
const PAGE = { type: 1, uncompressed: 2, compressed: 3 } as const;
/** Where the head of its own of each type of page stands, and the first fields of that which must be there. */
const OWN_HEADS: readonly { readonly field: number; readonly needs: number }[] = [
  { field: 5, needs: 4 }, // data page: values, encoding, encodings of the levels
  { field: 6, needs: 0 }, // index page
  { field: 7, needs: 2 }, // dictionary page: values, encoding
  { field: 8, needs: 6 }, // data page, version 2: values, nulls, rows, encoding, bytes of the levels
];
const [DATA_PAGE, DATA_PAGE_V2] = [0, 3];
/** Fields of the head of a data page of version 2. */
const [VALUES, NULLS, DEFINITION_BYTES, REPETITION_BYTES] = [1, 2, 5, 6];
/** Levels of structs in structs; headers have three. */
const DEEPEST = 8;

/** What is too much for one page. */
interface PageLimits {
  /** Bytes, decompressed. */
  readonly bytes: number;
  readonly values: number;
}

/** A page of a column chunk: where what is behind its header lies in the file. */
export interface Page {
  readonly start: number;
  readonly end: number;
  /** Values it says it has; 0 where it is no data page. */
  readonly values: number;
}

/** Bytes read at a time to look for a header; it may be longer, by the statistics in it. */
const WINDOW_BYTES = 1 << 14;
const LONGEST_HEADER = 1 << 22;

/**
 * Goes over the headers of the pages of a column chunk, which are Thrift structs in the compact protocol (Apache Parquet,
 * parquet.thrift), and over nothing else: a decoder that trusts them may go round in a circle, or ask for all memory.
 *
 * @throws Error where a page does not stand where the one before it ends, or does not say what it must, or says too much.
 */
export async function readPages(
  slice: (start: number, end: number) => Promise<Uint8Array>,
  start: number,
  end: number,
  most: PageLimits,
): Promise<Page[]> {
  const pages: Page[] = [];
  let from = start;
  let window: Uint8Array = new Uint8Array(0);
  for (let at = start; at < end - 1; ) {
    for (let wanted = WINDOW_BYTES; ; wanted *= 4) {
      const known = Math.min(wanted, end - at);
      if (from + window.length < at + known || at < from) {
        window = await slice(at, Math.min(end, at + 2 * wanted));
        from = at;
      }
      const reader = new HeaderReader(window, at - from);
      try {
        const page = reader.header();
        const [compressed, uncompressed] = [sizeIn(page, PAGE.compressed), sizeIn(page, PAGE.uncompressed)];
        if (uncompressed > most.bytes) throw new Error(`a page comes to ${uncompressed} bytes`);
        const values = valuesOf(page, Math.min(compressed, uncompressed), most.values);
        pages.push({ start: from + reader.at, end: from + reader.at + compressed, values });
        at = from + reader.at + compressed;
        break;
      } catch (cause) {
        if (!(cause instanceof RangeError) || at + known >= end || wanted > LONGEST_HEADER) throw cause;
      }
    }
  }
  return pages;
}

/** How many values a page says it has; 0 where it is no data page. */
function valuesOf(page: Header, bytes: number, most: number): number {
  const type = sizeIn(page, PAGE.type);
  const own = OWN_HEADS[type];
  if (own === undefined) throw new Error('a page is of no known type');
  const head = page.heads.get(own.field);
  for (let field = 1; field <= own.needs; field++) sizeIn(head, field);
  if (own.needs === 0) return 0;
  const values = sizeIn(head, VALUES);
  if (values > most) throw new Error(`a page says it has ${values} values`);
  if (type === DATA_PAGE) return values;
  if (type !== DATA_PAGE_V2) return 0;
  if (sizeIn(head, NULLS) > values) throw new Error('a page says that more values are missing than it has');
  const levels = sizeIn(head, DEFINITION_BYTES) + sizeIn(head, REPETITION_BYTES);
  if (levels > bytes) throw new Error('the levels of a page do not lie in it');
  return values;
}

function sizeIn(
  header: { readonly numbers: ReadonlyMap<number, number> } | undefined,
  field: number,
): number {
  const size = header?.numbers.get(field);
  if (size === undefined || size < 0) throw new Error('a page header lacks a size');
  return size;
}

/** The numbers of a page header by field, and those of the structs in it. */
interface Header {
  readonly numbers: Map<number, number>;
  readonly heads: Map<number, { readonly numbers: Map<number, number> }>;
}

class HeaderReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  header(): Header {
    const header: Header = { numbers: new Map(), heads: new Map() };
    this.#struct(0, header);
    return header;
  }

  #struct(depth: number, { numbers, heads }: Partial<Header>): void {
    if (depth > DEEPEST) throw new Error('a page header is nested too deep');
    let field = 0;
    for (;;) {
      const head = this.#byte();
      if (head === 0) return;
      const type = head & 0x0f;
      field = head >> 4 === 0 ? this.#zigzag() : field + (head >> 4);
      if (type === INT16 || type === INT32) {
        const value = this.#zigzag();
        numbers?.set(field, value);
      } else if (type === STRUCT) {
        const own = { numbers: new Map<number, number>() };
        heads?.set(field, own);
        this.#struct(depth + 1, heads === undefined ? {} : own);
      } else this.#skip(type);
    }
  }

  #skip(type: number): void {
    if (type === TRUE || type === FALSE) return;
    if (type === BYTE) this.at++;
    else if (type === INT16 || type === INT32 || type === INT64) this.#varint();
    else if (type === DOUBLE) this.at += 8;
    else if (type === BINARY) {
      const length = this.#varint();
      this.at += length;
    } else if (type === LIST || type === SET || type === MAP) throw new Error('a page header has a list');
    else throw new Error('a page header is broken');
  }

  #byte(): number {
    const byte = this.#bytes[this.at++];
    if (byte === undefined) throw new RangeError('a page header ends too early');
    return byte;
  }

  #varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.#byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      if (scale > 2 ** 63) throw new Error('a page header is broken');
    }
  }

  #zigzag(): number {
    const value = this.#varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
