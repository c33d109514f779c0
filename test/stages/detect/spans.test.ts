import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detect, detectParagraphs, detectSpans } from '../../../src/stages/detect/index.ts';
import { readCases } from '../../support/cases.ts';

interface Case {
  readonly label: string;
  readonly input: readonly string[];
  readonly expected: readonly string[];
}

describe('spans', () => {
  test.each(readCases<Case>('detect/spans.jsonl'))('$label', ({ input, expected }) => {
    const text = input.join('');
    const spans = detectSpans(text);
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(input);
    expect(spans.map(({ lang }) => lang)).toEqual(expected);
  });

  const parts = fc.constantFrom(
    '我们开会讨论。',
    '這個問題沒有人回答。',
    'The committee met on Tuesday to talk. ',
    'اجتمعت اللجنة يوم الثلاثاء. ',
    'ひらがなの文です。',
    '\n',
    '42 ',
    '\ud800',
    'x',
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(parts, { maxLength: 30 }).map((all) => all.join('')),
  );

  test('cover the text without a gap, and no two neighbours are in one language', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const spans = detectSpans(text);
        let at = 0;
        spans.forEach(({ start, end, lang, confidence }, i) => {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          expect(lang).not.toBe(spans[i - 1]?.lang);
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          at = end;
        });
        expect(at).toBe(text.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('paragraphs', () => {
  test('are the lines with something in them, each detected by itself', () => {
    const text = '我们开会\n\n  \nنحن هنا اليوم\nThe end of the story';
    const paragraphs = detectParagraphs(text);
    expect(paragraphs.map(({ start, end }) => text.slice(start, end))).toEqual([
      '我们开会',
      'نحن هنا اليوم',
      'The end of the story',
    ]);
    for (const { start, end, ...found } of paragraphs) expect(found).toEqual(detect(text.slice(start, end)));
  });

  test('options are checked', () => {
    expect(() => detectParagraphs('x', { majorty: 1 } as object)).toThrow(/majority/);
    expect(() => detectSpans('x', { majority: 0.1 })).toThrow(/majority/);
  });
});
