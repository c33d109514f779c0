import { INVALID, stateOf } from '../charsets/decode.ts';
import { codecOf, lastUnit } from './codec.ts';
import type { MixUp } from './mix-up.ts';
import type { Run } from './way.ts';

/** A reading of a line under one mix-up. */
export interface Reading {
  readonly mixUp: MixUp;
  readonly runs: readonly Run[];
  /** How much likelier it is than the line as it stands, in nats. */
  readonly gain: number;
}

/** The reading of a line that is damaged all over, with what it costs a character. */
export interface StrictReading extends Reading {
  readonly meanCost: number;
}

const SPACE = 0x20;

/**
 * Reads every character of a line anew, the quick way: `undefined` where one cannot be, or as soon as the line costs
 * more than it does as it stands.
 */
export function rereadAll(line: string, mixUp: MixUp, literalCost: number): StrictReading | undefined {
  const { encode, feed, unitCost, codeCost } = codecOf(mixUp);
  const runs: Run[] = [];
  const each = mixUp.each ?? 0;
  let cost = mixUp.enter;
  let state = 0;
  let last = SPACE;
  let beyondAscii = 0;
  let made = 0;
  let start = 0;
  let text = '';
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (state === 0 && unit < 0x80) {
      if (text !== '') runs.push({ start, end: at, text, lossy: false });
      text = '';
      cost += unitCost(last, unit);
      last = unit;
      continue;
    }
    if (state === 0 && text === '') start = at;
    const packed = encode[unit] ?? 0;
    if (packed === 0) return undefined;
    cost += each;
    for (let shift = ((packed >> 24) - 1) * 8; shift >= 0; shift -= 8) {
      const answer = feed(state, (packed >> shift) & 0xff);
      if (answer === INVALID) return undefined;
      state = answer < 0 ? stateOf(answer) : 0;
      if (answer < 0) continue;
      const own = codeCost(last, answer);
      cost += own;
      made += own;
      beyondAscii++;
      text += String.fromCodePoint(answer);
      last = lastUnit(answer);
    }
    if (cost > literalCost) return undefined;
  }
  if (state !== 0) return undefined;
  if (text !== '') runs.push({ start, end: line.length, text, lossy: false });
  cost += unitCost(last, SPACE);
  return { mixUp, runs, gain: literalCost - cost, meanCost: made / Math.max(1, beyondAscii) };
}

/** What a line costs as it stands. */
export function costOf(line: string, unitCost: (previous: number, unit: number) => number): number {
  let cost = 0;
  let last = SPACE;
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    cost += unitCost(last, unit);
    last = unit;
  }
  return cost + unitCost(last, SPACE);
}
