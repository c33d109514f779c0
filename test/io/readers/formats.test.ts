import { parquetWriteBuffer } from 'hyparquet-writer';
import { csvReader, tsvReader } from '../../../src/io/readers/csv.ts';
import { readerOf } from '../../../src/io/readers/index.ts';
import { jsonReader } from '../../../src/io/readers/json.ts';
import { parquetReader } from '../../../src/io/readers/parquet.ts';
import { warcReader } from '../../../src/io/readers/warc.ts';
import { zipOf } from '../../support/zip.ts';
import { readerContract } from '../contract.ts';

const dotted = (texts: readonly string[]) => texts.map((text) => `${text}.`);
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const jsonl = (texts: readonly string[]) =>
  Buffer.from(
    dotted(texts)
      .map((text) => `${JSON.stringify({ text })}\n`)
      .join(''),
  );

readerContract('json', {
  reader: jsonReader,
  write: (texts) =>
    Buffer.from(JSON.stringify(dotted(texts).map((text) => ({ text, more: [1, { a: '}' }] })))),
  expected: dotted,
  splits: true,
});
readerContract('json, over many lines', {
  reader: jsonReader,
  write: (texts) =>
    Buffer.from(
      JSON.stringify(
        dotted(texts).map((text) => ({ text })),
        null,
        2,
      ),
    ),
  expected: dotted,
  splits: true,
});
readerContract('csv', {
  reader: csvReader,
  write: (texts) =>
    Buffer.from(['n,text\r\n', ...dotted(texts).map((text, n) => `${n},${quoted(text)}\r\n`)].join('')),
  expected: dotted,
  splits: false,
});
readerContract('tsv', {
  reader: tsvReader,
  write: (texts) =>
    Buffer.from(['text\tn\n', ...dotted(texts).map((text, n) => `${quoted(text)}\t${n}\n`)].join('')),
  expected: dotted,
  splits: false,
});
readerContract('parquet', {
  reader: parquetReader,
  write: (texts) =>
    new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'text', data: dotted(texts), type: 'STRING', encoding: 'PLAIN' },
          { name: 'n', data: texts.map((_, n) => n), type: 'INT32' },
        ],
        codec: 'UNCOMPRESSED',
        rowGroupSize: 10,
      }),
    ),
  expected: dotted,
  splits: true,
});
readerContract('warc', {
  reader: warcReader,
  write: (texts) =>
    Buffer.concat(
      dotted(texts).map((text, n) => {
        const body = Buffer.from(text);
        const head = `WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:${n}>\r\nContent-Length: ${body.length}\r\n\r\n`;
        return Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n\r\n')]);
      }),
    ),
  expected: dotted,
  splits: false,
});
readerContract('zip', {
  reader: readerOf('zip'),
  write: (texts) => zipOf({ 'a/b.jsonl': jsonl(texts), 'picture.png': Buffer.from('89504e47', 'hex') }),
  expected: dotted,
  splits: false,
});
