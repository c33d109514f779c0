import type { OutputFolder } from '../output-folder.ts';
import { UNDETERMINED } from '../record-line.ts';
import type { CorpusFormatter, CorpusSink } from '../writer.ts';
import { jsonlFormatter } from './jsonl.ts';
import { txtFormatter } from './txt.ts';

/** How corpora are written: one JSONL file a language, or one text file a document. */
export type CorpusFormat = 'jsonl' | 'txt';

const FORMATTERS: Readonly<Record<CorpusFormat, CorpusFormatter>> = {
  jsonl: jsonlFormatter,
  txt: txtFormatter,
};
const IS_LANGUAGE_TAG = /^[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8})*$/;

/** Names of the formats of output. */
export function corpusFormats(): CorpusFormat[] {
  return Object.keys(FORMATTERS) as CorpusFormat[];
}

/** The corpus of a language. A language may come from a record and be anything: what is no tag must not become a path. */
export function corpusName(lang: string | undefined): string {
  return lang !== undefined && IS_LANGUAGE_TAG.test(lang) ? lang : UNDETERMINED;
}

/** Writes documents into corpora, each opened when its first document comes. */
export class Corpora {
  readonly #folder: OutputFolder;
  readonly #formatter: CorpusFormatter;
  readonly #sinks = new Map<string, CorpusSink>();

  constructor(folder: OutputFolder, format: CorpusFormat) {
    this.#folder = folder;
    this.#formatter = FORMATTERS[format];
  }

  /** Adds the canonical line of a document; see {@link CorpusSink}. */
  write(corpus: string, line: Uint8Array): Promise<void> | undefined {
    let sink = this.#sinks.get(corpus);
    if (sink === undefined) {
      sink = this.#formatter.open(this.#folder, corpus);
      this.#sinks.set(corpus, sink);
    }
    return sink.write(line);
  }

  /** Finishes all of them, in the order in which they were opened. */
  async finish(): Promise<void> {
    for (const sink of this.#sinks.values()) await sink.finish();
  }
}
