import type { JsonValue } from '../../core/document.ts';
import { messageOf, QingwenError } from '../../core/errors.ts';
import { CsvRows, type Row } from '../csv-rows.ts';
import { recordFrom } from '../jsonl.ts';
import { type LoadedReader, type ReadItem, wholeFile } from '../reader.ts';
import { textBlocks } from '../text-blocks.ts';
import { charsetOf } from './line-source.ts';
import { originOf } from './text.ts';

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
      const rows = new CsvRows(delimiter, options.maxBytes);
      let header: readonly string[] | undefined;
      let number = range.record;
      const itemOf = ({ line, fields: record, raw: broken }: Row): ReadItem[] => {
        if (header === undefined && record !== undefined) {
          header = record;
          return [];
        }
        const id = `${name}:${number++}`;
        const place = { source: path, line };
        const raw = broken ?? Buffer.from(JSON.stringify(record));
        const bad = (
          reason: 'input/format' | 'input/json' | 'input/no-text' | 'input/empty',
          message: string,
        ): ReadItem[] => [
          { bad: { id, reason, message, place, raw: Uint8Array.from(raw), length: raw.length } },
        ];
        if (record === undefined || header === undefined) {
          return bad('input/format', 'on this line a quotation begins that does not end');
        }
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
          yield { items: (await rows.add(text)).flatMap(itemOf), bytes };
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
