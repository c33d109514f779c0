import { parseRecord } from '../jsonl.ts';
import { isSingleByteFeed } from '../line-feed.ts';
import { cutLines } from '../line-ranges.ts';
import type { Line, LineBatch } from '../lines.ts';
import { type Reader, type ReadItem, wholeFile } from '../reader.ts';
import { badLine, charsetOf, lineBatches } from './line-source.ts';
import { originOf } from './text.ts';

/** How a record begins: a file that has this is no picture. */
const RECORD = '{"';

/**
 * JSON Lines: one record a line, blank lines between them allowed. Ids are what a record says, else the name of the
 * file with `:N` for line N.
 */
export const jsonlReader: Reader = {
  format: 'jsonl',
  extensions: ['.jsonl', '.ndjson'],
  async split(source, chunkBytes, { decoding, maxBytes }) {
    const charset = await charsetOf(source, decoding, RECORD);
    if (!isSingleByteFeed(charset)) return [wholeFile(source.file.size)];
    return cutLines(source, { unit: 'line', charset, chunkBytes, maxBytes });
  },
  async *read(source, range, options) {
    const { file } = source;
    const item = (line: Line, batch: LineBatch): ReadItem => {
      const placeId = `${file.name}:${line.number}`;
      if (line.problem !== undefined) return badLine(placeId, file, line, batch, line.problem);
      const record = parseRecord(line.text, options);
      if ('reason' in record) return badLine(placeId, file, line, batch, record);
      const { id = placeId, text, lang } = record;
      // What the record says of its origin stands: it may have been cleaned before.
      const meta = { ...originOf(file.path, line.charset, line.replaced), ...record.meta };
      const doc = lang === undefined ? { id, text, meta } : { id, text, lang, meta };
      return { doc, place: { source: file.path, line: line.number } };
    };
    for await (const batch of lineBatches(source, range, options, RECORD)) {
      const lines = batch.lines.filter((line) => !line.blank);
      yield { items: lines.map((line) => item(line, batch)), bytes: batch.bytes };
    }
  },
};
