import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { QingwenError } from '../core/errors.ts';
import { systemCause } from './causes.ts';

const BUFFER_BYTES = 1 << 18;
const MAX_BYTES_A_UNIT = 3; // a UTF-16 code unit takes at most three bytes of UTF-8

/**
 * A file under a temporary name beside its final one, written through a buffer. Writing is synchronous: a slow disk
 * slows the job down, and nothing queues up in memory.
 */
export class FileSink {
  /** Final path. */
  readonly path: string;
  /** Path while it is written. */
  readonly temporary: string;
  #bytes = 0;
  #used = 0;
  #open = true;
  readonly #fd: number;
  readonly #buffer = Buffer.allocUnsafe(BUFFER_BYTES);

  /** @throws QingwenError `output/unwritable` */
  constructor(path: string) {
    this.path = path;
    this.temporary = temporaryPath(path);
    this.#fd = attempt(path, () => openSync(this.temporary, 'w'));
  }

  /** Bytes written so far. */
  get bytes(): number {
    return this.#bytes + this.#used;
  }

  /** Adds text as UTF-8. */
  write(text: string): void {
    if (text.length * MAX_BYTES_A_UNIT > this.#buffer.length - this.#used) {
      this.#flush();
      if (text.length * MAX_BYTES_A_UNIT > this.#buffer.length) {
        this.#put(Buffer.from(text, 'utf8'));
        return;
      }
    }
    this.#used += this.#buffer.write(text, this.#used, 'utf8');
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

  /** Writes what is left and makes sure that it is on the disk; the file still has its temporary name. */
  finish(): void {
    this.#flush();
    attempt(this.path, () => fsyncSync(this.#fd));
    this.#close();
  }

  /** Takes the temporary file away. */
  discard(): void {
    this.#close();
    rmSync(this.temporary, { force: true });
  }

  #close(): void {
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
    this.#bytes += bytes.length;
  }
}

/** Where a file is written before it gets its name: beside it, so that renaming is one step, and hidden from patterns. */
export function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.tmp-${process.pid}`);
}

/** Runs a call on a file, and says in plain words which file refused. */
export function attempt<T>(path: string, call: () => T): T {
  try {
    return call();
  } catch (cause) {
    throw new QingwenError('output/unwritable', `cannot write ${path}: ${systemCause(cause)}`, { cause });
  }
}
