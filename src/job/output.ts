import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Doc, JsonValue } from '../core/document.ts';
import type { Dropped, Step } from '../core/pipeline.ts';
import type { FileSink } from '../io/file-sink.ts';
import { OutputFolder, type WrittenFile } from '../io/output-folder.ts';
import { recordLine } from '../io/record-line.ts';
import { Corpora, type CorpusFormat, corpusName } from '../io/writers/index.ts';
import type { Summary } from './summary.ts';

const DROPPED = 'dropped.jsonl';
const EDITS = 'edits.jsonl';
const SUMMARY = 'summary.json';
/** The names a job gives to files; of an earlier summary nothing else is believed. */
const IS_JOB_FILE = /^(?:dropped\.jsonl|edits\.jsonl|corpora\/[^/\\]+(?:\/[^/\\]+)?)$/;

/** Whether a file is what some job left out or traced: no corpus, and so nothing to clean. */
export function isAccount(path: string): boolean {
  const name = basename(path);
  if (name !== DROPPED && name !== EDITS) return false;
  return ['corpora', SUMMARY].every((sibling) => existsSync(join(dirname(path), sibling)));
}

/** The output directory of one job: corpora, what was left out, edits when traced, and the summary. */
export class JobOutput {
  readonly #folder: OutputFolder;
  readonly #corpora: Corpora;
  readonly #dropped: FileSink;
  readonly #edits: FileSink | undefined;

  /** @throws QingwenError `output/unwritable` at once, before anything has been read. */
  constructor(directory: string, format: CorpusFormat, trace: boolean) {
    this.#folder = new OutputFolder(directory);
    try {
      this.#corpora = new Corpora(this.#folder, format);
      this.#dropped = this.#folder.sink(DROPPED);
      this.#edits = trace ? this.#folder.sink(EDITS) : undefined;
    } catch (error) {
      this.#folder.discard();
      throw error;
    }
  }

  write(doc: Doc): void {
    this.#corpora.write(corpusName(doc.lang), Buffer.from(recordLine(doc)));
  }

  drop({ id, stage, reason, text, start, end, lang, facts }: Dropped): void {
    this.#dropped.write(`${JSON.stringify({ id, stage, reason, text, start, end, lang, facts })}\n`);
  }

  edited(id: string, { stage, edits }: Step): void {
    if (edits !== undefined) this.#edits?.write(`${JSON.stringify({ id, stage, edits })}\n`);
  }

  files(): readonly WrittenFile[] {
    return this.#folder.files();
  }

  /** Shows all files under their names, the summary last, in place of those of an earlier job. */
  commit(summary: Summary): void {
    const earlier = earlierFiles(this.#folder.directory);
    this.#folder.writeWhole(SUMMARY, `${JSON.stringify(summary, undefined, 2)}\n`);
    this.#folder.commit(SUMMARY, earlier);
  }

  discard(): void {
    this.#folder.discard();
  }
}

/** The files that an earlier job says it wrote here. */
function earlierFiles(directory: string): string[] {
  let summary: JsonValue;
  try {
    summary = JSON.parse(readFileSync(join(directory, SUMMARY), 'utf8')) as JsonValue;
  } catch {
    return [];
  }
  const outputs = (summary as { outputs?: unknown } | null)?.outputs;
  if (!Array.isArray(outputs)) return [];
  return outputs
    .map((output: unknown) => (output as { path?: unknown } | null)?.path)
    .filter((path): path is string => typeof path === 'string')
    .filter((path) => IS_JOB_FILE.test(path) && !path.split('/').includes('..'));
}
