import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/core/edits.ts';
import { repair } from '../../../src/stages/repair/index.ts';
import { readCases } from '../../support/cases.ts';

interface Case {
  readonly label: string;
  readonly input: string;
  readonly expected: string;
}

describe('Arabic in visual order', () => {
  const cases = readCases<Case>('repair/visual-order.jsonl');

  it.each(cases)('$label', ({ input, expected }) => {
    const { text, edits } = repair(input);
    expect(text).toBe(expected);
    expect(applyEdits(input, edits)).toBe(expected);
    expect(repair(text)).toMatchObject({ text, edits: [] });
  });

  it('is let alone when its rule is not asked for', () => {
    expect(repair('ﻢﻟﺎﻌﻟﺎﺑ ﺎﺒﺣﺮﻣ', { rules: ['repair/spliced-gbk'] }).edits).toEqual([]);
  });

  it('gives the text of any lines of it, and nothing more the second time', () => {
    const lines = cases.flatMap(({ input }) => input.split('\n'));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 6 }), (some) => {
        const input = some.join('\n');
        const { text, edits } = repair(input);
        expect(applyEdits(input, edits)).toBe(text);
        expect(repair(text).text).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});
