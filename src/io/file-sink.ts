import { closeSync, fsync as fsyncCallback, openSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { QingwenError } from '../core/errors.ts';
import { systemCause } from './causes.ts';

/** Waits for the disk while the thread goes on with other work. */
export const fsync = promisify(fsyncCallback);

const BUFFER_BYTES = 1 << 18;
/** So many bytes are got to the disk while more of them are made: at the end there is little to wait for. */
const BYTES_A_SYNC = 1 << 24;
const MAX_BYTES_A_UNIT = 3; // a UTF-16 code unit takes at most three bytes of UTF-8

/**
 * A file written through a buffer. Writing is synchronous: a slow disk slows the job down, and nothing queues up in
 * memory.
 */
export class FileSink {
  readonly path: string;
  #bytes = 0;
  #used = 0;
  #crc = 0;
  #open = true;
  /** Bytes since the disk was last asked to take them, and the answer, while it is out or where it is a failure. */
  #unsynced = 0;
  #syncing: Promise<void> | undefined;
  readonly #fd: number;
  readonly #buffer = Buffer.allocUnsafe(BUFFER_BYTES);

  /** @throws QingwenError `output/unwritable` */
  constructor(path: string) {
    this.path = path;
    this.#fd = attempt(path, () => openSync(path, 'w'));
  }

  /** Bytes written so far. */
  get bytes(): number {
    return this.#bytes + this.#used;
  }

  /** CRC-32 of all bytes, once the file is finished. */
  get crc32(): number {
    return this.#crc;
  }

  /** Adds text as UTF-8; answers the bytes that takes. */
  write(text: string): number {
    if (text.length * MAX_BYTES_A_UNIT > this.#buffer.length - this.#used) {
      this.#flush();
      if (text.length * MAX_BYTES_A_UNIT > this.#buffer.length) {
        const bytes = Buffer.from(text, 'utf8');
        this.#put(bytes);
        return bytes.length;
      }
    }
    const length = this.#buffer.write(text, this.#used, 'utf8');
    this.#used += length;
    return length;
  }

  /** Adds bytes; they are copied, or written at once. */
  writeBytes(bytes: Uint8Array): void {
    if (bytes.length > this.#buffer.length - this.#used) {
      this.#flush();
      if (bytes.length > this.#buffer.length) {
        this.#put(bytes);
        return;
      }
    }
    this.#buffer.set(bytes, this.#used);
    this.#used += bytes.length;
  }

  /** Writes what is left, makes sure that it is on the disk, and closes the file. */
  async finish(): Promise<void> {
    this.#flush();
    try {
      // The system tells of an error once.
      await this.#syncing;
      await fsync(this.#fd);
    } catch (cause) {
      throw unwritable(this.path, cause);
    }
    this.close();
  }

  /** Closes the file as it is. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    closeSync(this.#fd);
  }

  #flush(): void {
    const { length } = this.#buffer;
    if (this.#used > 0)
      this.#put(this.#used === length ? this.#buffer : this.#buffer.subarray(0, this.#used));
    this.#used = 0;
  }

  #put(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      at += attempt(this.path, () => writeSync(this.#fd, bytes, at, bytes.length - at));
    }
    this.#crc = crc32(bytes, this.#crc);
    this.#bytes += bytes.length;
    this.#unsynced += bytes.length;
    if (this.#unsynced >= BYTES_A_SYNC && this.#syncing === undefined) this.#sync();
  }

  #sync(): void {
    this.#unsynced = 0;
    this.#syncing = fsync(this.#fd).then(() => {
      this.#syncing = undefined;
    });
    // A failure stays, for whoever finishes the file.
    this.#syncing.catch(() => {});
  }
}

/** Runs a call on a file, and says in plain words which file refused. */
export function attempt<T>(path: string, call: () => T): T {
  try {
    return call();
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** What an error of the system about a file is told with. */
export function unwritable(path: string, cause: unknown): QingwenError {
  return new QingwenError('output/unwritable', `cannot write ${path}: ${systemCause(cause)}`, { cause });
}
