import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { packTar } from 'modern-tar';
import { describe, expect, it } from 'vitest';
import { type ReadItem, wholeFile } from '../../../src/io/reader.ts';
import { formatOf, readerOf } from '../../../src/io/readers/index.ts';
import { memorySource } from '../../support/memory-source.ts';
import { zipOf } from '../../support/zip.ts';
import { readRange } from '../contract.ts';

/** What a file of this name and content gives. */
async function read(name: string, content: Uint8Array | string, maxBytes = 1 << 20): Promise<ReadItem[]> {
  const bytes = Buffer.from(content);
  const reader = readerOf(formatOf(name));
  const options = { options: { textField: 'text', maxBytes } };
  const { items } = await readRange(
    { reader, ...options },
    memorySource(bytes, name),
    wholeFile(bytes.length),
  );
  return items;
}

/** The text of every document, the reason of every bad record. */
const told = (items: readonly ReadItem[]) => items.map(({ doc, bad }) => doc?.text ?? bad?.reason);

describe('formatOf', () => {
  it.each([
    ['a.txt', 'text'],
    ['a.JSONL.gz', 'jsonl'],
    ['a.ndjson.zst', 'jsonl'],
    ['CC-MAIN.warc.wet.gz', 'warc'],
    ['a.tgz', 'tar'],
    ['a.tar.xz', 'tar'],
    ['a.parquet', 'parquet'],
    ['a.gz', 'text'],
    ['readme', 'text'],
  ])('%s is %s', (name, format) => {
    expect(formatOf(name)).toBe(format);
  });
});

describe('json', () => {
  it('keeps ids, languages and the other fields', async () => {
    const [item] = await read('a.json', '[{"id":7,"text":"一","lang":"zh","url":"u"}]');
    expect(item?.doc).toEqual({
      id: '7',
      text: '一',
      lang: 'zh',
      meta: { source: 'in/a.json', charset: 'utf-8', url: 'u' },
    });
  });

  it('reads a single record, and values in a row', async () => {
    expect(told(await read('a.json', '{"text":"one"}'))).toEqual(['one']);
    expect(told(await read('a.json', '\ufeff{"text":"one"}\n{"text":"two"}'))).toEqual(['one', 'two']);
  });

  it('loses one record where one is broken, and says where it stood', async () => {
    const items = await read(
      'a.json',
      '[{"text":"one"},\n{"text":"two},\n{"text":"three"},\n{"text":"four"}]',
    );
    expect(told(items)).toEqual(['one', 'input/json', 'three', 'four']);
    expect(items[1]?.bad).toMatchObject({ id: 'a.json:2', place: { line: 2, byte: 17 } });
  });

  it('tells of what is no record', async () => {
    expect(told(await read('a.json', '[1,"x",null,{"a":1},{"text":""},[{"text":"in"}]]'))).toEqual([
      'input/json',
      'input/json',
      'input/json',
      'input/no-text',
      'input/empty',
      'in',
    ]);
  });

  it('does not hold what is too long', async () => {
    const items = await read('a.json', `[{"text":"${'x'.repeat(300)}"},{"text":"two"}]`, 100);
    expect(told(items)).toEqual(['input/too-long', 'two']);
    expect(items[0]?.bad?.length).toBe(311);
  });
});

describe('a record that is too long', () => {
  const json = '{"text":"long '.padEnd(300, 'x');
  const wet = `WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 300\r\n\r\n${'x'.repeat(300)}\r\n\r\n`;
  it.each([
    ['a.jsonl', `{"text":"one"}\n${json}"}\n{"text":"two"}\n`],
    ['a.json', `[{"text":"one"},\n${json}"},{"text":"two"}]`],
    ['a.json', `[{"text":"one"},\n${json}`],
    ['a.wet', `${wet}${wet}`],
  ])('can be found again in its file, by bytes and checksum: %s', async (name, content) => {
    const file = Buffer.from(content);
    const items = await read(name, file, 100);
    const bad = items.find((item) => item.bad?.reason === 'input/too-long')?.bad;
    const from = bad?.place.byte ?? 0;
    const record = file.subarray(from, from + (bad?.length ?? 0));
    expect(record.length).toBeGreaterThan(290);
    expect(bad?.sha256).toBe(createHash('sha256').update(record).digest('hex'));
    expect(record.subarray(0, bad?.raw.length)).toEqual(Buffer.from(bad?.raw ?? []));
  });
});

