import { textOf } from '../../../core/code-units.ts';
import { INVALID, stateOf } from '../charsets/decode.ts';
import { type Charset, isDoubleByte, pairTable, type SingleByte } from '../charsets/encode.ts';
import { isPrivateUse } from '../gbk.ts';
import { textModel } from '../model/text.ts';
import { borrowedCost } from './borrowed.ts';
import { byteTable, PARTIAL, unitTable } from './bytes.ts';
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

/** A line that is read anew, the way so far. */
interface Walk {
  cost: number;
  costBeyond: number;
  beyondAscii: number;
  /** Code units that are made. */
  length: number;
  /** Start and end of every stretch beyond ASCII in the line, each with the place in what is made. */
  readonly bounds: number[];
}

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
  if (made.length < line.length * 2 + 2) made = new Uint16Array(line.length * 2 + 2);
  const cost = mixUp.enter + borrowedCost(line, mixUp);
  const walk: Walk = { cost, costBeyond: 0, beyondAscii: 0, length: 0, bounds: [] };
  const { written, read, islands } = mixUp;
  const isWhole =
    written === 'utf-8' || isDoubleByte(read) || islands === true
      ? walkAny(line, mixUp, limit, walk)
      : walkLegacy(line, { written, read, each: mixUp.each ?? 0 }, limit, walk);
  if (!isWhole) return undefined;
  return {
    mixUp,
    runs: runsOf(walk.bounds, textOf(made, 0, walk.length)),
    gain: literalCost - walk.cost,
    meanCost: walk.costBeyond / Math.max(1, walk.beyondAscii),
  };
}

/** Walks a line under any mix-up; whether it came to the end of it. */
function walkAny(line: string, mixUp: MixUp, limit: number, walk: Walk): boolean {
  const codec = codecOf(mixUp);
  const { encode, feed, unitCost, codeCost } = codec;
  const each = mixUp.each ?? 0;
  const { bounds } = walk;
  let { cost, costBeyond, beyondAscii, length } = walk;
  let state = 0;
  let last = SPACE;
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
    if (packed === 0) return false;
    if (unit === EURO)
      packed = fitting(packed, otherBytes(mixUp)(unit), state, line.charCodeAt(at + 1), codec);
    cost += each;
    for (let shift = ((packed >> 24) - 1) * 8; shift >= 0; shift -= 8) {
      const answer = feed(state, (packed >> shift) & 0xff);
      if (answer === INVALID) return false;
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
    if (cost > limit) return false;
  }
  if (state !== 0) return false;
  if (runStart !== -1) bounds.push(line.length, length);
  walk.cost = cost + unitCost(last, SPACE);
  walk.costBeyond = costBeyond;
  walk.beyondAscii = beyondAscii;
  walk.length = length;
  return true;
}

/** A legacy charset read as one of single bytes. */
interface Legacy {
  readonly written: Charset;
  readonly read: SingleByte;
  readonly each: number;
}

/** The same as {@link walkAny} does, without a call for every byte: there are many of these mix-ups to try. */
function walkLegacy(line: string, { written, read, each }: Legacy, limit: number, walk: Walk): boolean {
  const bytes = byteTable(read);
  const pairs = isDoubleByte(written) ? pairTable(written) : undefined;
  const singles = unitTable(written);
  const unitCost = textModel();
  const { bounds } = walk;
  let { cost, costBeyond, beyondAscii, length } = walk;
  let lead = 0;
  let last = SPACE;
  let inRun = false;
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (lead === 0 && unit < 0x80) {
      if (inRun) bounds.push(at, length);
      inRun = false;
      cost += unitCost(last, unit);
      last = unit;
      continue;
    }
    if (!inRun) bounds.push(at, length);
    inRun = true;
    const byte = unit < 0x80 ? unit : (bytes[unit] as number) & 0xff;
    if (byte === 0) return false;
    cost += each;
    const answer =
      lead === 0 || pairs === undefined ? (singles[byte] as number) : (pairs[(lead << 8) | byte] as number);
    if (answer === 0 || (lead !== 0 && isPrivateUse(answer))) return false;
    if (answer === PARTIAL) lead = byte;
    else {
      lead = 0;
      const own = unitCost(last, answer);
      cost += own;
      costBeyond += own;
      beyondAscii++;
      made[length++] = answer;
      last = answer;
    }
    if (cost > limit) return false;
  }
  if (lead !== 0) return false;
  if (inRun) bounds.push(line.length, length);
  walk.cost = cost + unitCost(last, SPACE);
  walk.costBeyond = costBeyond;
  walk.beyondAscii = beyondAscii;
  walk.length = length;
  return true;
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
