import { isAsciiLetter } from './meant.ts';

const COSTS = { inWord: 4, byLetter: 3 };

/** What it costs behind a character that a line is damaged in part: more inside a word, and where damage is seldom partial. */
export function seamCost(last: number, enter: number): number {
  return last >= 0x80 ? COSTS.inWord : enter / 3;
}

/** What it costs that a run of a charset without Latin letters stands in a word with one. */
export function letterSeamCost(inside: number, outside: number): number {
  return isAsciiLetter(outside) && inside >= 0x80 ? COSTS.byLetter : 0;
}