describe('csv', () => {
  it('reads fields by name, with line breaks and commas in them', async () => {
    const [item] = await read('a.csv', '\ufeffid,text,url\r\nx,"一,\n""二""",u\r\n');
    expect(item?.doc).toEqual({
      id: 'x',
      text: '一,\n"二"',
      meta: { source: 'in/a.csv', charset: 'utf-8', url: 'u' },
    });
  });

  it('tells of rows with other fields than the first one names', async () => {
    const items = await read('a.tsv', 'id\ttext\na\tone\nb\nc\tthree\tmore\nd\tfour\n');
    expect(told(items)).toEqual(['one', 'input/format', 'input/format', 'four']);
    expect(items[1]?.bad).toMatchObject({ id: 'a.tsv:2', place: { line: 3 } });
  });

  it('reads GBK', async () => {
    const gbk = Buffer.from('746578740ad6d0b9fac8cbc3f1b9b2bacdb9fac8cbc3f1b4fab1edb4f3bbe10a', 'hex');
    expect(told(await read('a.csv', gbk))).toEqual(['中国人民共和国人民代表大会']);
  });

  it('loses the line on which a quotation begins that never ends, and no other', async () => {
    const items = await read('a.csv', 'text\n"one\n"\n\n"two\nthree\n\nfour\n');
    expect(told(items)).toEqual(['one\n', 'input/format', 'three', 'four']);
    expect(items[1]?.bad).toMatchObject({ id: 'a.csv:2', place: { line: 5 } });
    expect(Buffer.from(items[1]?.bad?.raw ?? []).toString()).toBe('"two');
    expect(items[2]).toMatchObject({ place: { line: 6 } });
  });

  it('does so where the quotation goes on for longer than a record may be', async () => {
    const rows = Array.from({ length: 200 }, (_, n) => `row ${n}`);
    const items = await read('a.csv', `text\n${rows.join('\n')}\n"open\n${rows.join('\n')}\n`, 500);
    expect(told(items)).toEqual([...rows, 'input/format', ...rows]);
  });

  it('gives up where that would take for ever', async () => {
    const file = `text\none\n${`"open ${'x'.repeat(80)}\n`.repeat(2000)}`;
    await expect(read('a.csv', file, 100)).rejects.toMatchObject({ code: 'input/format' });
  });
});

describe('warc', () => {
  const record = (type: string, content: string, more = '') =>
    `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Record-ID: <urn:uuid:${type}>\r\nWARC-Target-URI: https://example.org/\r\nWARC-Date: 2024-05-01T00:00:00Z\r\n${more}Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}\r\n\r\n`;

  it('reads what a crawler made of pages', async () => {
    const wet =
      record('warcinfo', 'Software-Info: x') +
      record('conversion', '一行\n二行\n', 'WARC-Identified-Content-Language: zho\r\n');
    expect((await read('a.warc.wet', wet)).map(({ doc }) => doc)).toEqual([
      {
        id: 'urn:uuid:conversion',
        text: '一行\n二行',
        meta: {
          source: 'in/a.warc.wet',
          charset: 'utf-8',
          url: 'https://example.org/',
          date: '2024-05-01T00:00:00Z',
          crawlLanguages: 'zho',
        },
      },
    ]);
  });

  it('reads pages as they were sent', async () => {
    const http =
      'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<title>題</title><nav>x</nav><p>因為<p>下雨';
    const image = 'HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG';
    const [item, ...others] = await read(
      'a.warc',
      record('request', 'GET /') + record('response', http) + record('response', image),
    );
    expect(others).toEqual([]);
    expect(item?.doc).toMatchObject({
      text: '因為\n下雨',
      meta: { title: '題', url: 'https://example.org/' },
    });
  });

  it('does not hold a record that is too long, and names a file that is none', async () => {
    const long = record('conversion', 'x'.repeat(5000));
    expect(told(await read('a.wet', long + record('conversion', 'two'), 1000))).toEqual([
      'input/too-long',
      'two',
    ]);
    await expect(read('a.wet', 'no WARC file')).rejects.toMatchObject({ code: 'input/format' });
  });

  it.each([
    ['less', '3', ['one', 'two', 'input/format', 'three']],
    ['nothing at all', '', ['one', 'input/format', 'three']],
    ['less than nothing', '-1', ['one', 'input/format', 'three']],
    ['more than the file has', '99999', ['one', 'input/format', 'three']],
  ])('goes on behind a record that says it has %s', async (_, says, expected) => {
    const two = record('conversion', 'two is longer').replace(/(?<=Content-Length: )\d+/, says);
    const file = record('conversion', 'one') + two + record('conversion', 'three');
    const items = await read('a.wet', file);
    expect(told(items)).toEqual(expected);
    const bad = items.find((item) => item.bad !== undefined)?.bad;
    expect(Buffer.from(bad?.raw ?? []).toString()).toMatch(/longer\r\n\r?$/);
    expect(file.slice(bad?.place.byte).startsWith(Buffer.from(bad?.raw ?? []).toString())).toBe(true);
  });

  it('keeps the record that a file ends in', async () => {
    const cut = record('conversion', 'one') + record('conversion', 'x'.repeat(90_000)).slice(0, 80_000);
    const [one, { bad } = {}] = await read('a.wet', cut);
    expect(one?.doc?.text).toBe('one');
    expect(bad).toMatchObject({ reason: 'input/format', length: 80_000 });
    expect(bad?.raw).toHaveLength(1 << 16);
    expect(bad?.sha256).toHaveLength(64);
  });
});

