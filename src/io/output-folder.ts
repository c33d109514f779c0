import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { attempt, FileSink, temporaryPath } from './file-sink.ts';

/** A file written, its path below the folder with forward slashes. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * A folder that is filled under temporary names and shown all at once: until `commit` no file stands under its final
 * name, and `discard` leaves the folder as it was found.
 */
export class OutputFolder {
  readonly directory: string;
  readonly #sinks = new Map<string, FileSink>();
  readonly #wholes = new Map<string, number>();
  readonly #made: string[] = [];

  /** @throws QingwenError `output/unwritable` when the folder is not there and cannot be made. */
  constructor(directory: string) {
    this.directory = directory;
    attempt(directory, () => this.#makeDirectory(directory));
  }

  /** The sink of a file, opened at the first call for its path. */
  sink(path: string): FileSink {
    const known = this.#sinks.get(path);
    if (known !== undefined) return known;
    const sink = new FileSink(this.#place(path));
    this.#sinks.set(path, sink);
    return sink;
  }

  /** Writes a small file at once, still under a temporary name. */
  writeWhole(path: string, text: string): void {
    const full = this.#place(path);
    const bytes = Buffer.from(text, 'utf8');
    this.#wholes.set(path, bytes.length);
    attempt(full, () => writeFileSync(temporaryPath(full), bytes));
  }

  /** All files begun so far, sorted by path. */
  files(): WrittenFile[] {
    const sinks = [...this.#sinks].map(([path, sink]) => ({ path, bytes: sink.bytes }));
    const wholes = [...this.#wholes].map(([path, bytes]) => ({ path, bytes }));
    return [...sinks, ...wholes].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /**
   * Gives every file its final name, `last` after all others, and takes away the files of an earlier run that this
   * one has not written again.
   *
   * @throws QingwenError `output/unwritable`; call `discard` then.
   */
  commit(last: string, earlier: readonly string[]): void {
    for (const sink of this.#sinks.values()) sink.finish();
    const written = this.files().map((file) => file.path);
    for (const path of written) if (path !== last) this.#rename(path);
    for (const path of earlier) if (!written.includes(path)) this.#remove(path);
    this.#rename(last);
    this.#sinks.clear();
    this.#wholes.clear();
  }

  /** Takes away what has been written and is not committed, and the directories made for it. */
  discard(): void {
    for (const sink of this.#sinks.values()) sink.discard();
    for (const path of this.#wholes.keys())
      rmSync(temporaryPath(join(this.directory, path)), { force: true });
    for (const directory of this.#made.reverse()) removeIfEmpty(directory);
  }

  #rename(path: string): void {
    const full = join(this.directory, path);
    attempt(full, () => renameSync(temporaryPath(full), full));
  }

  #remove(path: string): void {
    const full = join(this.directory, path);
    attempt(full, () => rmSync(full, { force: true }));
    if (dirname(path) !== '.') removeIfEmpty(dirname(full));
  }

  #place(path: string): string {
    const full = join(this.directory, path);
    attempt(full, () => this.#makeDirectory(dirname(full)));
    return full;
  }

  #makeDirectory(directory: string): void {
    if (existsSync(directory)) {
      mkdirSync(directory, { recursive: true }); // throws where the name is that of a file
      return;
    }
    this.#makeDirectory(dirname(directory));
    mkdirSync(directory);
    this.#made.push(directory);
  }
}

function removeIfEmpty(directory: string): void {
  try {
    rmdirSync(directory);
  } catch {
    // Someone else keeps a file there.
  }
}
