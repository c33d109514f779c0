/** Types of the compact protocol of Thrift that page headers have. */
const [TRUE, FALSE, BYTE, INT16, INT32, INT64, DOUBLE, BINARY, LIST, SET, MAP, STRUCT] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
];
/** Fields of a page header. */
const [UNCOMPRESSED_SIZE, COMPRESSED_SIZE] = [2, 3];
/** Levels of structs in structs; headers have three. */
const DEEPEST = 8;

/**
 * Goes over the headers of the pages of a column chunk, which are Thrift structs in the compact protocol (Apache Parquet,
 * parquet.thrift), and over nothing else: a decoder that trusts their sizes may go round in a circle, or ask for all memory.
 *
 * @throws Error where a page does not stand where the one before it ends, or comes to more than `mostBytes`.
 */
export function checkPages(chunk: Uint8Array, mostBytes: number): void {
  const reader = new HeaderReader(chunk);
  while (reader.at < chunk.length - 1) {
    const { compressed, uncompressed } = reader.header();
    if (compressed < 0 || uncompressed < 0) throw new Error('a page has no size');
    if (uncompressed > mostBytes) throw new Error(`a page comes to ${uncompressed} bytes`);
    reader.at += compressed;
  }
}

class HeaderReader {
  readonly #bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  header(): { readonly compressed: number; readonly uncompressed: number } {
    const sizes = { compressed: -1, uncompressed: -1 };
    this.#struct(0, (field, value) => {
      if (field === UNCOMPRESSED_SIZE) sizes.uncompressed = value;
      if (field === COMPRESSED_SIZE) sizes.compressed = value;
    });
    return sizes;
  }

  #struct(depth: number, onNumber?: (field: number, value: number) => void): void {
    if (depth > DEEPEST) throw new Error('a page header is nested too deep');
    let field = 0;
    for (;;) {
      const head = this.#byte();
      if (head === 0) return;
      const type = head & 0x0f;
      field = head >> 4 === 0 ? this.#zigzag() : field + (head >> 4);
      if (type === INT16 || type === INT32) {
        const value = this.#zigzag();
        onNumber?.(field, value);
      } else this.#skip(type, depth);
    }
  }

  #skip(type: number, depth: number): void {
    if (type === TRUE || type === FALSE) return;
    if (type === BYTE) this.at++;
    else if (type === INT16 || type === INT32 || type === INT64) this.#varint();
    else if (type === DOUBLE) this.at += 8;
    else if (type === BINARY) {
      const length = this.#varint();
      this.at += length;
    } else if (type === STRUCT) this.#struct(depth + 1);
    else if (type === LIST || type === SET || type === MAP) throw new Error('a page header has a list');
    else throw new Error('a page header is broken');
  }

  #byte(): number {
    const byte = this.#bytes[this.at++];
    if (byte === undefined) throw new Error('a page header ends too early');
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
