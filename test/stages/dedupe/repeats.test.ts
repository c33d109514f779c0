import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/core/edits.ts';
import { QingwenError } from '../../../src/core/errors.ts';
import { dedupeBlocks, type RepeatsOptions, repeatsStage } from '../../../src/stages/dedupe/index.ts';
import { readCases } from './read-cases.ts';

interface RepeatCase {
  readonly label: string;
  readonly input: string;
  readonly expected: string;
  /** Rule and text of each passage taken. */
  readonly removed: readonly (readonly [string, string])[];
  readonly options?: Partial<RepeatsOptions>;
}

const cases = readCases<RepeatCase>('repeats.jsonl');
const keeps = readCases<{ readonly label: string; readonly input: string }>('keeps.jsonl');

/** The laws that hold for any text: explained, accounted for, idempotent, traced or not. */
function checkLaws(input: string, options: Partial<RepeatsOptions> = {}): void {
  const { text, edits, removed } = dedupeBlocks(input, options);
  expect(applyEdits(input, edits)).toBe(text);
  for (const passage of removed) {
    expect(input.slice(passage.start, passage.end)).toBe(passage.text);
    expect(edits.some((edit) => edit.start <= passage.start && passage.end <= edit.end)).toBe(true);
  }
  expect(dedupeBlocks(text, options)).toEqual({ text, edits: [], removed: [] });
  const verdict = repeatsStage(options).process({ id: 'x', text: input }, false);
  if (text === input) expect(verdict).toEqual({ kind: 'keep' });
  else expect(verdict).toMatchObject({ kind: 'edit', text, removed });
}

describe('dedupeBlocks', () => {
  it.each(cases)('takes out: $label', ({ input, expected, removed, options }) => {
    const result = dedupeBlocks(input, options);
    expect(result.text).toBe(expected);
    expect(result.removed.map(({ rule, text }) => [rule, text])).toEqual(removed);
    checkLaws(input, options);
  });

  it.each(keeps)('leaves alone: $label', ({ input }) => {
    expect(dedupeBlocks(input)).toEqual({ text: input, edits: [], removed: [] });
  });

  it('holds its laws on any arrangement of paragraphs, damaged or not', () => {
    const paragraphs = [
      '研究人员在高原湖泊的沉积物里找到了三千年前的花粉,由此推算当时的气候比今天温暖得多。',
      '研究人员在高原湖泊的沉?里找到了三千年前的花粉,由此推算当时的气候比今天温暖得多。',
      '研究人员在高原湖泊的\ufffd积物里找到了三千年前的花\ufffd,由此推算当时的气候比今天温暖得多?/p>',
      '研究人员在高原河流的沉积物里找到了三千年前的花粉,由此推算当年的气候比今天温暖得多。',
      '领队的教授说,这一结果与邻近冰芯的记录相符,但降水量的变化仍然难以解释。',
      '领队的教授说,这一结果与邻近冰芯的记录相符,但降水量的变化\ue123难以解释。',
      '图片',
      '***',
      '湖底花粉',
      '好。',
    ];
    const line = fc.oneof(fc.constantFrom(...paragraphs), fc.string({ unit: 'binary', maxLength: 12 }));
    const text = fc
      .array(fc.tuple(line, fc.constantFrom('\n', '\n\n', '\r\n', '\n \n\n')), { maxLength: 24 })
      .map((lines) => lines.flat().join(''));
    fc.assert(
      fc.property(text, fc.constantFrom('evident', 'all', 'off'), (input, near) =>
        checkLaws(input, { near }),
      ),
      {
        numRuns: 300,
      },
    );
  });

  it('reduces an article that its file holds twice to one copy, in order, each paragraph intact', () => {
    const raw = readFileSync(new URL('../../../seeds/003_aca0f6ba7eb2223c.txt', import.meta.url), 'utf8');
    const lines = (text: string) => text.split('\n').filter((line) => line !== '');
    const input = lines(raw);
    const footer = input.indexOf('評(píng)論');
    const secondCopy = input.lastIndexOf(input[1] ?? '');
    const { text, removed } = dedupeBlocks(raw);
    const damaged = input.filter((line, at) => at < footer && line.endsWith('次?!?/p>'));
    expect(damaged).toHaveLength(1);
    const intact = (line: string) => (line === damaged[0] ? line.replace('?!?/p>', '。”') : line);
    // The second of the two titles in the head goes, then everything from the third title on.
    expect(lines(text)).toEqual(input.slice(0, secondCopy).toSpliced(3, 1).map(intact));
    expect(removed).toHaveLength(1 + damaged.length + (input.length - secondCopy));
    expect(text).not.toMatch(/\n\n\n/);
    checkLaws(raw);
  });

  it('takes time in proportion to the text, whatever repeats in it', () => {
    const line = (n: number) =>
      `第${n}号观测站的仪器在暴风雨之后重新投入使用并且恢复了每小时一次的数据记录${n * 7919}`;
    const many = Array.from({ length: 20_000 }, (_, n) => line(n));
    const damaged = many.map((text) => text.replace('仪器', '\ufffd\ufffd'));
    const same = Array.from({ length: 20_000 }, () => line(1));
    const started = performance.now();
    expect(dedupeBlocks([...many, ...damaged].join('\n')).text.split('\n')).toHaveLength(20_000);
    expect(dedupeBlocks(same.join('\n')).text).toBe(line(1));
    // Some 0.5 s; comparing every pair would take minutes.
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it.each([
    [{ minChars: 0 }, 'option/invalid'],
    [{ similarity: 1.5 }, 'option/invalid'],
    [{ near: 'maybe' }, 'option/invalid'],
    [{ minChar: 3 }, 'option/unknown'],
  ])('refuses %o', (options, code) => {
    const call = () => dedupeBlocks('x', options as Partial<RepeatsOptions>);
    expect(call).toThrow(QingwenError);
    expect(call).toThrow(expect.objectContaining({ code }));
    expect(() => repeatsStage(options as Partial<RepeatsOptions>)).toThrow(expect.objectContaining({ code }));
  });
});
