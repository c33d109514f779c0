import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTaken, takenOf } from '../../src/job/selection.ts';

const selections = fc
  .nat({ max: 200 })
  .chain((of) => fc.record({ of: fc.constant(of), take: fc.nat({ max: of }) }));

describe('a selection', () => {
  it('takes as many as it says, one of each stretch', () => {
    fc.assert(
      fc.property(selections, (selection) => {
        const { of, take } = selection;
        const taken = [...Array(of + 10).keys()].filter((number) => isTaken(selection, number));
        expect(taken).toHaveLength(take);
        const steps = taken.slice(1).map((number, at) => number - (taken[at] ?? 0));
        if (steps.length > 0) expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('knows how many it takes of a run', () => {
    fc.assert(
      fc.property(selections, fc.nat({ max: 220 }), fc.nat({ max: 50 }), (selection, first, count) => {
        const run = [...Array(count).keys()].map((at) => first + at);
        expect(takenOf(selection, first, count)).toBe(run.filter((at) => isTaken(selection, at)).length);
      }),
    );
  });
});