describe('parquet', () => {
  it('keeps the other columns as JSON has them', async () => {
    const file = parquetWriteBuffer({
      columnData: [
        { name: 'id', data: ['a', 'b'], type: 'STRING' },
        { name: 'text', data: ['一', null], type: 'STRING' },
        { name: 'n', data: [1n, 2n], type: 'INT64' },
        { name: 'at', data: [new Date(0), new Date(0)], type: 'TIMESTAMP' },
      ],
    });
    const [one, two] = await read('a.parquet', new Uint8Array(file));
    expect(one?.doc).toEqual({
      id: 'a',
      text: '一',
      meta: { source: 'in/a.parquet', n: 1, at: '1970-01-01T00:00:00.000Z' },
    });
    expect(two?.bad).toMatchObject({ id: 'a.parquet:2', reason: 'input/no-text' });
  });

  it('refuses a column that the schema does not have', async () => {
    const columnData = [
      { name: 'text', data: ['one'], type: 'STRING' as const },
      { name: 'other', data: ['two'], type: 'STRING' as const },
    ];
    const file = Buffer.from(parquetWriteBuffer({ columnData }));
    file.write('moved', file.indexOf('other'));
    await expect(read('a.parquet', file)).rejects.toMatchObject({ code: 'input/format' });
  });

  it('names a file that is none', async () => {
    await expect(read('a.parquet', 'PAR1 but no more')).rejects.toMatchObject({ code: 'input/format' });
  });
});

describe('parquet files with broken pages', () => {
  // A decoder that trusts them would read the same page, or the same byte, for ever.
  it.each(['page-without-size', 'page-header-cut-short'])(
    'are refused before anything is decoded: %s',
    async (name) => {
      const broken = readFileSync(new URL(`../../fixtures/parquet/${name}.parquet`, import.meta.url));
      await expect(read('a.parquet', broken)).rejects.toMatchObject({
        code: 'input/format',
        message: expect.stringContaining('a page header lacks a size'),
      });
    },
  );

  it('are refused where the pages have fewer values than there are rows', async () => {
    const file = Buffer.from(
      parquetWriteBuffer({ columnData: [{ name: 'text', data: ['one', 'two'], type: 'STRING' }] }),
    );
    const twoValues = file.indexOf(Buffer.from([0x5c, 0x15, 4]));
    file[twoValues + 2] = 2;
    await expect(read('a.parquet', file)).rejects.toMatchObject({
      message: expect.stringContaining('have less than its rows'),
    });
  });
});

