import { textOf } from '../../../core/code-units.ts';
import { INVALID, stateOf } from '../charsets/decode.ts';
import { borrowedCost } from './borrowed.ts';
import { type Codec, codecOf, lastUnit } from './codec.ts';
import type { MixUp } from './mix-up.ts';
import { EURO, otherBytes } from './other-bytes.ts';
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

/** What the readings that are tried make of a line, in code units: a character more than it has, for surrogates. */
let made = new Uint16Array(0x8002);

/**
 * Reads every character of a line anew, the quick way: `undefined` where one cannot be, or as soon as the line costs
 * more than `limit`, in nats; `literalCost` is what it costs as it stands.
 */
export function rereadAll(
  line: string,
  mixUp: MixUp,
  literalCost: number,
  limit = literalCost,
): StrictReading | undefined {
  const codec = codecOf(mixUp);
  const { encode, feed, unitCost, codeCost } = codec;
  if (made.length < line.length * 2 + 2) made = new Uint16Array(line.length * 2 + 2);
  const each = mixUp.each ?? 0;
  const bounds: number[] = []; // start and end of every run in the line, and in what is made
  let cost = mixUp.enter + borrowedCost(line, mixUp);
  let costBeyond = 0;
  let beyondAscii = 0;
  let state = 0;
  let last = SPACE;
  let length = 0;
  let runStart = -1;
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (state === 0 && unit < 0x80) {
      if (runStart !== -1) bounds.push(at, length);
      runStart = -1;
      cost += unitCost(last, unit);
      last = unit;
      continue;
    }
    if (runStart === -1) {
      runStart = at;
      bounds.push(at, length);
    }
    let packed = encode[unit] ?? 0;
    if (packed === 0) return undefined;
    if (unit === EURO)
      packed = fitting(packed, otherBytes(mixUp)(unit), state, line.charCodeAt(at + 1), codec);
    cost += each;
    for (let shift = ((packed >> 24) - 1) * 8; shift >= 0; shift -= 8) {
      const answer = feed(state, (packed >> shift) & 0xff);
      if (answer === INVALID) return undefined;
      if (answer < 0) {
        state = stateOf(answer);
        continue;
      }
      state = 0;
      const own = codeCost(last, answer);
      cost += own;
      costBeyond += own;
      beyondAscii++;
      if (answer >= 0x10000) made[length++] = 0xd7c0 + (answer >> 10);
      last = lastUnit(answer);
      made[length++] = last;
    }
    if (cost > limit) return undefined;
  }
  if (state !== 0) return undefined;
  if (runStart !== -1) bounds.push(line.length, length);
  cost += unitCost(last, SPACE);
  return {
    mixUp,
    runs: runsOf(bounds, textOf(made, 0, length)),
    gain: literalCost - cost,
    meanCost: costBeyond / Math.max(1, beyondAscii),
  };
}

/** Of two sets of bytes that a character may stand for the other one, where that one goes on with the next character. */
function fitting(bytes: number, other: number, from: number, next: number, { encode, feed }: Codec): number {
  if (other === 0) return bytes;
  const behind = encode[next] ?? 0;
  const first = behind >> 24 === 2 ? (behind >> 8) & 0xff : behind & 0xff;
  let state = from;
  for (const byte of [(other >> 8) & 0xff, other & 0xff, first]) {
    const answer = feed(state, byte);
    if (answer === INVALID) return bytes;
    state = answer < 0 ? stateOf(answer) : 0;
  }
  return other;
}

function runsOf(bounds: readonly number[], all: string): readonly Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < bounds.length; i += 4) {
    const [start, from, end, to] = [bounds[i], bounds[i + 1], bounds[i + 2], bounds[i + 3]] as const;
    if (start === undefined || end === undefined) break;
    runs.push({ start, end, text: all.slice(from, to), lossy: false });
  }
  return runs;
}
