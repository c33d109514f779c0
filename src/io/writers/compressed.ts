import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import type { CorpusFormatter, CorpusSink } from '../writer.ts';

type Compress = (block: Uint8Array) => Promise<Uint8Array>;

/** Bytes that are compressed at a time; each block is a gzip member or a Zstandard frame of its own. */
const BLOCK_BYTES = 1 << 20;
/** Blocks on their way through the thread pool. */
const AT_ONCE = 4;
/** Byte of a gzip head that names the system, and what stands there for an unknown one. */
const SYSTEM = 9;
const UNKNOWN_SYSTEM = 255;

const gzip = promisify<Uint8Array, Uint8Array>(zlib.gzip);

/** JSON Lines, gzip (RFC 1952). */
export const gzipFormatter = compressedFormatter('jsonl.gz', async (block) => {
  const bytes = await gzip(block);
  // The same bytes on every system.
  bytes[SYSTEM] = UNKNOWN_SYSTEM;
  return bytes;
});

/** JSON Lines, Zstandard (RFC 8878), by the encoder of Node.js from 22.15 on. */
export const zstdFormatter = compressedFormatter('jsonl.zst', (block) => zstd()(block));

function zstd(): Compress {
  const { zstdCompress } = zlib as { readonly zstdCompress?: Parameters<typeof promisify>[0] };
  if (zstdCompress === undefined) throw new Error('this version of Node.js has no encoder for Zstandard');
  return promisify(zstdCompress) as Compress;
}

function compressedFormatter(format: string, compress: Compress): CorpusFormatter {
  return {
    format,
    open: (folder, corpus) => new CompressedSink(folder.sink(`corpora/${corpus}.${format}`), compress),
  };
}

class CompressedSink implements CorpusSink {
  readonly #file: { readonly bytes: number; writeBytes(bytes: Uint8Array): void };
  readonly #compress: Compress;
  #block = Buffer.allocUnsafe(BLOCK_BYTES);
  #used = 0;
  /** Blocks that are compressed, in the order in which they are written. */
  readonly #queue: Promise<Uint8Array>[] = [];

  constructor(file: { readonly bytes: number; writeBytes(bytes: Uint8Array): void }, compress: Compress) {
    this.#file = file;
    this.#compress = compress;
  }

  get bytes(): number {
    return this.#file.bytes;
  }

  write(line: Uint8Array): Promise<void> | undefined {
    let at = 0;
    while (at < line.length) {
      const size = Math.min(line.length - at, this.#block.length - this.#used);
      this.#block.set(line.subarray(at, at + size), this.#used);
      this.#used += size;
      at += size;
      if (this.#used === this.#block.length) this.#push();
    }
    return this.#queue.length > AT_ONCE ? this.#drain(AT_ONCE) : undefined;
  }

  async finish(): Promise<void> {
    if (this.#used > 0) this.#push();
    await this.#drain(0);
  }

  #push(): void {
    const block = this.#compress(this.#block.subarray(0, this.#used));
    // Whoever waits for it hears of a failure; nobody may be waiting yet.
    block.catch(() => {});
    this.#queue.push(block);
    this.#block = Buffer.allocUnsafe(BLOCK_BYTES);
    this.#used = 0;
  }

  async #drain(left: number): Promise<void> {
    while (this.#queue.length > left) {
      const block = this.#queue.shift();
      if (block !== undefined) this.#file.writeBytes(await block);
    }
  }
}
