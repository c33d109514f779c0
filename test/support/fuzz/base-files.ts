import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { packTar } from 'modern-tar';
import { zipOf } from '../zip.ts';
import type { Random } from './random.ts';

/** A file as a job may find it. */
export interface BaseFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const FIXTURES = fileURLToPath(new URL('../../fixtures/compression/', import.meta.url));
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A name that shows up in the output wherever its record went. */
const markOf = (number: number): string => `mark${number}k`;

const FORMATS: Readonly<Record<string, (texts: readonly string[]) => Buffer>> = {
  txt: (texts) => Buffer.from(texts.map((text, n) => `${markOf(n)} ${text}\n`).join('\n')),
  jsonl: (texts) =>
    Buffer.from(
      texts.map((text, n) => `${JSON.stringify({ id: markOf(n), text, n, more: [text] })}\n`).join(''),
    ),
  json: (texts) =>
    Buffer.from(JSON.stringify(texts.map((text, n) => ({ id: markOf(n), text, more: { n } })))),
  csv: (texts) =>
    Buffer.from(`id,text\r\n${texts.map((text, n) => `${markOf(n)},${quoted(text)}\r\n`).join('')}`),
  tsv: (texts) =>
    Buffer.from(`id\ttext\n${texts.map((text, n) => `${markOf(n)}\t${quoted(text)}\n`).join('')}`),
  parquet: (texts) =>
    Buffer.from(
      parquetWriteBuffer({
        columnData: [
          { name: 'id', data: texts.map((_, n) => markOf(n)), type: 'STRING' },
          { name: 'text', data: [...texts], type: 'STRING' },
          { name: 'n', data: texts.map((_, n) => BigInt(n)), type: 'INT64' },
        ],
        rowGroupSize: 3,
      }),
    ),
  warc: (texts) =>
    Buffer.concat(
      texts.map((text, n) => {
        const page = n % 2 === 0;
        const body = Buffer.from(
          page ? text : `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>${escaped(text)}</p>`,
        );
        const type = page ? 'conversion' : 'response';
        const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Record-ID: <${markOf(n)}>\r\nContent-Length: ${body.length}\r\n\r\n`;
        return Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n\r\n')]);
      }),
    ),
  html: (texts) =>
    Buffer.from(
      `<!doctype html><title>${markOf(0)}</title><body>${texts.map((text) => `<p>${escaped(text)}</p>`).join('\n')}`,
    ),
  zip: (texts) => zipOf({ 'a/one.jsonl': members(texts, 'jsonl'), 'two.txt': members(texts, 'txt') }),
};

function members(texts: readonly string[], format: string): Buffer {
  return FORMATS[format]?.(texts) ?? Buffer.alloc(0);
}

async function tarOf(texts: readonly string[]): Promise<Buffer> {
  const files = ['jsonl', 'csv'].map((format) => {
    const body = members(texts, format);
    return { header: { name: `in/${format}.${format}`, size: body.length, type: 'file' as const }, body };
  });
  return Buffer.from(await packTar(files));
}

/** A file of some format, maybe compressed, with a few of the texts in it. */
export async function baseFile(random: Random, texts: readonly string[]): Promise<BaseFile> {
  if (random.oneIn(8)) {
    const ending = random.pick(['gz', 'bz2', 'xz', 'zst']);
    const name = `${random.pick(['a.txt', 'a.jsonl', 'a.csv'])}.${ending}`;
    return { name, bytes: readFileSync(`${FIXTURES}lines.txt.${ending}`) };
  }
  const chosen = Array.from({ length: random.below(8) + 1 }, () => {
    const text = random.pick(texts);
    const from = random.below(text.length);
    return text.slice(from, from + 40);
  });
  const format = random.pick([...Object.keys(FORMATS), 'jsonl', 'tar']);
  const bytes = format === 'tar' ? await tarOf(chosen) : members(chosen, format);
  return random.oneIn(6)
    ? { name: `a.${format}.gz`, bytes: gzipSync(bytes) }
    : { name: `a.${format}`, bytes };
}
