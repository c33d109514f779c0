import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, detectCharset } from '../../../../src/stages/detect/index.ts';
import { encode } from '../../../support/encode.ts';

type Row = readonly [charset: string, pairs: string, open: string, close: string, head: string, text: string];

const CHARSETS: readonly Row[] = [
  ['iso-2022-jp', 'euc-jp', '\x1b$B', '\x1b(B', '', '天気予報によると明日は雨です'],
  ['iso-2022-kr', 'euc-kr', '\x0e', '\x0f', '\x1b$)C', '내일은 비가 온다고 합니다'],
  ['hz-gb-2312', 'gb18030', '~{', '~}', '', '天气预报说明天下雨'],
];

/** Runs of characters in two bytes stand between escapes, with the high bit off. */
function escaped(text: string, [, pairs, open, close, head]: Row): Buffer {
  const body = text.replace(/[^ -~\n]+/g, (run) => {
    const bytes = [...encode(run, pairs)].map((byte) => byte & 0x7f);
    return open + String.fromCharCode(...bytes) + close;
  });
  return Buffer.from(head + body, 'latin1');
}

test.each(CHARSETS)('%s is found and decoded', (...row) => {
  const [charset, , , , , text] = row;
  const mixed = `Subject: ${text}\n${text} (plain)\n`;
  const bytes = escaped(mixed, row);
  expect(detectCharset(bytes).charset).toBe(charset);
  expect(decode(bytes)).toMatchObject({ text: mixed, charset, replaced: 0, runs: [] });
  expect(decode(bytes, { charset: charset.toUpperCase() }).text).toBe(mixed);
});

test.each(CHARSETS)('%s: what is no character is told, and costs no more than its line', (...row) => {
  const [charset, , , , head, text] = row;
  const bytes = escaped(`${text}\n${text}`, row);
  const at = bytes.indexOf('\n');
  const broken = Buffer.concat([bytes.subarray(0, at - row[3].length), Buffer.of(0xff), bytes.subarray(at)]);
  const found = decode(broken, { charset });
  expect(found).toMatchObject({ text: `${text}\ufffd\n${text}`, replaced: 1 });
  expect(found.runs.map(({ start, reason }) => [start, reason])).toEqual([[at - row[3].length, 'invalid']]);
  expect(head.length).toBeLessThan(at);
});

test('Roman letters and half-width katakana of Japanese', () => {
  const bytes = Buffer.from('\x1b$B$"\x1b(J\\~\x1b(I1\x1b(B\\', 'latin1');
  expect(decode(bytes, { charset: 'iso-2022-jp' }).text).toBe('あ¥‾ｱ\\');
});

test('tildes and braces of plain text are no escapes', () => {
  for (const text of [
    '~{x}',
    'rm -rf ~{a,b}~ done',
    'a ~{ b ~} c',
    '~{~}',
    'x ~~ y',
    'see ~{Section 4.2 of the book}~',
  ])
    expect(detectCharset(Buffer.from(text)).charset).toBe('utf-8');
});

test('any bytes are decoded in each', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 60 }),
      fc.constantFrom(...CHARSETS.map(([name]) => name)),
      (bytes, charset) => {
        const { replaced, runs, text } = decode(bytes, { charset });
        expect(text.split('\ufffd').length - 1).toBe(replaced);
        expect(runs).toHaveLength(replaced);
      },
    ),
    { numRuns: 300 },
  );
});
