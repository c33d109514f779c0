import { Converter } from 'opencc-js';
import { describe, expect, test } from 'vitest';
import { foldLine } from '../../../src/stages/boilerplate/fold.ts';
import { stripBoilerplate } from '../../../src/stages/boilerplate/index.ts';
import { RULES } from '../../../src/stages/boilerplate/rules/index.ts';
import { readCases } from '../../support/cases.ts';

interface RuleCases {
  readonly rule: string;
  readonly take: readonly string[];
  readonly keep: readonly string[];
}

const cases = readCases<RuleCases>('boilerplate/rules.jsonl');
const BEFORE = '这是一段完整的正文，讲的是一件与网页毫无关系的事情。';
const AFTER = '这是另外一段正文，它也应当原封不动地留在文档里面。';

describe.each(cases)('$rule', ({ rule, take, keep }) => {
  test.each(take)('takes %s', (line) => {
    const { text, removed } = stripBoilerplate(`${BEFORE}\n\n${line}\n\n${AFTER}`);
    expect(removed.map((passage) => [passage.text, passage.rule])).toEqual([[line, rule]]);
    expect(text).toBe(`${BEFORE}\n\n${AFTER}`);
  });

  test.each(keep)('keeps %s', (line) => {
    const text = `${BEFORE}\n\n${line}\n\n${AFTER}`;
    expect(stripBoilerplate(text)).toEqual({ text, edits: [], removed: [] });
  });
});

test('every rule that takes a line by itself has cases', () => {
  const ids = RULES.filter((rule) => rule.strength !== 'weak').map((rule) => rule.id);
  expect(cases.map((entry) => entry.rule).sort()).toEqual([...new Set(ids)].sort());
});

test.each(RULES)('$id is written in folded characters', ({ cues, core, also }) => {
  expect(cues.map(foldLine)).toEqual(cues);
  for (const pattern of [core, also]) {
    const letters = [...(pattern?.source ?? '').replace(/\\p\{\w+=\w+\}/g, '')].filter((c) =>
      /[\p{Lo}]/u.test(c),
    );
    expect(letters.filter((letter) => foldLine(letter) !== letter)).toEqual([]);
  }
});

test('the fold knows every Traditional form of the characters in the patterns', () => {
  const forms = [Converter({ from: 'cn', to: 't' }), Converter({ from: 'cn', to: 'tw' })];
  const sources = RULES.flatMap(({ cues, core, also }) => [...cues, core.source, also?.source ?? '']);
  const letters = [...new Set(sources.join(''))].filter((letter) => /\p{Script=Han}/u.test(letter));
  const unknown = letters.flatMap((letter) =>
    forms.map((form) => form(letter)).filter((form) => foldLine(form) !== letter),
  );
  expect(unknown).toEqual([]);
});
