import fc from 'fast-check';
import { francAll } from 'franc';
import { describe, expect, test } from 'vitest';
import { rankedLanguages } from '../../../src/stages/detect/trigram-ranks.ts';
import { readCases } from '../../support/cases.ts';

const byName = ([a]: readonly [string, number], [b]: readonly [string, number]): number => (a < b ? -1 : 1);

/** What has the same score may stand in any order. */
function expectAsFranc(text: string): void {
  expect([...rankedLanguages(text)].sort(byName)).toEqual(francAll(text, { minLength: 1 }).sort(byName));
}

describe('ranks of trigrams', () => {
  test('are as franc has them', () => {
    for (const { input } of readCases<{ readonly input: string }>('detect/language.jsonl'))
      expectAsFranc(input);
  });

  test('of any text are as franc has them', () => {
    const words = fc.constantFrom(
      'der',
      'İstanbul',
      'това',
      'هذا',
      'यह',
      'ሰላም',
      'שלום',
      'မြန်',
      '中',
      '12-3',
      '\u00a0',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'binary' })), { minLength: 1 }), (parts) => {
        const text = parts.join(' ');
        fc.pre(text !== '');
        expectAsFranc(text);
      }),
    );
  });
});
