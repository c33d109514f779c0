import { closeSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';

const BLOCK_BYTES = 1 << 20;

/** A file read from its start to its end, in pieces of the lengths asked for. */
export class SequentialFile {
  readonly #path: string;
  readonly #fd: number;
  #buffer = Buffer.allocUnsafe(BLOCK_BYTES);
  #from = 0;
  #to = 0;

  constructor(path: string) {
    this.#path = path;
    this.#fd = openSync(path, 'r');
  }

  /** The next `length` bytes, valid until the next call. */
  take(length: number): Buffer {
    while (this.#to - this.#from < length) this.#fill(length);
    const bytes = this.#buffer.subarray(this.#from, this.#from + length);
    this.#from += length;
    return bytes;
  }

  /** The next `length` bytes in blocks, each valid until the next. */
  *blocks(length: number): Generator<Buffer, void, undefined> {
    for (let left = length; left > 0; ) {
      const size = Math.min(left, BLOCK_BYTES);
      yield this.take(size);
      left -= size;
    }
  }

  close(): void {
    closeSync(this.#fd);
  }

  #fill(wanted: number): void {
    const held = this.#to - this.#from;
    const larger = wanted > this.#buffer.length ? Buffer.allocUnsafe(wanted + BLOCK_BYTES) : this.#buffer;
    this.#buffer.copy(larger, 0, this.#from, this.#to);
    this.#buffer = larger;
    this.#from = 0;
    this.#to = held;
    const size = readSync(this.#fd, this.#buffer, held, this.#buffer.length - held, null);
    if (size === 0) throw new RangeError(`${this.#path} ends before it should`);
    this.#to += size;
  }
}

/** CRC-32 of a file of so many bytes; `undefined` when it is not of this size. */
export function crcOf(path: string, bytes: number): number | undefined {
  let file: SequentialFile;
  try {
    file = new SequentialFile(path);
  } catch {
    return undefined;
  }
  try {
    let crc = 0;
    for (const block of file.blocks(bytes)) crc = crc32(block, crc);
    return crc;
  } catch {
    return undefined;
  } finally {
    file.close();
  }
}
