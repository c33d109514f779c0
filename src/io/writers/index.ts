import * as zlib from 'node:zlib';
import type { OutputFolder } from '../output-folder.ts';
import { UNDETERMINED } from '../record-line.ts';
import type { CorpusFormatter, CorpusSink } from '../writer.ts';
import { jsonlFormatter } from './jsonl.ts';
import { txtFormatter } from './txt.ts';

/** How corpora are written: one file a language, compressed or not, or one text file a document. */
export type CorpusFormat = 'jsonl' | 'jsonl.gz' | 'jsonl.zst' | 'txt' | 'parquet';

/** Encoders are loaded when a job asks for them. */
const FORMATTERS: Readonly<Record<CorpusFormat, () => Promise<CorpusFormatter>>> = {
  jsonl: async () => jsonlFormatter,
  'jsonl.gz': async () => (await import('./compressed.ts')).gzipFormatter,
  'jsonl.zst': async () => (await import('./compressed.ts')).zstdFormatter,
  txt: async () => txtFormatter,
  parquet: async () => (await import('./parquet.ts')).parquetFormatter,
};
const SHARD_DIGITS = 5;
/** The number of a shard, as a pattern of file names. */
export const SHARD_NUMBER = '[0-9]'.repeat(SHARD_DIGITS);
const IS_LANGUAGE_TAG = /^[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8})*$/;

/** Names of the formats of output. */
export function corpusFormats(): CorpusFormat[] {
  return Object.keys(FORMATTERS) as CorpusFormat[];
}

/** Whether this version of Node.js can write a format: Zstandard is in Node.js from 22.15 on. */
export function canWrite(format: CorpusFormat): boolean {
  return format !== 'jsonl.zst' || 'zstdCompress' in zlib;
}

/** The corpus of a language. A language may come from a record and be anything: what is no tag must not become a path. */
export function corpusName(lang: string | undefined): string {
  return lang !== undefined && IS_LANGUAGE_TAG.test(lang) ? lang : UNDETERMINED;
}

/** Writes documents into corpora, each opened when its first document comes. */
export class Corpora {
  readonly #folder: OutputFolder;
  readonly #formatter: CorpusFormatter;
  readonly #shardBytes: number;
  /** Number of the shard that comes next, where one was finished. */
  readonly #next = new Map<string, number>();
  readonly #open = new Map<string, { readonly sink: CorpusSink; readonly shard: number }>();

  /** With `shardBytes` above 0, a corpus is written in files of about so many bytes, numbered from 00000. */
  static async open(folder: OutputFolder, format: CorpusFormat, shardBytes = 0): Promise<Corpora> {
    return new Corpora(folder, await FORMATTERS[format](), shardBytes);
  }

  private constructor(folder: OutputFolder, formatter: CorpusFormatter, shardBytes: number) {
    this.#folder = folder;
    this.#formatter = formatter;
    this.#shardBytes = shardBytes;
  }

  /** Adds the canonical line of a document; see {@link CorpusSink}. */
  write(corpus: string, line: Uint8Array): Promise<void> | undefined {
    const known = this.#open.get(corpus);
    const { sink, shard } = known ?? this.#begin(corpus, this.#next.get(corpus) ?? 0);
    const written = sink.write(line);
    if (this.#shardBytes === 0 || sink.bytes < this.#shardBytes) return written;
    return this.#turn(corpus, sink, shard, written);
  }

  /** Finishes all of them, in the order in which they were opened. */
  async finish(): Promise<void> {
    for (const { sink } of this.#open.values()) await sink.finish();
  }

  #begin(corpus: string, shard: number): { readonly sink: CorpusSink; readonly shard: number } {
    const name = this.#shardBytes === 0 ? corpus : `${corpus}-${String(shard).padStart(SHARD_DIGITS, '0')}`;
    const begun = { sink: this.#formatter.open(this.#folder, name), shard };
    this.#open.set(corpus, begun);
    return begun;
  }

  /** Finishes a shard that is full; the next one begins with the next document. */
  async #turn(
    corpus: string,
    sink: CorpusSink,
    shard: number,
    written: Promise<void> | undefined,
  ): Promise<void> {
    await written;
    await sink.finish();
    this.#next.set(corpus, shard + 1);
    this.#open.delete(corpus);
  }
}
