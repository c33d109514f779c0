import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeUnits } from '../../../src/core/code-units.ts';
import { costOf, costOfUnits } from '../../../src/stages/repair/model/stretch.ts';
import { textModel } from '../../../src/stages/repair/model/text.ts';

const SPACE = 0x20;

describe('costs of stretches', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'aZ1 .é€Ã中文的الم،д\u0081\ufffd\u0000\u{1f600}'),
    maxLength: 40,
  });

  it('are the sums of what the model says', () => {
    fc.assert(
      fc.property(text, (line) => {
        const cost = textModel();
        let sum = 0;
        let beyond = 0;
        let last = SPACE;
        for (let i = 0; i < line.length; i++) {
          const unit = line.charCodeAt(i);
          const own = cost(last, unit);
          sum += own;
          if (unit >= 0x80) beyond += own;
          last = unit;
        }
        const told = { costBeyond: 0 };
        expect(costOfUnits(codeUnits(line), 0, line.length, told)).toBe(sum + cost(last, SPACE));
        expect(told.costBeyond).toBe(beyond);
        expect(costOf(line)).toBe(sum + cost(last, SPACE));
      }),
    );
  });
});
