import { readFileSync, rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { Facts } from '../core/document.ts';
import { compactIndex } from '../dedupe-index/memory.ts';
import type { FileSink } from '../io/file-sink.ts';
import { OutputFolder } from '../io/output-folder.ts';
import { fieldsOf } from '../io/record-line.ts';
import { SequentialFile } from '../io/sequential-file.ts';
import { Corpora } from '../io/writers/index.ts';
import { type AttemptFile, idBytesOf, idEnd, idOf, TASK_FILES } from './attempt.ts';
import type { StageClock } from './clock.ts';
import { IdSet } from './id-set.ts';
import { LedgerFormat } from './ledger.ts';
import type { EffectiveOptions } from './options.ts';
import { configuredDuplicates, signatureValues } from './stages.ts';
import { Tally, type TaskAccount } from './tally.ts';
import type { Marker, WorkFolder } from './work-folder.ts';

/** After so many documents, threads that wait for a task are given one. */
const DOCUMENTS_AT_ONCE = 256;

/**
 * Puts the output together from tasks that are done, in the order of their ranks, and decides which documents repeat an
 * earlier one: by fingerprints, in the order of the input, so that the answer is the same however the work was shared.
 */
export class Assembly {
  readonly tally = new Tally();
  readonly accounts: TaskAccount[] = [];
  readonly folder: OutputFolder;
  readonly #work: WorkFolder;
  readonly #trace: boolean;
  readonly #corpora: Corpora;
  readonly #clock: StageClock;
  readonly #ledger: LedgerFormat;
  readonly #ids = new IdSet();
  readonly #index: ReturnType<typeof compactIndex> | undefined;

  /** @throws QingwenError `output/unwritable` */
  static async open(work: WorkFolder, options: EffectiveOptions, clock: StageClock): Promise<Assembly> {
    rmSync(work.final, { recursive: true, force: true });
    const folder = new OutputFolder(work.final);
    const corpora = await Corpora.open(folder, options.format, options.shardBytes);
    return new Assembly(work, options, folder, corpora, clock);
  }

  private constructor(
    work: WorkFolder,
    options: EffectiveOptions,
    folder: OutputFolder,
    corpora: Corpora,
    clock: StageClock,
  ) {
    const duplicates = configuredDuplicates(options.stages);
    this.#work = work;
    this.#trace = options.trace;
    this.folder = folder;
    this.#corpora = corpora;
    this.#clock = clock;
    this.folder.sink(TASK_FILES.dropped);
    if (this.#trace) this.folder.sink(TASK_FILES.edits);
    if (duplicates === undefined) {
      this.#ledger = new LedgerFormat(0);
    } else {
      const { shingle: _, ...index } = duplicates;
      this.#ledger = new LedgerFormat(signatureValues(duplicates));
      this.#index = compactIndex(index);
    }
  }

  /** Adds the next task. */
  async append(marker: Marker): Promise<void> {
    const writing = this.#clock.begin('write');
    this.accounts.push(marker.account);
    this.tally.add(marker.account);
    const files = new Map(marker.files.map((file) => [file.name, file]));
    const documents = files.get(TASK_FILES.documents);
    const dropped = files.get(TASK_FILES.dropped);
    if (documents !== undefined) await this.#decide(marker, dropped);
    else this.#copy(marker, dropped);
    this.#copy(marker, files.get(TASK_FILES.quarantine));
    this.#copy(marker, files.get(TASK_FILES.edits));
    this.#clock.end(writing);
  }

  async #decide(marker: Marker, dropped: AttemptFile | undefined): Promise<void> {
    const losses = this.folder.sink(TASK_FILES.dropped);
    const documents = new SequentialFile(this.#work.path(marker, TASK_FILES.documents));
    const earlier =
      dropped === undefined ? undefined : new SequentialFile(this.#work.path(marker, TASK_FILES.dropped));
    let copied = 0;
    const copyUpTo = (end: number): void => {
      for (const block of earlier?.blocks(end - copied) ?? []) losses.writeBytes(block);
      copied = end;
    };
    try {
      const ledger = readFileSync(this.#work.path(marker, TASK_FILES.ledger));
      let count = 0;
      for (const entry of this.#ledger.entries(ledger)) {
        if (++count % DOCUMENTS_AT_ONCE === 0) await setImmediate();
        const line = documents.take(entry.line);
        const corpus = marker.corpora[entry.corpus] ?? '';
        const { fingerprint } = entry;
        this.#clock.document(line.length);
        const match =
          fingerprint === undefined ? undefined : this.#index?.check(idOf(line, entry.id), fingerprint);
        this.#clock.lap('duplicates');
        if (match === undefined) {
          const written = this.#corpora.write(corpus, line);
          if (written !== undefined) await written;
          this.tally.wrote(corpus, this.#ids.add(idBytesOf(line, entry.id)));
          continue;
        }
        copyUpTo(entry.lossesEnd);
        const { id: of, kind, similarity } = match;
        const reason = `duplicate/${kind}`;
        writeDuplicate(losses, line, idEnd(entry.id), reason, { of, similarity });
        this.tally.drop(reason);
      }
      copyUpTo(dropped?.bytes ?? 0);
    } finally {
      documents.close();
      earlier?.close();
    }
  }

  #copy(marker: Marker, file: AttemptFile | undefined): void {
    if (file === undefined) return;
    const from = new SequentialFile(this.#work.path(marker, file.name));
    try {
      const to = this.folder.sink(file.name);
      for (const block of from.blocks(file.bytes)) to.writeBytes(block);
    } finally {
      from.close();
    }
  }

  /** Writes what the formats of output still hold. */
  async finish(): Promise<void> {
    const writing = this.#clock.begin('write');
    await this.#corpora.finish();
    this.#clock.end(writing);
  }
}

/** Writes a line of `dropped.jsonl` for a canonical line: its values are JSON already, and are copied as they stand. */
function writeDuplicate(to: FileSink, line: Buffer, id: number, reason: string, facts: Facts): void {
  const { text, lang } = fieldsOf(line, id);
  to.writeBytes(line.subarray(0, id));
  to.write(`,"stage":"duplicates","reason":"${reason}","text":`);
  to.writeBytes(line.subarray(...text));
  to.write(',"lang":');
  to.writeBytes(line.subarray(...lang));
  to.write(`,"facts":${JSON.stringify(facts)}}\n`);
}