describe('archives', () => {
  const members = {
    'one.txt': Buffer.from('一'),
    '../../two.jsonl': Buffer.from('{"text":"二"}\nbroken\n'),
    'three.txt.gz': gzipSync('三'),
    'picture.png': Buffer.from('89504e470d0a1a0a', 'hex'),
    'broken.txt.gz': gzipSync('四'.repeat(100)).subarray(0, 20),
    'last.txt': Buffer.from('五'),
  };
  // What it comes to before it breaks off is used.
  const before = expect.stringMatching(/^四+$/);
  const expected = ['一', '二', 'input/json', '三', before, 'input/format', '五'];

  it('are read member by member, and a broken one is told and no more', async () => {
    const items = await read('a.zip', zipOf(members));
    expect(told(items)).toEqual(expected);
    expect(items[1]?.doc?.id).toBe('a.zip/two.jsonl:1');
    expect(items[4]?.doc).toMatchObject({ id: 'a.zip/broken.txt.gz', meta: { incomplete: true } });
    expect(items[5]?.bad).toMatchObject({ id: 'a.zip/broken.txt.gz' });
  });

  it('of tar as well', async () => {
    const tar = await packTar(
      Object.entries(members).map(([name, body]) => ({
        header: { name, size: body.length },
        body: new Uint8Array(body),
      })),
    );
    expect(told(await read('a.tar', tar))).toEqual(expected);
    await expect(read('a.tar', tar.subarray(0, 700))).rejects.toMatchObject({
      code: expect.stringMatching(/^input\/(?:format|changed)$/),
    });
  });

  it.each(['a.jsonl', 'a.txt', 'a.csv', 'a.jsonl.gz'])('of tar may end inside a member: %s', async (name) => {
    const lines = Buffer.from(`{"text":"${'long'.repeat(200)}"}\n{"text":"line"}\n`.repeat(6));
    const body = new Uint8Array(name.endsWith('.gz') ? gzipSync(lines, { level: 0 }) : lines);
    const tar = await packTar([{ header: { name, size: body.length }, body }]);
    for (const end of [513, 600, 1024, 1500, 4096]) {
      await expect(read('a.tar', tar.subarray(0, end))).rejects.toMatchObject({
        code: expect.stringMatching(/^input\/(?:format|changed)$/),
      });
    }
  });

  it('stop at a member that comes to far too much', async () => {
    const items = await read(
      'a.zip',
      zipOf({ 'a.txt': Buffer.alloc(80 << 20, 0x61), 'b.txt': Buffer.from('b') }),
      1 << 28,
    );
    expect(told(items)).toEqual(['input/format', 'b']);
    expect(items[0]?.bad?.message).toMatch(/over 500 times as much/);
  });

  it('of ZIP whose sizes, checksums or kinds of members are wrong cost these members alone', async () => {
    const zip = zipOf({
      'a.txt': Buffer.from('a'.repeat(50)),
      'b.txt': Buffer.from('b'),
      'c.txt': Buffer.from('c'),
    });
    const listing = zip.indexOf('PK\x01\x02');
    const changed = (change: (entry: Buffer) => void): Buffer => {
      const copy = Buffer.from(zip);
      change(copy.subarray(listing));
      return copy;
    };
    for (const broken of [
      changed((entry) => entry.writeUInt32LE(10, 24)),
      changed((entry) => entry.writeUInt32LE(1 << 30, 24)),
      changed((entry) => entry.writeUInt32LE(7, 16)),
      changed((entry) => entry.writeUInt16LE(99, 10)),
    ]) {
      const items = await read('a.zip', broken);
      expect(told(items.slice(-3))).toEqual(['input/format', 'b', 'c']);
      // What it gave before is told to be no whole text.
      for (const { doc } of items.slice(0, -3)) expect(doc?.meta).toMatchObject({ incomplete: true });
    }
    const link = changed((entry) => {
      entry.writeUInt16LE(0x0314, 4);
      entry.writeUInt32LE(0o120777 * 0x10000, 38);
    });
    expect(told(await read('a.zip', link))).toEqual(['b', 'c']);
  });

  it('in archives are read; what is deeper is told', async () => {
    const deepest = zipOf({ 'lost.txt': Buffer.from('lost') });
    const inner = zipOf({ 'deepest.zip': deepest, 'inner.txt': Buffer.from('inner') });
    const items = await read('a.zip', zipOf({ 'inner.zip': inner, 'outer.txt': Buffer.from('outer') }));
    expect(told(items)).toEqual(['input/format', 'inner', 'outer']);
    expect(items[0]?.bad).toMatchObject({ id: 'a.zip/inner.zip/deepest.zip' });
  });

  it('that are none are named', async () => {
    for (const name of ['a.zip', 'a.tar']) {
      await expect(read(name, 'nothing of the kind'.repeat(100))).rejects.toMatchObject({
        code: 'input/format',
      });
    }
  });
});
