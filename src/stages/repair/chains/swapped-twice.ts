import { applyEdits, type Edit } from '../../../core/edits.ts';
import { costOf } from '../model/stretch.ts';
import type { MixUp } from './mix-up.ts';
import { CYRILLIC } from './mix-ups.ts';
import { type Reading, rereadAll } from './strict.ts';

/** The first step back from a line whose alphabet was swapped twice, and what the characters of the text cost then. */
export interface SwappedTwice {
  readonly first: Reading;
  readonly meanCost: number;
}

/**
 * The first steps back from a line whose alphabet was swapped twice in the same way: what lies between reads worse than
 * either end, so that no step by step search would find the way.
 */
export function swappedTwice(
  line: string,
  literalCost: number,
  suspects: readonly MixUp[],
  minMargin: number,
): readonly SwappedTwice[] {
  return suspects.flatMap((mixUp) => {
    if (!CYRILLIC.includes(mixUp)) return [];
    const first = rereadAll(line, mixUp, literalCost, Number.POSITIVE_INFINITY);
    if (first === undefined) return [];
    const between = applyEdits(line, plainEdits(first));
    const second = rereadAll(between, mixUp, costOf(between));
    if (second === undefined || first.gain + second.gain <= minMargin) return [];
    return [{ first, meanCost: second.meanCost }];
  });
}

function plainEdits({ runs }: Reading): readonly Edit[] {
  return runs.map(({ start, end, text }) => ({ start, end, with: text, rule: '' }));
}
