import { once } from 'node:events';
import { type Parser, parse } from 'csv-parse';
import type { JsonValue } from '../../core/document.ts';
import { messageOf, QingwenError } from '../../core/errors.ts';
import { recordFrom } from '../jsonl.ts';
import { type LoadedReader, type ReadItem, wholeFile } from '../reader.ts';
import { textBlocks } from '../text-blocks.ts';
import { charsetOf } from './line-source.ts';
import { originOf } from './text.ts';

/** A row as csv-parse gives it with `info`. */
interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Comma-separated values (RFC 4180): the first row names the fields, each of the others is a record. */
export const csvReader: LoadedReader = separatedReader('csv', ',');
/** Tab-separated values. */
export const tsvReader: LoadedReader = separatedReader('tsv', '\t');

function separatedReader(format: string, delimiter: string): LoadedReader {
  return {
    format,
    // A quoted field may hold anything: only reading from the beginning tells where a row ends.
    split: async (source) => [wholeFile(source.file.size)],
    async *read(source, range, options) {
      const { path, name } = source.file;
      const charset = range.charset ?? (await charsetOf(source, options.decoding));
      const rows = new Rows(delimiter, options.maxBytes);
      let header: readonly string[] | undefined;
      let number = range.record;
      const itemOf = ({ record, info }: Row): ReadItem[] => {
        if (header === undefined) {
          header = record;
          return [];
        }
        const id = `${name}:${number++}`;
        const place = { source: path, line: info.lines };
        const raw = Buffer.from(JSON.stringify(record));
        const bad = (
          reason: 'input/format' | 'input/json' | 'input/no-text' | 'input/empty',
          message: string,
        ): ReadItem[] => [
          { bad: { id, reason, message, place, raw: Uint8Array.from(raw), length: raw.length } },
        ];
        if (record.length !== header.length) {
          return bad(
            'input/format',
            `this row has ${record.length} fields, and the first one names ${header.length}`,
          );
        }
        const fields: Record<string, JsonValue> = {};
        for (const [i, field] of header.entries()) fields[field] = record[i] ?? '';
        const found = recordFrom(fields, options);
        if ('reason' in found) return bad(found.reason, found.message);
        const { id: own, text, lang, meta } = found;
        const doc = { id: own ?? id, text, meta: { ...originOf(path, charset, 0), ...meta } };
        return [{ doc: lang === undefined || lang === '' ? doc : { ...doc, lang }, place }];
      };
      try {
        for await (const { text, bytes } of textBlocks(source, range, charset, options)) {
          yield { items: rows.add(text).flatMap(itemOf), bytes };
        }
        yield { items: (await rows.end()).flatMap(itemOf), bytes: 0 };
      } catch (cause) {
        if (cause instanceof QingwenError) throw cause;
        const message = `${path}: the rows cannot be told apart any more (${messageOf(cause)}); those before were used`;
        throw new QingwenError('input/format', message, { cause });
      }
    },
  };
}

/** The rows of a text that comes in pieces. */
class Rows {
  readonly #parser: Parser;
  #failure: Error | undefined;

  constructor(delimiter: string, maxBytes: number) {
    this.#parser = parse({
      bom: true,
      delimiter,
      info: true,
      max_record_size: maxBytes,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    this.#parser.on('error', (error) => {
      this.#failure = error;
    });
  }

  /** The rows that are complete with this piece. */
  add(text: string): Row[] {
    this.#parser.write(text);
    if (this.#failure !== undefined) throw this.#failure;
    return this.#taken();
  }

  async end(): Promise<Row[]> {
    const closed = once(this.#parser, 'close');
    this.#parser.end();
    const rows = this.#taken();
    await closed;
    if (this.#failure !== undefined) throw this.#failure;
    return rows;
  }

  #taken(): Row[] {
    const rows: Row[] = [];
    for (let row: Row | null = this.#parser.read(); row !== null; row = this.#parser.read()) rows.push(row);
    return rows;
  }
}
