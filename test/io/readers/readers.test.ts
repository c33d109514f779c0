import { describe, expect, it } from 'vitest';
import { wholeFile } from '../../../src/io/reader.ts';
import { jsonlReader } from '../../../src/io/readers/jsonl.ts';
import { textReader } from '../../../src/io/readers/text.ts';
import { memorySource } from '../../support/memory-source.ts';
import { readerContract, readRange } from '../contract.ts';

const filled = (texts: readonly string[]) => texts.filter((text) => text.trim() !== '');
const joined = (by: string) => (texts: readonly string[]) => Buffer.from(texts.join(by));

readerContract('text, whole', {
  reader: textReader,
  write: joined('\n'),
  expected: (texts) => (texts.join('\n') === '' ? [] : [texts.join('\n')]),
  splits: false,
});
readerContract('text, by line', {
  reader: textReader,
  write: joined('\r\n'),
  expected: filled,
  options: { split: 'lines' },
  splits: true,
});
readerContract('text, by paragraph', {
  reader: textReader,
  write: joined('\n\n'),
  expected: filled,
  options: { split: 'paragraphs' },
  splits: true,
});
readerContract('jsonl', {
  reader: jsonlReader,
  write: (texts) => Buffer.from(texts.map((text) => `${JSON.stringify({ text: `${text}.` })}\n`).join('\n')),
  expected: (texts) => texts.map((text) => `${text}.`),
  splits: true,
});

readerContract('jsonl in UTF-16', {
  reader: jsonlReader,
  write: (texts) =>
    texts.length === 0
      ? Buffer.alloc(0)
      : Buffer.from(
          `\ufeff${texts.map((text) => `${JSON.stringify({ text: `${text}.` })}\n`).join('')}`,
          'utf16le',
        ),
  expected: (texts) => texts.map((text) => `${text}.`),
  splits: false,
});

describe('bad records', () => {
  const options = { textField: 'text', maxBytes: 200 };
  const read = async (content: Uint8Array) => {
    const source = memorySource(content, 'in.jsonl');
    return (await readRange({ reader: jsonlReader, options }, source, wholeFile(content.length))).items;
  };

  it('of UTF-16 cost themselves alone, however large the file is', async () => {
    const good = `{"text":"${'好'.repeat(40)}"}`;
    const lines = [...new Array<string>(9).fill(good), `{"text":"${'長'.repeat(200)}"}`, 'broken', good];
    const items = await read(Buffer.from(`\ufeff${lines.join('\n')}`, 'utf16le'));
    expect(items.map(({ bad }) => bad?.reason)).toEqual([
      ...new Array<undefined>(9).fill(undefined),
      'input/too-long',
      'input/json',
      undefined,
    ]);
    expect(items[10]?.bad).toMatchObject({ charset: 'utf-16le', length: 12, place: { line: 11 } });
  });

  it('have their bytes and their place', async () => {
    const [, broken, , missing] = await read(
      Buffer.from('{"text":"一"}\r\n{"text":二\n\n{"text":"三"}\n{"id":4}'),
    );
    expect(broken?.bad).toEqual({
      id: 'in.jsonl:2',
      reason: 'input/json',
      message: 'this line is not JSON',
      place: { source: 'in/in.jsonl', line: 2, byte: 16 },
      raw: Uint8Array.from(Buffer.from('{"text":二')),
      length: 11,
    });
    expect(missing?.bad).toMatchObject({ reason: 'input/no-text', place: { line: 5, byte: 44 } });
  });

  it('that are too long show their beginning, and how long they are', async () => {
    const long = `{"text":"${'x'.repeat(300)}"}\n`;
    const items = await read(Buffer.from(`{"text":"one"}\n${long}{"text":"two"}\n`));
    expect(items.map(({ doc, bad }) => doc?.text ?? bad?.reason)).toEqual(['one', 'input/too-long', 'two']);
    expect(items[1]?.bad).toMatchObject({ length: long.length, place: { line: 2, byte: 15 } });
  });

  it.each([
    ['utf-16le', [0xff, 0xfe], 2, [0, 0xd8, 0x41, 0]],
    ['utf-16be', [0xfe, 0xff], 2, [0xd8, 0, 0, 0x41]],
    ['utf-32le', [0xff, 0xfe, 0, 0], 4, [0, 0, 0x11, 0]],
  ] as const)('keep their bytes in %s', async (charset, mark, width, unit) => {
    const inCharset = (text: string): Buffer => {
      const bytes = Buffer.alloc(text.length * width);
      for (let i = 0; i < text.length; i++) {
        if (charset === 'utf-16be') bytes.writeUInt16BE(text.charCodeAt(i), i * width);
        else bytes.writeUInt16LE(text.charCodeAt(i), i * width);
      }
      return bytes;
    };
    const before = Buffer.concat([Buffer.from(mark), inCharset('{"text":"一上"}\n')]);
    const file = [before, Buffer.from(unit), inCharset('\n{"text":"二"}\n')];
    const items = await read(Buffer.concat(file));
    expect(items.map(({ doc, bad }) => doc?.text ?? bad?.reason)).toEqual(['一上', 'input/json', '二']);
    expect(items[1]?.bad).toMatchObject({
      place: { line: 2, byte: before.length },
      raw: Uint8Array.from(unit),
      length: 4,
      charset,
    });
  });

  it('keep bytes that are no text as they are', async () => {
    const noise = Buffer.from('8900ff0d1a00ab00cd00ef', 'hex');
    const items = await read(
      Buffer.concat([Buffer.from('{"text":"一"}\n'), noise, Buffer.from('\n{"text":"二"}')]),
    );
    expect(items.map(({ doc, bad }) => doc?.text ?? bad?.raw)).toEqual(['一', Uint8Array.from(noise), '二']);
  });
});
