import { describe, expect, it } from 'vitest';
import { countDamage } from '../../../src/stages/dedupe/damage.ts';
import { readCases } from './read-cases.ts';

const cases = readCases<{ readonly label: string; readonly input: string; readonly damage: number }>(
  'damage.jsonl',
);

describe('countDamage', () => {
  it.each(cases)('$label', ({ input, damage }) => {
    expect(countDamage(input, 0, input.length)).toBe(damage);
  });

  it('looks at its span only', () => {
    const text = '\ufffd好\ufffd';
    expect(countDamage(text, 1, 2)).toBe(0);
    expect(countDamage(text, 0, 2)).toBe(1);
  });
});
