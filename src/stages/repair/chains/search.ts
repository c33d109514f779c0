import { applyEdits, composeEdits, type Edit } from '../../../core/edits.ts';
import { costOf } from '../model/stretch.ts';
import type { RepairOptions } from '../options.ts';
import { believable } from './belief.ts';
import type { MixUp } from './mix-up.ts';
import { editsOf, likeliest } from './readings.ts';
import { suspectedIn } from './suspicion.ts';

/** How often a text may have been mixed up, one time on top of the other. */
const DEPTH = 3;
/** What a chain costs more that is not of UTF-8 alone, in nats: nearly every text has some reading in a legacy charset. */
const LEGACY_CHAIN = 8;
/** A chain of mix-ups undone: the edits on the segment as it stood, the mix-ups from the last to the first, the cost. */
export interface Found {
  readonly edits: readonly Edit[];
  readonly chain: readonly MixUp[];
  readonly cost: number;
}

/**
 * The likeliest chain of mix-ups behind a segment. Where the reading that looks best leaves a text that is suspicious
 * still, the next best are followed up too, for a wrong first step may look better than the right one.
 */
export function search(
  segment: string,
  suspects: readonly MixUp[],
  habit: MixUp | undefined,
  options: RepairOptions,
): Found {
  const literalCost = costOf(segment);
  let best: Found = { edits: [], chain: [], cost: literalCost - options.minMargin };
  for (const found of ways(segment, literalCost, suspects, habit, options, DEPTH)) {
    const believed = sifted(segment, found, literalCost, options.minMargin);
    if (believed !== undefined && believed.cost < best.cost) best = believed;
  }
  return best;
}

/** What is left of a chain without the edits that would not pass as text, where that is still a gain. */
function sifted(segment: string, found: Found, literalCost: number, minMargin: number): Found | undefined {
  const edits = believable(segment, found.chain, found.edits);
  if (edits.length === found.edits.length) return found;
  if (edits.length === 0) return undefined;
  const cost = costOf(applyEdits(segment, edits)) + (found.chain[0]?.enter ?? 0);
  return literalCost - cost > minMargin ? { edits, chain: found.chain, cost } : undefined;
}

/** Chains that begin with each of the readings worth following; where the first leaves nothing to doubt, only that. */
function* ways(
  segment: string,
  literalCost: number,
  suspects: readonly MixUp[],
  habit: MixUp | undefined,
  options: RepairOptions,
  depth: number,
): Generator<Found, void, undefined> {
  for (const reading of likeliest(segment, literalCost, suspects, habit, options)) {
    const edits = editsOf(reading);
    const text = applyEdits(segment, edits);
    const next = depth === 1 ? [] : suspectedIn(text).filter(goesOnFrom(reading.mixUp));
    const own = literalCost - reading.gain;
    const alone: Found = { edits, chain: [reading.mixUp], cost: own };
    const rest = next.length === 0 ? undefined : onwards(text, next, options, depth - 1);
    if (rest === undefined) yield alone;
    else {
      const chain = [reading.mixUp, ...rest.chain];
      yield {
        edits: composeEdits(segment, edits, rest.edits),
        chain,
        cost: own - costOf(text) + rest.cost + (chain.every(isUtf8) ? 0 : LEGACY_CHAIN),
      };
    }
  }
}

/** A charset that bytes are read in and written back in at once changes none, so that such a chain is one mix-up. */
function goesOnFrom({ written }: MixUp): (next: MixUp) => boolean {
  return ({ read }) => read !== written;
}

function isUtf8({ written }: MixUp): boolean {
  return written === 'utf-8';
}

/** The likeliest way on from a text that is suspicious still, if there is one. */
function onwards(
  text: string,
  suspects: readonly MixUp[],
  options: RepairOptions,
  depth: number,
): Found | undefined {
  const literalCost = costOf(text);
  let best: Found | undefined;
  for (const found of ways(text, literalCost, suspects, undefined, options, depth)) {
    if (found.cost < (best?.cost ?? literalCost - options.minMargin)) best = found;
  }
  return best;
}
