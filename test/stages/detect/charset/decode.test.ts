import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QingwenError } from '../../../../src/core/errors.ts';
import { decode, detectCharset } from '../../../../src/stages/detect/index.ts';
import { readCases } from '../../../support/cases.ts';
import { encode } from '../../../support/encode.ts';

const cases = readCases<{ label: string; charset: string; input: string }>('detect/charset.jsonl');
const byteCases = readCases<{
  label: string;
  input: readonly (readonly [charset: string, text: string])[];
  runs: readonly (readonly [meant: string, charset: string, reason: string])[];
}>('detect/bytes.jsonl');
const binaries = readCases<{ label: string; hex: string }>('detect/binary.jsonl');

test.each(cases)('$charset: $label comes back', ({ charset, input }) => {
  const bytes = encode(input, charset);
  expect(decode(bytes)).toMatchObject({ text: input, charset, replaced: 0 });
  expect(decode(bytes, { charset })).toEqual({ text: input, charset, confidence: 1, replaced: 0, runs: [] });
});

test.each(binaries)('$label is refused by name', ({ hex }) => {
  const bytes = Buffer.from(hex, 'hex');
  expect(() => decode(bytes)).toThrow(expect.objectContaining({ code: 'input/undecodable' }) as QingwenError);
  expect(() => decode(bytes)).toThrow(`the ${bytes.length} bytes are no text`);
});

describe('bytes that are not as the rest', () => {
  const bytesOf = ([charset, text]: readonly [string, string]): Uint8Array =>
    charset === 'hex' ? Buffer.from(text, 'hex') : encode(text, charset);

  test.each(byteCases)('$label', ({ input, runs }) => {
    const bytes = Buffer.concat(input.map(bytesOf));
    const found = decode(bytes);
    expect(found.runs.map((run) => [run.with, run.charset, run.reason])).toEqual(runs);
    // What stands between the runs is in the charset of the whole, and is there unchanged.
    let text = '';
    let at = found.text === '' || bytes[0] !== 0xef || bytes[1] !== 0xbb ? 0 : 3;
    for (const run of found.runs) {
      text += decode(bytes.subarray(at, run.start), { charset: found.charset }).text + run.with;
      at = run.end;
    }
    expect(text + decode(bytes.subarray(at), { charset: found.charset }).text).toBe(found.text);
    expect(found.replaced).toBe(runs.filter(([meant]) => meant === '\ufffd').length);
    const whole = input.every(([charset]) => charset !== 'hex');
    if (whole) expect(found.text).toBe(input.map(([, written]) => written).join(''));
  });

  test('become U+FFFD where repair is off', () => {
    const bytes = Buffer.concat([
      Buffer.from('经济学家认为今年'),
      Buffer.of(0xc0, 0xaf, 0xe9),
      Buffer.from('的出口'),
    ]);
    const { text, runs } = decode(bytes, { repair: false });
    expect(text).toBe('经济学家认为今年\ufffd\ufffd的出口');
    expect(runs.map(({ start, end, reason }) => [start, end, reason])).toEqual([
      [24, 26, 'overlong'],
      [26, 27, 'invalid'],
    ]);
  });

  test('runs of a Latin letter between valid words of many languages come back', () => {
    const words = ['forêt', 'été', 'naïve', 'über', 'Größe', 'señor', 'coração', 'garçon'];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words), { minLength: 6, maxLength: 20 }),
        fc.nat(),
        (line, at) => {
          const odd = at % line.length;
          const bytes = line.map((word, i) => encode(`${word} `, i === odd ? 'windows-1252' : 'utf-8'));
          expect(decode(Buffer.concat(bytes), { charset: 'utf-8' }).text).toBe(`${line.join(' ')} `);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a declared charset', () => {
  test('decides where the bytes leave a choice', () => {
    const bytes = encode('café', 'windows-1252');
    expect(decode(bytes, { declared: 'iso-8859-1' }).charset).toBe('windows-1252');
    expect(decode(bytes, { declared: 'iso-8859-9' }).charset).toBe('windows-1254');
  });

  test.each([
    '<!DOCTYPE html>\n<html><head>\n<meta charset="iso-8859-9">',
    '<html><META http-equiv=Content-Type content="text/html; charset=windows-1254">',
    '<?xml version="1.0" encoding="ISO-8859-9"?>\n<p>',
  ])('is found in a page: %s', (head) => {
    const bytes = Buffer.concat([Buffer.from(head), encode('café', 'windows-1252')]);
    expect(decode(bytes).charset).toBe('windows-1254');
    expect(decode(bytes, { declared: 'latin1' }).charset).toBe('windows-1252');
    expect(detectCharset(bytes).charset).toBe('windows-1254');
    const chinese = Buffer.concat([Buffer.from(head), encode('明天下午三点开会', 'gb18030')]);
    expect(decode(chinese).charset).toBe('gb18030');
    expect(decode(Buffer.from(`${head}明天下午三点开会`)).charset).toBe('utf-8');
  });

  test('is not looked for in plain text', () => {
    const bytes = encode('use <meta charset="iso-8859-9"> in a café', 'windows-1252');
    expect(decode(bytes).charset).toBe('windows-1252');
  });

  test('is overruled by the bytes, and passed over where nobody knows it', () => {
    expect(decode(Buffer.from('明天下午三点开会'), { declared: 'gb2312' })).toMatchObject({
      charset: 'utf-8',
    });
    const bytes = encode('明天下午三点开会', 'gb18030');
    for (const declared of ['utf-8', 'iso-8859-1', 'big5', 'x-unknown'])
      expect(decode(bytes, { declared })).toMatchObject({ charset: 'gb18030', text: '明天下午三点开会' });
  });
});

describe('byte order marks', () => {
  test.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('%s: taken off, once', (charset) => {
    expect(decode(encode('\ufeff中文', charset)).text).toBe('中文');
    expect(decode(encode('\ufeff中文', charset), { charset }).text).toBe('中文');
    expect(decode(encode('\ufeff\ufeff中文', charset)).text).toBe('\ufeff中文');
  });
});

describe('what cannot be decoded', () => {
  test('is U+FFFD and counted; a U+FFFD that was there is not', () => {
    const bytes = Buffer.concat([
      Buffer.from('经济学家\ufffd认为今年'),
      Buffer.of(0xff),
      Buffer.from('的出口'),
    ]);
    expect(decode(bytes)).toMatchObject({
      text: '经济学家\ufffd认为今年\ufffd的出口',
      charset: 'utf-8',
      replaced: 1,
    });
    expect(decode(Buffer.from('\ufffd'))).toMatchObject({ text: '\ufffd', replaced: 0 });
  });

  test('half a character at the end of each charset', () => {
    expect(decode(Buffer.from('经济学家').subarray(0, 11))).toMatchObject({
      text: '经济学\ufffd',
      replaced: 1,
    });
    const cut = encode('中文', 'utf-32le').subarray(0, 6);
    expect(decode(cut, { charset: 'utf-32le' })).toMatchObject({ text: '中\ufffd', replaced: 1 });
  });

  test('code points of UTF-32 that are none', () => {
    const bytes = Buffer.from('2d4e000000d8000000001100', 'hex');
    expect(decode(bytes, { charset: 'utf-32le' })).toMatchObject({ text: '中\ufffd\ufffd', replaced: 2 });
  });
});

test('windows-1252 is as the Encoding Standard has it, on any runtime', () => {
  const bytes = Uint8Array.from({ length: 128 }, (_, i) => 0x80 + i);
  const { text } = decode(bytes, { charset: 'latin1' });
  expect(text.slice(0, 32)).toBe('€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ');
  expect(text.slice(32)).toBe(Buffer.from(bytes.subarray(32)).toString('latin1'));
});

test('a charset is known by any of its labels', () => {
  const bytes = encode('中文', 'gb18030');
  for (const charset of ['GBK', 'gb2312', 'gb18030', 'x-gbk']) {
    expect(decode(bytes, { charset })).toMatchObject({ text: '中文', charset: 'gb18030' });
  }
  expect(() => decode(bytes, { charset: 'gbq' })).toThrow(
    expect.objectContaining({ code: 'option/invalid' }) as QingwenError,
  );
  expect(() => decode(bytes, { chrset: 'gbk' } as object)).toThrow(/did you mean "charset"/);
});

test('any text comes back from UTF-8 and, with a mark, from UTF-16 and UTF-32', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      // Leading marks are marks.
      const marked = `\ufeff${text}`;
      for (const charset of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be']) {
        if (charset === 'utf-16le' && text.startsWith('\0')) continue; // FF FE 00 00 is the mark of UTF-32
        expect(decode(encode(marked, charset))).toMatchObject({
          text,
          charset,
          replaced: text.split('\ufffd').length - 1 > 0 ? expect.any(Number) : 0,
        });
      }
    }),
    { numRuns: 500 },
  );
});

