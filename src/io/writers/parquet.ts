import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { type CorpusRecord, recordOf } from '../record-line.ts';
import type { CorpusFormatter, CorpusSink } from '../writer.ts';

/** Bytes of lines that make a row group: enough for a reader to be quick, little enough to hold. */
const GROUP_BYTES = 1 << 25;

const STRING = { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' } as const;
const COLUMNS = ['id', 'text', 'lang', 'meta'] as const;

/**
 * Apache Parquet: columns `id`, `text`, `lang` and `meta`, all strings, the last one of JSON, for facts differ from
 * document to document; row groups of about 32 MiB, compressed with Snappy.
 */
export const parquetFormatter: CorpusFormatter = {
  format: 'parquet',
  open(folder, corpus) {
    return new ParquetSink(folder.sink(`corpora/${corpus}.parquet`));
  },
};

class ParquetSink implements CorpusSink {
  readonly #file: { writeBytes(bytes: Uint8Array): void };
  readonly #bytes = new ByteWriter();
  readonly #parquet: ParquetWriter;
  #rows: CorpusRecord[] = [];
  #held = 0;

  constructor(file: { writeBytes(bytes: Uint8Array): void }) {
    this.#file = file;
    const schema = [
      { name: 'root', num_children: COLUMNS.length },
      ...COLUMNS.map((name) => ({ name, ...STRING })),
    ];
    this.#parquet = new ParquetWriter({ writer: this.#bytes, schema, createdBy: 'qingwen' });
  }

  get bytes(): number {
    return this.#bytes.offset + this.#held;
  }

  write(line: Uint8Array): undefined {
    this.#rows.push(recordOf(line));
    this.#held += line.length;
    if (this.#held >= GROUP_BYTES) this.#group();
  }

  finish(): undefined {
    if (this.#rows.length > 0) this.#group();
    this.#parquet.finish();
    this.#flush();
  }

  #group(): void {
    const rows = this.#rows;
    const columnData = [
      { name: 'id', data: rows.map(({ id }) => id) },
      { name: 'text', data: rows.map(({ text }) => text), encoding: 'PLAIN' as const },
      { name: 'lang', data: rows.map(({ lang }) => lang) },
      { name: 'meta', data: rows.map(({ meta }) => JSON.stringify(meta)) },
    ];
    this.#parquet.write({ columnData, rowGroupSize: rows.length });
    this.#rows = [];
    this.#held = 0;
    this.#flush();
  }

  /** Hands on what is encoded; the places in the file go on from there. */
  #flush(): void {
    this.#file.writeBytes(this.#bytes.getBytes());
    this.#bytes.index = 0;
  }
}
