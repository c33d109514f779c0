import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/core/edits.ts';
import { repair } from '../../../src/stages/repair/index.ts';
import { readCases } from '../../support/cases.ts';

interface Case {
  readonly label: string;
  readonly original: string;
  readonly fixed: string;
}

const cases = ['repair/lost-bytes.jsonl', 'repair/folded.jsonl'].flatMap((file) => readCases<Case>(file));

describe('text that lost bytes when it was read as another charset, or was folded after', () => {
  it.each(cases)('$label', ({ original, fixed }) => {
    const { text, edits } = repair(original);
    expect(text).toBe(fixed);
    expect(edits.some(({ lossy }) => lossy)).toBe(true);
    expect(applyEdits(original, edits)).toBe(text);
    expect(repair(text).text).toBe(text);
  });

  it('is left as it is where lossy repairs are refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), ({ original }) => {
        expect(repair(original, { lossy: false }).edits.some(({ lossy }) => lossy)).toBe(false);
      }),
    );
  });

  it('is restored line by line, whatever stands before and behind', () => {
    const some = fc.uniqueArray(fc.constantFrom(...cases), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(some, (lines) => {
        const damaged = lines.map(({ original }) => original).join('\n');
        expect(repair(damaged).text).toBe(lines.map(({ fixed }) => fixed).join('\n'));
      }),
      { numRuns: 15 },
    );
  });
});
