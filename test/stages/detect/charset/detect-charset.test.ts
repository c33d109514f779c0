import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectCharset } from '../../../../src/stages/detect/index.ts';
import { readCases } from '../../../support/cases.ts';
import { encode } from '../../../support/encode.ts';

interface Case {
  readonly label: string;
  readonly charset: string;
  readonly input: string;
}

const cases = readCases<Case>('detect/charset.jsonl');
const binaries = readCases<{ label: string; hex: string }>('detect/binary.jsonl');
const legacy = cases.filter(({ charset }) => !charset.startsWith('utf'));

describe('cases', () => {
  test.each(cases)('$charset: $label', ({ charset, input }) => {
    const found = detectCharset(encode(input, charset));
    expect(found.charset).toBe(charset);
    expect(found.confidence).toBeGreaterThan(0.5);
  });

  test.each(legacy)('$charset: $label, behind a long head of ASCII', ({ charset, input }) => {
    const head = Buffer.alloc(100_000, '<p class="head">Home | About</p>\n');
    expect(detectCharset(Buffer.concat([head, encode(input, charset)])).charset).toBe(charset);
  });

  test.each(binaries)('$label is no text', ({ hex }) => {
    expect(detectCharset(Buffer.from(hex, 'hex')).charset).toBe('binary');
  });
});

test('every text of the cases, compressed, is no text', () => {
  const text = cases.map(({ input }) => input).join('\n');
  for (let i = 0; i < 40; i++) {
    const part = Buffer.from(text.slice(i * 20, i * 20 + 500));
    expect(detectCharset(gzipSync(part)).charset).toBe('binary');
    expect(detectCharset(deflateRawSync(part)).charset).toBe('binary');
  }
});

describe('short Chinese', () => {
  const texts = {
    gb18030: '经济学家认为今年的出口会比去年增长得快一些但是内需仍然不足许多企业正在寻找新的市场并且减少开支',
    big5: '經濟學家認為今年的出口會比去年增長得快一些但是內需仍然不足許多企業正在尋找新的市場並且減少開支',
  };
  test.each(Object.entries(texts))('%s: any eight characters of a sentence', (charset, text) => {
    for (let at = 0; at + 8 <= text.length; at++) {
      const part = text.slice(at, at + 8);
      expect([part, detectCharset(encode(part, charset)).charset]).toEqual([part, charset]);
    }
  });
});

describe('Unicode', () => {
  test('nothing and ASCII are UTF-8', () => {
    expect(detectCharset(new Uint8Array())).toEqual({ charset: 'utf-8', confidence: 1 });
    expect(detectCharset(Buffer.from('plain\ttext\r\n'))).toEqual({ charset: 'utf-8', confidence: 1 });
  });

  test('a byte order mark says it', () => {
    const marks = {
      'utf-8': 'efbbbf',
      'utf-16le': 'fffe',
      'utf-16be': 'feff',
      'utf-32le': 'fffe0000',
      'utf-32be': '0000feff',
      gb18030: '84319533',
    };
    for (const [charset, mark] of Object.entries(marks)) {
      expect(detectCharset(Buffer.from(mark, 'hex'))).toEqual({ charset, confidence: 1 });
    }
  });

  test('a sequence cut off at the end, or at the start, leaves UTF-8 what it is', () => {
    const bytes = Buffer.from('经济学家认为今年的出口会比去年增长');
    for (let cut = 12; cut < 20; cut++) expect(detectCharset(bytes.subarray(0, cut)).charset).toBe('utf-8');
    for (let cut = 1; cut < 4; cut++) expect(detectCharset(bytes.subarray(cut)).charset).toBe('utf-8');
  });

  test('one accented letter at the end of ASCII is no cut-off sequence', () => {
    expect(detectCharset(Buffer.from('un café', 'latin1')).charset).toBe('windows-1252');
  });

  test('a few wrong bytes leave UTF-8 what it is, and lower the confidence', () => {
    const bytes = Buffer.from('经济学家认为今年的出口会比去年增长得快一些');
    bytes[9] = 0xff;
    const found = detectCharset(bytes);
    expect(found.charset).toBe('utf-8');
    expect(found.confidence).toBeLessThan(1);
    expect(found.confidence).toBeGreaterThan(0.8);
  });

  test('a stray control character leaves text what it is', () => {
    const english = 'the children walk to school with their friends every morning';
    for (let at = 0; at < english.length; at++) {
      const text = `${english.slice(0, at)}\0${english.slice(at)}`;
      expect(detectCharset(Buffer.from(text)).charset).toBe('utf-8');
    }
  });
});

test('a preferred charset wins where it reads about as well', () => {
  const bytes = encode('café', 'windows-1252');
  expect(detectCharset(bytes).charset).toBe('windows-1252');
  expect(detectCharset(bytes, { prefer: ['latin5'] }).charset).toBe('windows-1254');
  expect(detectCharset(encode('明天下午三点开会', 'gb18030'), { prefer: ['big5'] }).charset).toBe('gb18030');
});

test('any bytes have an answer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const { charset, confidence } = detectCharset(bytes);
      expect(charset === 'binary' || /^(utf-|gb|big5|shift_jis|euc-|windows-|iso-|koi8)/.test(charset)).toBe(
        true,
      );
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1000 },
  );
});