test('any bytes are decoded in any charset, and the runs are in order', () => {
  const charsets = ['utf-8', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'utf-16le', 'utf-32be', 'iso-8859-6'];
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.array(fc.constantFrom(0x20, 0x41, 0x80, 0xa0, 0xbf, 0xc0, 0xe4, 0xed, 0xf0, 0xff), { maxLength: 30 }),
  );
  fc.assert(
    fc.property(bytes, fc.constantFrom(...charsets), (given, charset) => {
      const input = Uint8Array.from(given);
      const { runs, replaced } = decode(input, { charset });
      let at = 0;
      for (const run of runs) {
        expect(run.start).toBeGreaterThanOrEqual(at);
        expect(run.end).toBeGreaterThan(run.start);
        at = run.end;
      }
      expect(at).toBeLessThanOrEqual(input.length);
      expect(replaced).toBeLessThanOrEqual(runs.length);
    }),
    { numRuns: 500 },
  );
});

test('any bytes are decoded or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      try {
        const { text, replaced } = decode(bytes);
        expect(replaced).toBeLessThanOrEqual(text.length);
      } catch (error) {
        expect(error).toBeInstanceOf(QingwenError);
        expect(error).toMatchObject({ code: 'input/undecodable' });
      }
    }),
    { numRuns: 1000 },
  );
});

test('a view into a larger buffer is decoded as far as it goes', () => {
  const large = Buffer.from('xx中文xx');
  expect(decode(large.subarray(2, 8)).text).toBe('中文');
  expect(decode(new Uint8Array(large.buffer, large.byteOffset + 2, 6)).text).toBe('中文');
});
