import { createHash } from 'node:crypto';
import type { Facts } from '../../core/document.ts';
import { messageOf, QingwenError } from '../../core/errors.ts';
import { ByteQueue } from '../byte-queue.ts';
import { type BadRecord, type LoadedReader, type ReadItem, type ReadOptions, wholeFile } from '../reader.ts';
import { endsEarly, type Source } from '../source.ts';
import { pageItem } from './html.ts';
import { originOf } from './text.ts';

/** A head longer than this is none. */
const LONGEST_HEAD = 1 << 20;
const SHOWN_BYTES = 1 << 16;
const MAGIC = Buffer.from('WARC/');
const END_OF_HEAD = Buffer.from('\r\n\r\n');

/**
 * WARC and WET files as Common Crawl writes them (ISO 28500): a document for every `conversion` record, of its text, and
 * for every `response` or `resource` that is a page of HTML or plain text. Ids are those of the records; the address,
 * the date and the languages found by the crawler are facts. Records of other kinds are no documents.
 */
export const warcReader: LoadedReader = {
  format: 'warc',
  split: async (source) => [wholeFile(source.file.size)],
  async *read(source, range, options) {
    const queue = new ByteQueue(source, range.end);
    for (;;) {
      const before = queue.at;
      const items = await nextRecord(source, queue, options);
      if (items === undefined) {
        yield { items: [], bytes: queue.at - before };
        if (range.end !== null && queue.at < range.end) throw endsEarly(source.file, queue.at, range.end);
        return;
      }
      yield { items, bytes: queue.at - before };
    }
  },
};

async function nextRecord(
  source: Source,
  queue: ByteQueue,
  options: ReadOptions,
): Promise<readonly ReadItem[] | undefined> {
  await queue.skipLineBreaks();
  const at = queue.at;
  if (await queue.isEmpty()) return undefined;
  const head = (await queue.until(END_OF_HEAD, LONGEST_HEAD)) ?? Buffer.alloc(0);
  const fields = fieldsOf(head.toString('utf8'));
  const length = Number(fields.get('content-length'));
  if (!head.subarray(0, 5).equals(MAGIC) || !Number.isSafeInteger(length) || length < 0) {
    throw new QingwenError(
      'input/format',
      `${source.file.path}: no record of a WARC file begins at byte ${at}; those before were used`,
    );
  }
  const type = fields.get('warc-type');
  const wanted = type === 'conversion' || type === 'response' || type === 'resource';
  const id = fields.get('warc-record-id')?.replace(/^<|>$/g, '') ?? `${source.file.name}:${at}`;
  const place = { source: source.file.path, byte: at };
  if (!wanted || length > options.maxBytes) {
    const content = { ...place, byte: queue.at };
    const hash = createHash('sha256');
    const shown = await queue.skip(length, wanted ? SHOWN_BYTES : 0, (bytes) => wanted && hash.update(bytes));
    if (!wanted) return [];
    const message = `a record of ${length} bytes is too long for one document; its beginning is shown`;
    const sha256 = hash.digest('hex');
    return [{ bad: { id, reason: 'input/too-long', message, place: content, raw: shown, length, sha256 } }];
  }
  const body = await queue.take(length);
  return [await itemOf(id, type, fields, body, place, options)].filter((item) => item !== undefined);
}

async function itemOf(
  id: string,
  type: string | undefined,
  fields: ReadonlyMap<string, string>,
  body: Buffer,
  place: BadRecord['place'],
  { decoding }: ReadOptions,
): Promise<ReadItem | undefined> {
  let content = body;
  let kind = fields.get('content-type') ?? '';
  if (type === 'response') {
    const end = body.indexOf(END_OF_HEAD);
    if (end === -1) return undefined;
    const http = fieldsOf(body.subarray(0, end).toString('latin1'));
    content = body.subarray(end + END_OF_HEAD.length);
    kind = http.get('content-type') ?? '';
  }
  const isPage = /html/i.test(kind);
  if (type !== 'conversion' && !isPage && !/^text\/plain/i.test(kind)) return undefined;
  try {
    const { text, charset, replaced = 0 } = decoding.decode(content);
    const meta = { ...originOf(place.source, charset, replaced), ...factsOf(fields) };
    if (isPage) return await pageItem(id, text, meta, place, content);
    if (text.trim() !== '') return { doc: { id, text: text.replace(/\r?\n$/, ''), meta }, place };
    const message = 'this record has no text';
    return {
      bad: {
        id,
        reason: 'input/no-text',
        message,
        place,
        raw: Uint8Array.from(content),
        length: content.length,
      },
    };
  } catch (cause) {
    const raw = Uint8Array.from(content);
    return {
      bad: { id, reason: 'input/undecodable', message: messageOf(cause), place, raw, length: raw.length },
    };
  }
}

/** Facts of a record that are worth keeping. */
function factsOf(fields: ReadonlyMap<string, string>): Facts {
  const facts: Record<string, string> = {};
  const names = {
    url: 'warc-target-uri',
    date: 'warc-date',
    crawlLanguages: 'warc-identified-content-language',
  };
  for (const [fact, field] of Object.entries(names)) {
    const value = fields.get(field);
    if (value !== undefined) facts[fact] = value;
  }
  return facts;
}

/** Fields of a head by their names in lower case. */
function fieldsOf(head: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of head.split(/\r?\n/).slice(1)) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return fields;
}
