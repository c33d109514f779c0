import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { attempt, FileSink } from './file-sink.ts';

/** A file written, its path below the folder with forward slashes. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
}

/** A folder that is filled file by file; whoever made it shows it to others when it is complete. */
export class OutputFolder {
  readonly directory: string;
  readonly #sinks = new Map<string, FileSink>();
  readonly #wholes = new Map<string, number>();
  readonly #made = new Set<string>();

  /** @throws QingwenError `output/unwritable` when the folder is not there and cannot be made. */
  constructor(directory: string) {
    this.directory = directory;
    attempt(directory, () => mkdirSync(directory, { recursive: true }));
  }

  /** The sink of a file, opened at the first call for its path. */
  sink(path: string): FileSink {
    const known = this.#sinks.get(path);
    if (known !== undefined) return known;
    const sink = new FileSink(this.#place(path));
    this.#sinks.set(path, sink);
    return sink;
  }

  /** Writes a small file at once. */
  writeWhole(path: string, text: string): void {
    const full = this.#place(path);
    const bytes = Buffer.from(text, 'utf8');
    this.#wholes.set(path, bytes.length);
    attempt(full, () => writeFileSync(full, bytes));
  }

  /** All files begun so far, sorted by path. */
  files(): WrittenFile[] {
    const sinks = [...this.#sinks].map(([path, sink]) => ({ path, bytes: sink.bytes }));
    const wholes = [...this.#wholes].map(([path, bytes]) => ({ path, bytes }));
    return [...sinks, ...wholes].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /**
   * Writes what is left in buffers, and makes sure that the sinks' files are on the disk, all at once.
   *
   * @throws QingwenError `output/unwritable`
   */
  async finish(): Promise<void> {
    const finished = await Promise.allSettled(Array.from(this.#sinks.values(), (sink) => sink.finish()));
    for (const result of finished) if (result.status === 'rejected') throw result.reason;
  }

  /** Takes the folder away with all that is in it. */
  discard(): void {
    for (const sink of this.#sinks.values()) sink.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  #place(path: string): string {
    const full = join(this.directory, path);
    const parent = dirname(full);
    if (!this.#made.has(parent)) {
      attempt(full, () => mkdirSync(parent, { recursive: true }));
      this.#made.add(parent);
    }
    return full;
  }
}
