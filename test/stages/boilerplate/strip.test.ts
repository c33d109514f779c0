import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/edits.ts';
import { boilerplateStage, stripBoilerplate } from '../../../src/stages/boilerplate/index.ts';
import { readCases } from '../../support/cases.ts';

interface DocumentCase {
  readonly label: string;
  readonly input: string;
  readonly expected: string;
}

describe('documents', () => {
  test.each(readCases<DocumentCase>('boilerplate/documents.jsonl'))('$label', ({ input, expected }) => {
    const { text, edits } = stripBoilerplate(input);
    expect(text).toBe(expected);
    expect(applyEdits(input, edits)).toBe(expected);
  });
});

describe('laws', () => {
  const furniture = readCases<{ take: string[] }>('boilerplate/rules.jsonl').flatMap((entry) => entry.take);
  const line = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...furniture) },
    { weight: 2, arbitrary: fc.constantFrom('', '  ', '\u3000', '\r', '\0') },
    { weight: 2, arbitrary: fc.constantFrom('评论', '微博', '首页', '更多', '下载某某') },
    { weight: 3, arbitrary: fc.constantFrom('一段正文。', '标题', 'A line.') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
  const document = fc.array(line, { maxLength: 16 }).map((lines) => lines.join('\n'));

  test('edits make the text, each line is accounted for, nothing is left to take', () => {
    fc.assert(
      fc.property(document, (input) => {
        const { text, edits, removed } = stripBoilerplate(input);
        expect(applyEdits(input, edits)).toBe(text);
        for (const { start, end, text: passage } of removed) expect(input.slice(start, end)).toBe(passage);
        const words = (lines: readonly string[]): string[] => lines.filter((l) => l.trim() !== '').sort();
        expect(words([...text.split('\n'), ...removed.map((passage) => passage.text)])).toEqual(
          words(input.split('\n')),
        );
        expect(stripBoilerplate(text).text).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test('tracing does not change the text', () => {
    fc.assert(
      fc.property(document, (text) => {
        const stage = boilerplateStage();
        const { edits: _, ...traced } = { edits: undefined, ...stage.process({ id: '1', text }, true) };
        const { edits: __, ...plain } = { edits: undefined, ...stage.process({ id: '1', text }, false) };
        expect(plain).toEqual(traced);
      }),
    );
  });
});

describe('stage', () => {
  test('tells each line that it took, with its place', () => {
    const verdict = boilerplateStage().process({ id: '1', text: '正文。\n\n图片\n\n[图片]' }, false);
    expect(verdict).toMatchObject({
      kind: 'edit',
      text: '正文。',
      rules: { 'boilerplate/picture-placeholder': 2 },
      removed: [
        { start: 5, end: 7, text: '图片', rule: 'boilerplate/picture-placeholder' },
        { start: 9, end: 13, text: '[图片]', rule: 'boilerplate/picture-placeholder' },
      ],
    });
  });

  test('keeps what it has nothing to say of', () => {
    expect(boilerplateStage().process({ id: '1', text: '正文。' }, true)).toEqual({ kind: 'keep' });
  });

  test('a rule can be left out', () => {
    const except = ['boilerplate/editor-badge'];
    expect(stripBoilerplate('正文。\n编辑：王小明', { except }).text).toBe('正文。\n编辑：王小明');
  });

  test.each([
    [{ except: ['boilerplate/editor-badg'] }, 'did you mean "boilerplate/editor-badge"?'],
    [{ excep: [] }, 'did you mean "except"?'],
  ])('wrong options %j', (options, message) => {
    expect(() => boilerplateStage(options as object)).toThrow(message);
  });
});

test('a long line costs no more than its length', () => {
  const text = `${'图片'.repeat(500_000)}\n图片`;
  const started = performance.now();
  expect(stripBoilerplate(text).removed).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(1000);
});
