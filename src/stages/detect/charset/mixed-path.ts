import { unitCosts } from './costs.ts';
import { type ForeignCosts, NO_CHARACTER } from './foreign-costs.ts';
import {
  CESU_8,
  formAt,
  kindOf,
  lengthOf,
  MODIFIED_UTF_8,
  OVERLONG,
  TRUNCATED,
  VALID,
} from './utf8-forms.ts';

/** Bytes of a region that are not valid UTF-8 as they stand: read in another charset, or as a form of UTF-8. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly foreign: boolean;
}

/** What it costs to leave UTF-8 for another charset, and what the forms that are not valid cost, in half bits. */
const SWITCH = 16;
const BROKEN = 60;
const CUT = 46;
const OVERLONG_COST = 40;
const NUL = 24;
/** Valid UTF-8 costs no more than this: so little of anything else is. */
const MOST_VALID = 26;
/** A sequence of two bytes that touches anything longer or broken: two bytes may be valid by chance. */
const LONE_PAIR = 12;
const NEVER = 0x3fffffff;

/**
 * The likeliest way to read a region that is UTF-8 but for some bytes, where these are in the charset of the costs: a path
 * through its bytes, in UTF-8 or in the charset at each (Viterbi's algorithm). Answers what is not valid UTF-8 on it.
 */
export function mixedPath(
  bytes: Uint8Array,
  from: number,
  to: number,
  costs: ForeignCosts | undefined,
): Piece[] {
  const size = to - from + 1;
  // Cost of being at a byte in UTF-8 and in the other charset, and how long the step was that led there; 0: a switch.
  const own = new Int32Array(size).fill(NEVER);
  const other = new Int32Array(size).fill(NEVER);
  const ownStep = new Uint8Array(size);
  const otherStep = new Uint8Array(size);
  own[0] = 0;
  for (let i = 0; i < size; i++) {
    if ((other[i] as number) < (own[i] as number)) {
      own[i] = other[i] as number;
      ownStep[i] = 0;
    }
    if (costs !== undefined && (own[i] as number) + SWITCH < (other[i] as number)) {
      other[i] = (own[i] as number) + SWITCH;
      otherStep[i] = 0;
    }
    if (i === size - 1) break;
    const form = formAt(bytes, from + i);
    const length = Math.min(lengthOf(form), size - 1 - i);
    const chance = costs?.pairs === undefined ? 0 : LONE_PAIR;
    relax(own, ownStep, i, length, formCost(bytes, from + i, form, chance));
    if (costs === undefined) continue;
    const byte = bytes[from + i] as number;
    const single = costs.single[byte] as number;
    if (single !== NO_CHARACTER) relax(other, otherStep, i, 1, single);
    else if (costs.pairs !== undefined && i + 2 < size) {
      const pair = costs.pairs[(byte << 8) | (bytes[from + i + 1] as number)] as number;
      if (pair !== NO_CHARACTER) relax(other, otherStep, i, 2, pair);
    }
  }
  return piecesOf(bytes, from, to, ownStep, otherStep);
}

function relax(costs: Int32Array, steps: Uint8Array, at: number, length: number, cost: number): void {
  const sum = (costs[at] as number) + cost;
  if (sum >= (costs[at + length] as number)) return;
  costs[at + length] = sum;
  steps[at + length] = length;
}

function formCost(bytes: Uint8Array, at: number, form: number, chance: number): number {
  switch (kindOf(form)) {
    case 0:
      return unitCosts()[bytes[at] as number] as number;
    case VALID:
      return (
        Math.min(MOST_VALID, unitCosts()[unitOf(bytes, at, lengthOf(form))] as number) +
        (lengthOf(form) === 2 && isLonePair(bytes, at) ? chance : 0)
      );
    case CESU_8:
      return MOST_VALID;
    case MODIFIED_UTF_8:
      return NUL;
    case OVERLONG:
      return OVERLONG_COST;
    case TRUNCATED:
      return CUT;
    default:
      return BROKEN;
  }
}

function isLonePair(bytes: Uint8Array, at: number): boolean {
  const before = bytes[at - 1] ?? 0;
  const after = bytes[at + 2] ?? 0;
  return (after >= 0x80 && !leadsPair(after)) || (before >= 0x80 && !leadsPair(bytes[at - 2] ?? 0));
}

function leadsPair(byte: number): boolean {
  return byte >= 0xc2 && byte <= 0xdf;
}

/** The code unit of a valid sequence, the first one of a pair. */
function unitOf(bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at] as number;
  const second = (bytes[at + 1] as number) & 0x3f;
  if (length === 2) return ((lead & 0x1f) << 6) | second;
  if (length === 3) return ((lead & 0x0f) << 12) | (second << 6) | ((bytes[at + 2] as number) & 0x3f);
  return 0xd83c;
}

function piecesOf(
  bytes: Uint8Array,
  from: number,
  to: number,
  ownStep: Uint8Array,
  otherStep: Uint8Array,
): Piece[] {
  const pieces: Piece[] = [];
  let foreign = false;
  for (let i = to - from; i > 0 || foreign; ) {
    const step = (foreign ? otherStep[i] : ownStep[i]) as number;
    if (step === 0) {
      foreign = !foreign;
      continue;
    }
    i -= step;
    const start = from + i;
    const isAscii = (bytes[start] as number) < 0x80;
    if (!isAscii && (foreign || kindOf(formAt(bytes, start)) !== VALID))
      pieces.push({ start, end: start + step, foreign });
  }
  return pieces.reverse();
}
