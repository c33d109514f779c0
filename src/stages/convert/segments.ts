import { descriptionEnd } from './descriptions.ts';
import { COMPATIBILITY, DESCRIPTION, type Dictionary, ENTRY, entryAt } from './dictionary.ts';
import type { Span } from './pass.ts';
import { PHRASE_RULE } from './rules.ts';

/**
 * Cuts a span where phrases of the dictionary begin and end, by longest match from the left: each phrase is a segment,
 * and so is what stands between two. OpenCC does so for chains of several steps, and no match of a later step reaches
 * over a cut.
 *
 * @returns the ends of the segments, or `undefined` at what may be a compatibility ideograph and is not `unified`.
 */
export function segmentEnds(
  dictionary: Dictionary,
  { units, start, end }: Span,
  unified: boolean,
): number[] | undefined {
  const { cells, rules, sourceLength } = dictionary;
  const ends: number[] = [];
  let from = start;
  for (let i = start; i < end; ) {
    const flag = cells[units[i] as number] as number;
    if ((flag & ENTRY) !== 0) {
      const entry = entryAt(dictionary, units, i, end);
      if (entry >= 0 && rules[entry] === PHRASE_RULE) {
        if (i > from) ends.push(i);
        i += sourceLength[entry] as number;
        ends.push(i);
        from = i;
        continue;
      }
    }
    if ((flag & COMPATIBILITY) !== 0 && !unified) return undefined;
    i = (flag & DESCRIPTION) !== 0 ? Math.max(i + 1, descriptionEnd(units, i, end)) : i + 1;
  }
  if (end > from) ends.push(end);
  return ends;
}
