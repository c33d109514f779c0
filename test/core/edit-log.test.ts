import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCounts, EditLog, type Pass, runPasses } from '../../src/core/edit-log.ts';
import { applyEdits } from '../../src/core/edits.ts';

/** A pass that replaces every occurrence of a string. */
function replaceAll(what: string, replacement: string): Pass {
  return (text, log) => {
    for (let at = text.indexOf(what); at !== -1; at = text.indexOf(what, at + what.length)) {
      log.replace(at, at + what.length, replacement, `test/${what}`);
    }
  };
}

describe('EditLog', () => {
  it('answers the very text when nothing was changed', () => {
    expect(new EditLog('abc', true).finish()).toEqual({ text: 'abc', rules: {}, edits: [] });
    expect(new EditLog('abc', false).finish()).toEqual({ text: 'abc', rules: {} });
  });

  it('counts by rule and keeps the edits when traced', () => {
    const log = new EditLog('abcd', true);
    log.replace(0, 1, 'x', 'test/one');
    log.replace(1, 1, '-', 'test/two');
    log.replace(3, 4, '', 'test/one');
    expect(log.finish()).toEqual({
      text: 'x-bc',
      rules: { 'test/one': 2, 'test/two': 1 },
      edits: [
        { start: 0, end: 1, with: 'x', rule: 'test/one' },
        { start: 1, end: 1, with: '-', rule: 'test/two' },
        { start: 3, end: 4, with: '', rule: 'test/one' },
      ],
    });
  });

  it('replaces several stretches at once as it would one by one', () => {
    const at = [0, 2, 0, 1, 3, 5, 2, 3];
    const details = { chain: 'a → b', margin: 1 };
    for (const trace of [true, false]) {
      const one = new EditLog('-ab?cd-', trace);
      one.replace(1, 3, 'x', 'test/rule', details);
      one.replace(4, 6, 'y', 'test/rule', details);
      const all = new EditLog('-ab?cd-', trace);
      all.replaceEach(1, 6, 'x?y', at, 'test/rule', details);
      expect(all.finish()).toEqual(one.finish());
      expect(() => all.replaceEach(5, 7, 'z', [0, 2, 0, 1], 'test/rule')).toThrow('not behind');
    }
  });

  it('takes a replacement by the same text for none', () => {
    const log = new EditLog('abcabc', true);
    log.replace(3, 5, 'ab', 'test/same');
    log.replace(6, 6, '', 'test/nothing');
    expect(log.finish()).toEqual({ text: 'abcabc', rules: {}, edits: [] });
  });
});

describe('runPasses', () => {
  it('explains the whole way from input to output', () => {
    const passes = [
      replaceAll('術(shù)', '術'),
      replaceAll('術', '术'),
      replaceAll('a', 'b'),
      replaceAll('b', ''),
    ];
    const words = fc.array(fc.constantFrom('術(shù)', '術', 'a', 'b', '技', '\n'), { maxLength: 20 });
    fc.assert(
      fc.property(words, fc.shuffledSubarray(passes), (parts, chosen) => {
        const input = parts.join('');
        const traced = runPasses(input, chosen, true);
        const plain = runPasses(input, chosen, false);
        expect(applyEdits(input, traced.edits ?? [])).toBe(traced.text);
        expect(plain).toEqual({ text: traced.text, rules: traced.rules });
      }),
    );
  });

  it('adds up the counts of all passes', () => {
    const { text, rules } = runPasses('aab', [replaceAll('a', 'b'), replaceAll('b', 'c')], false);
    expect(text).toBe('ccc');
    expect(rules).toEqual({ 'test/a': 2, 'test/b': 3 });
  });
});

describe('addCounts', () => {
  it('adds in place', () => {
    const sum = { a: 1 };
    addCounts(sum, { a: 2, b: 3 });
    expect(sum).toEqual({ a: 3, b: 3 });
  });
});
