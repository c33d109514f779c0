import { messageOf, QingwenError } from '../../core/errors.ts';
import { type Element, readElements } from '../json-elements.ts';
import { parseRecord } from '../jsonl.ts';
import { isSingleByteFeed } from '../line-feed.ts';
import {
  type BadRecord,
  type LoadedReader,
  type Range,
  type ReadItem,
  type ReadOptions,
  wholeFile,
} from '../reader.ts';
import type { Source } from '../source.ts';
import { charsetOf } from './line-source.ts';
import { originOf } from './text.ts';

/** Where a record that does not parse may have swallowed the ones behind it. */
const BORDER = /(?<=\})\s*,\s*(?=\{)/;

/**
 * JSON: an array of records, read one by one, or a single record. Ids are what a record says, else the name of the file
 * with `:N` for its Nth record. A record that does not parse takes with it what cannot be told from it, and no more.
 */
export const jsonReader: LoadedReader = {
  format: 'json',
  async split(source, chunkBytes, options) {
    const charset = await charsetOf(source, options.decoding, '{"');
    if (!isSingleByteFeed(charset)) return [wholeFile(source.file.size)];
    return cut(source, chunkBytes, charset, options);
  },
  async *read(source, range, options) {
    const charset = range.charset ?? (await charsetOf(source, options.decoding, '{"'));
    if (!isSingleByteFeed(charset)) {
      throw new QingwenError(
        'input/undecodable',
        `${source.file.path}: a file of JSON in ${charset} is not read; make it UTF-8, as RFC 8259 wants it`,
      );
    }
    let number = range.record;
    for await (const { elements, bytes } of readElements(source, range, options.maxBytes)) {
      const items: ReadItem[] = [];
      for (const element of elements) {
        for (const item of itemsOf(source, element, number, charset, options)) {
          items.push(item);
          number++;
        }
      }
      yield { items, bytes };
    }
  },
};

/** Ranges that begin with an element each. */
async function cut(
  source: Source,
  chunkBytes: number,
  charset: string,
  options: ReadOptions,
): Promise<readonly Range[]> {
  const { size } = source.file;
  const starts = [{ start: 0, line: 1, record: 1 }];
  let record = 1;
  for await (const { elements } of readElements(source, { start: 0, end: size, line: 1 }, options.maxBytes)) {
    for (const element of elements) {
      const { at: start, line } = element;
      const last = starts.at(-1)?.start ?? 0;
      if (start - last >= chunkBytes) starts.push({ start, line, record });
      record += itemsOf(source, element, record, charset, options).length;
    }
  }
  return starts.map((one, i) => {
    const end = starts[i + 1]?.start ?? size;
    return { ...one, end, bytes: end - one.start, charset };
  });
}

/** What an element comes to: one record, or several where a broken one has swallowed others. */
function itemsOf(
  source: Source,
  { bytes, at, length, line, sha256 }: Element,
  number: number,
  charset: string,
  options: ReadOptions,
): ReadItem[] {
  const { path, name } = source.file;
  const place = { source: path, line, byte: at };
  const bad = (id: string, reason: BadRecord['reason'], message: string, raw: Uint8Array, size: number) => ({
    bad: { id, reason, message, place, raw: Uint8Array.from(raw), length: size },
  });
  if (sha256 !== undefined) {
    const message = `a record of ${length} bytes is too long for one document; its beginning is shown`;
    const { bad: tooLong } = bad(`${name}:${number}`, 'input/too-long', message, bytes, length);
    return [{ bad: { ...tooLong, sha256 } }];
  }
  const one = (text: string, raw: Uint8Array, id: string, replaced: number): ReadItem => {
    const record = parseRecord(text, options);
    if ('reason' in record)
      return bad(id, record.reason, record.message.replace('this line', 'this'), raw, raw.length);
    const meta = { ...originOf(path, charset, replaced), ...record.meta };
    const doc = { id: record.id ?? id, text: record.text, meta };
    return { doc: record.lang === undefined ? doc : { ...doc, lang: record.lang }, place };
  };
  let decoded: { readonly text: string; readonly replaced?: number };
  try {
    decoded = options.decoding.decode(bytes, charset);
  } catch (cause) {
    return [bad(`${name}:${number}`, 'input/undecodable', messageOf(cause), bytes, length)];
  }
  const { text, replaced = 0 } = decoded;
  const whole = one(text, bytes, `${name}:${number}`, replaced);
  if (whole.bad?.reason !== 'input/json' || !BORDER.test(text)) return [whole];
  const parts = text.replace(/(?<=\})\s*\]\s*$/, '').split(BORDER);
  return parts.map((part, i) => one(part, Buffer.from(part), `${name}:${number + i}`, replaced));
}
