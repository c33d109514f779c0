import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableDiff } from '../../src/golden/diff.ts';

const body = (diff: string): string[] => diff.split('\n').slice(2);
const jsonl = (...records: readonly object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');

describe('readableDiff', () => {
  it('cuts a long line around its difference', () => {
    const lines = body(readableDiff(`${'前'.repeat(500)}舊${'后'.repeat(500)}\n`, `${'前'.repeat(500)}新${'后'.repeat(500)}\n`, 'a.txt'));
    const [, removed, added] = lines;
    expect(removed).toMatch(/^-…前{40}舊后+…$/);
    expect(added).toMatch(/^\+…前{40}新后+…$/);
    for (const line of lines) expect(line.length).toBeLessThan(200);
  });

  it('shows the paragraphs of a record that differ, and says which record', () => {
    const before = jsonl({ id: 'a', text: '一' }, { id: 'b', text: '一\n二\n三\n四\n五\n六' });
    const after = jsonl({ id: 'a', text: '一' }, { id: 'b', text: '一\n二\n三\n四\n五\n七' });
    expect(body(readableDiff(before, after, 'zh.jsonl'))).toEqual([
      'record 2:',
      '@@ -6,3 +6,3 @@',
      '   四',
      '   五',
      '-  六',
      '+  七',
    ]);
  });

  it('shows one new record as one, not as a change of all that follow', () => {
    const all = [1, 2, 3, 4].map((n) => ({ id: `${n}` }));
    const lines = body(readableDiff(jsonl(...all.slice(1)), jsonl(...all), 'a.jsonl'));
    expect(lines).toEqual(['record 1:', '@@ -0,0 +1,1 @@', '+id: "1"']);
  });

  it.each([
    ['a blank line', '{"id":"a"}\n', '{"id":"a"}\n\n'],
    ['the last line break', '{"id":"a"}\n', '{"id":"a"}'],
    ['the spelling of the JSON', '{"id":"a"}\n', '{ "id": "a" }\n'],
    ['a record without fields', '', '{}\n'],
  ])('shows a difference in nothing but %s', (_, before, after) => {
    const lines = body(readableDiff(before, after, 'a.jsonl'));
    expect(lines.some((line) => /^[-+]/.test(line))).toBe(true);
    expect(lines.join()).not.toContain('undefined');
  });

  it('gives up on texts that have nothing in common, and shows where they part', () => {
    const before = Array.from({ length: 3000 }, (_, n) => `a${n}\n`).join('');
    const after = Array.from({ length: 3000 }, (_, n) => `b${n}\n`).join('');
    expect(body(readableDiff(`same\n${before}`, `same\n${after}`, 'a.txt'))).toEqual([
      'too many differences to list; the first is in line 2:',
      '-a0',
      '+b0',
    ]);
  });

  it('says something of any two texts that differ, and stays short', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '{', '"', '\ud800', '中', ' '), maxLength: 60 });
    fc.assert(
      fc.property(text, text, fc.constantFrom('a.txt', 'a.jsonl'), (before, after, file) => {
        fc.pre(before !== after);
        const lines = body(readableDiff(before, after, file));
        expect(lines.length).toBeGreaterThan(0);
        expect(lines.length).toBeLessThan(130);
      }),
      { numRuns: 1000 },
    );
  });
});
