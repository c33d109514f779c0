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
/** Where a record seems to begin, seen from what is none. */
const NEXT = Buffer.from('\nWARC/1.');
const END_OF_HEAD = Buffer.from('\r\n\r\n');

/**
 * WARC and WET files as Common Crawl writes them (ISO 28500): a document for every `conversion` record, of its text, and
 * for every `response` or `resource` that is a page of HTML or plain text. Ids are those of the records; the address,
 * the date and the languages found by the crawler are facts. Records of other kinds are no documents. What stands between
 * records and is none costs itself alone.
 */
export const warcReader: LoadedReader = {
  format: 'warc',
  split: async (source) => [wholeFile(source.file.size)],
  async *read(source, range, options) {
    const queue = new ByteQueue(source, range.end);
    for (;;) {
      const before = queue.at;
      const items = await nextRecord(source, queue, range.end, options);
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
  end: number | null,
  options: ReadOptions,
): Promise<readonly ReadItem[] | undefined> {
  await queue.skipLineBreaks();
  const at = queue.at;
  if (await queue.isEmpty()) return undefined;
  const isRecord = await queue.startsWith(MAGIC);
  if (at === 0 && !isRecord) {
    throw new QingwenError('input/format', `${source.file.path}: no record of a WARC file begins at byte 0`);
  }
  const head = isRecord ? await queue.until(END_OF_HEAD, LONGEST_HEAD) : undefined;
  const fields = fieldsOf(head?.toString('utf8') ?? '');
  const length = lengthIn(fields);
  if (head === undefined || !(length <= (end ?? Number.POSITIVE_INFINITY) - queue.at)) {
    return [await brokenRecord(source, queue, at, head)];
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

/** What is no record, or one whose length cannot be, up to where the next one seems to begin. */
async function brokenRecord(
  { file }: Source,
  queue: ByteQueue,
  at: number,
  head: Buffer | undefined,
): Promise<{ readonly bad: BadRecord }> {
  const hash = createHash('sha256');
  const shown: Buffer[] = [];
  let length = 0;
  const see = (bytes: Buffer): void => {
    hash.update(bytes);
    const room = SHOWN_BYTES - length;
    if (room > 0) shown.push(Buffer.from(bytes.subarray(0, room)));
    length += bytes.length;
  };
  if (head !== undefined) see(Buffer.concat([head, END_OF_HEAD]));
  await queue.skipTo(NEXT, see);
  const message = `no record of a WARC file is here, or not of the length it says`;
  const place = { source: file.path, byte: at };
  const bad = { id: `${file.name}:${at}`, reason: 'input/format', message, place, length } as const;
  const raw = Uint8Array.from(Buffer.concat(shown));
  return { bad: length > raw.length ? { ...bad, raw, sha256: hash.digest('hex') } : { ...bad, raw } };
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

/** How long a record says it is, NaN where it says nothing that can be. */
function lengthIn(fields: ReadonlyMap<string, string>): number {
  const digits = /^\d{1,15}$/.exec(fields.get('content-length') ?? '')?.[0];
  return digits === undefined ? Number.NaN : Number(digits);
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
