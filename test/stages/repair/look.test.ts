import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeUnits } from '../../../src/core/code-units.ts';
import { ASCII, CHARSETS, LACKS, lookAt, lookOf } from '../../../src/stages/repair/chains/look.ts';
import { SINGLE_BYTE } from '../../../src/stages/repair/chains/mix-ups.ts';
import { isPlain } from '../../../src/stages/repair/chains/plain.ts';
import { suspectedIn } from '../../../src/stages/repair/chains/suspicion.ts';
import { encodeTable } from '../../../src/stages/repair/charsets/encode.ts';

/** Units of the kinds that looks tell apart, in runs as text has them. */
const alphabets = [
  'abc xyz.,',
  'ابتثلنفمهويى،؛؟',
  'كتابًا ٌ ٍ شكراً',
  'پچژگکی\u200c',
  '的一是不在人有我他这中文字',
  '龘靐齉爩鱻麤厵',
  '“”‘’…—«»',
  '東京のにはを',
  'éàüñçÃÂâ€™',
  'Ð´Ð¾Ñ',
  'привет МИР ўі',
  'กขคง',
  '─│┌┐',
  '\u0080\u0085\u009f\ufffd\ue000\ud800\udc00锟斤拷',
];
const line = fc
  .array(
    fc
      .constantFrom(...alphabets)
      .chain((alphabet) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 12 })),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));

describe('a look at a text', () => {
  it('tells the charsets that have it and the kinds of characters that it lacks', () => {
    fc.assert(
      fc.property(line, (text) => {
        const look = lookOf(text);
        for (const [bit, charset] of SINGLE_BYTE.entries()) {
          const table = encodeTable(charset);
          const has = text.split('').every((char) => table[char.charCodeAt(0)] !== 0);
          expect(((look & CHARSETS) >> bit) & 1).toBe(has ? 1 : 0);
        }
        for (const [bit, found] of [
          [LACKS.c1, /[\u0080-\u009f]/],
          [LACKS.privateUse, /[\ue000-\uf8ff]/],
          [LACKS.surrogate, /[\ud800-\udfff]/],
          [LACKS.arabic, /[\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]/],
          [LACKS.replacement, /\ufffd/],
          [LACKS.replacementAsGbk, /锟/],
        ] as const)
          expect((look & bit) === 0).toBe(found.test(text));
        expect(look === ASCII).toBe(/^[\0-\x7f]*$/.test(text));
      }),
    );
  });

  it('takes for plain only what gives no reason to suspect anything', () => {
    let plain = 0;
    fc.assert(
      fc.property(line, (text) => {
        const units = codeUnits(text);
        if (!isPlain(units, 0, text.length, lookAt(units, 0, text.length))) return;
        plain++;
        expect(suspectedIn(text)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  it('takes clean lines of Chinese, Arabic, Japanese and Korean for plain', () => {
    for (const text of [
      '“你好”，他说：“我们明天再来吧。”',
      'قال الرئيس إن الحكومة ستعمل على تحسين الخدمات، وذلك خلال العام المقبل.',
      '東京は日本の首都です。人口は約1400万人です。',
      '오늘은 날씨가 좋습니다.',
    ]) {
      const units = codeUnits(text);
      expect(isPlain(units, 0, text.length, lookAt(units, 0, text.length))).toBe(true);
    }
  });
});
