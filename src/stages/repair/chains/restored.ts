import { costOf } from '../model/stretch.ts';
import type { MixUp } from './mix-up.ts';
import type { Step } from './settled.ts';
import type { Reading } from './strict.ts';
import { runsOf } from './way.ts';

/** A line that lost bytes, with what they are taken to have been. */
export interface Restored {
  readonly steps: readonly Step[];
  readonly text: string;
  readonly cost: number;
}

/** What it costs to believe that bytes are lost. */
export const LOSS_COST = 3;

/** The reading that the likeliest of several restorations comes to. */
export function likeliestOf(
  restorations: Iterable<Restored | undefined>,
  line: string,
  mixUp: MixUp,
  literalCost: number,
): Reading | undefined {
  let best: Restored | undefined;
  for (const restored of restorations) {
    if (restored !== undefined && restored.cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = restored;
  }
  if (best === undefined) return undefined;
  const gain = literalCost - costOf(best.text) - mixUp.enter - LOSS_COST;
  return { mixUp, runs: runsOf(best.steps, line), gain };
}
