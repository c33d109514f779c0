import type { OutputFolder } from './output-folder.ts';

/** The documents of one language on their way to the disk. */
export interface CorpusSink {
  /** Bytes of the file so far, about: what is held back may yet be compressed. */
  readonly bytes: number;
  /**
   * Adds a document: its canonical line, as `RecordEncoder` makes it, line feed and all. The bytes are only lent: they are
   * copied or used up before this returns or, where it answers a promise, before that is fulfilled. Nothing else is
   * written until then.
   *
   * @throws QingwenError `output/unwritable`
   */
  write(line: Uint8Array): Promise<void> | undefined;
  /**
   * Writes what is left: the rest of a buffer, a footer. The files then hold all that was written; `OutputFolder.commit`
   * makes them last and gives them their names.
   *
   * @throws QingwenError `output/unwritable`
   */
  finish(): Promise<void> | undefined;
}

/**
 * One format of output. It writes to files of the folder, `corpora/<corpus>…`, through `folder.sink` or
 * `folder.writeWhole`, and to nothing else. The same documents in the same order make the same bytes: no dates, no
 * random numbers, nothing that hangs on timing. A contract suite stands in `test/io/writers/contract.ts`.
 */
export interface CorpusFormatter {
  /** Name of the format, as `--format` takes it. */
  readonly format: string;
  /** Opens the sink of a corpus or a shard of one; `corpus` is its name, safe as that of a file. */
  open(folder: OutputFolder, corpus: string): CorpusSink;
}
