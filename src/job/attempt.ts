import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Doc } from '../core/document.ts';
import type { Dropped, Step } from '../core/outcome.ts';
import type { CompactFingerprint } from '../dedupe-index/compact.ts';
import { attempt } from '../io/file-sink.ts';
import { OutputFolder } from '../io/output-folder.ts';
import type { BadRecord } from '../io/reader.ts';
import { RecordEncoder } from '../io/record-line.ts';
import { corpusName } from '../io/writers/index.ts';
import { LedgerFormat } from './ledger.ts';
import { dropLine, editLine, quarantineLine } from './record-lines.ts';

/** Files of a task; those that would be empty are not there. */
export const TASK_FILES = {
  documents: 'documents.jsonl',
  ledger: 'ledger.bin',
  dropped: 'dropped.jsonl',
  quarantine: 'quarantine.jsonl',
  edits: 'edits.jsonl',
} as const;

/** A file of an attempt, as its marker names it. */
export interface AttemptFile {
  readonly name: string;
  readonly bytes: number;
  readonly crc32: number;
}

/** Before the id in a canonical line. */
const ID_START = '{"id":'.length;

/** One try at a task: a folder of its own, whose name nobody knows before a marker names it. */
export class Attempt {
  readonly name: string;
  /** Corpora in the order of their first document. */
  readonly corpora: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #folder: OutputFolder;
  readonly #ledger: LedgerFormat;
  readonly #encoder = new RecordEncoder();
  #losses = 0;

  /** @throws QingwenError `output/unwritable` */
  constructor(tasks: string, rank: number, signatureValues: number) {
    this.name = ownName(tasks, rank);
    this.#folder = new OutputFolder(join(tasks, this.name));
    this.#ledger = new LedgerFormat(signatureValues);
  }

  write(doc: Doc, fingerprint: CompactFingerprint | undefined): void {
    const name = corpusName(doc.lang);
    let corpus = this.#numbers.get(name);
    if (corpus === undefined) {
      corpus = this.corpora.push(name) - 1;
      this.#numbers.set(name, corpus);
    }
    const line = this.#encoder.encode(doc);
    this.#folder.sink(TASK_FILES.documents).writeBytes(line);
    const entry = {
      line: line.length,
      id: this.#encoder.idBytes,
      lossesEnd: this.#losses,
      corpus,
      ...(fingerprint === undefined ? {} : { fingerprint }),
    };
    this.#folder.sink(TASK_FILES.ledger).writeBytes(this.#ledger.encode(entry));
  }

  drop(dropped: Dropped): void {
    this.#losses += this.#folder.sink(TASK_FILES.dropped).write(dropLine(dropped));
  }

  quarantine(bad: BadRecord): void {
    this.#folder.sink(TASK_FILES.quarantine).write(quarantineLine(bad));
  }

  edited(id: string, step: Step): void {
    if (step.edits !== undefined) this.#folder.sink(TASK_FILES.edits).write(editLine(id, step));
  }

  /** Makes sure that all is on the disk; answers what is there. */
  async finish(): Promise<AttemptFile[]> {
    await this.#folder.finish();
    return this.#folder.files().map(({ path, bytes }) => {
      return { name: path, bytes, crc32: this.#folder.sink(path).crc32 };
    });
  }

  discard(): void {
    this.#folder.discard();
  }
}

/** The id of the document of a canonical line, as the bytes of a JSON string. */
export function idBytesOf(line: Buffer, idBytes: number): Uint8Array {
  return line.subarray(ID_START, idEnd(idBytes));
}

/** The id of the document of a canonical line. */
export function idOf(line: Buffer, idBytes: number): string {
  return JSON.parse(line.toString('utf8', ID_START, idEnd(idBytes))) as string;
}

/** Where the id of a canonical line ends. */
export function idEnd(idBytes: number): number {
  return ID_START + idBytes;
}

/** A name that no other attempt has: making the folder is what claims it. */
function ownName(tasks: string, rank: number): string {
  for (let n = 1; ; n++) {
    const name = `${rank}-${process.pid}-${n}`;
    const made = attempt(tasks, () => {
      try {
        mkdirSync(join(tasks, name));
        return true;
      } catch (cause) {
        if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
        throw cause;
      }
    });
    if (made) return name;
  }
}
