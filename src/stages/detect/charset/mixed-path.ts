import { unitCosts } from './costs.ts';
import { type ForeignCosts, NO_CHARACTER } from './foreign-costs.ts';
import { LONGEST_WINDOW, type Window } from './regions.ts';
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

/** Bytes of a window that are not valid UTF-8 as they stand: read in another charset, or as a form of UTF-8. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly foreign: boolean;
}

/** A way to read a window. */
export interface Path {
  readonly pieces: readonly Piece[];
  /** Where the first character begins that is left to the next window. */
  readonly end: number;
  /** What its characters cost one by one, in half bits. */
  readonly cost: number;
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

/** The steps through a window that stay in UTF-8, by the byte they begin at: the same whatever the other charset is. */
export interface OwnSteps {
  readonly lengths: Uint8Array;
  readonly costs: Uint8Array;
  /** What a step costs besides where the other charset has pairs of bytes. */
  readonly chances: Uint8Array;
}

export function ownSteps(bytes: Uint8Array, { start, end }: Window): OwnSteps {
  const size = end - start;
  const lengths = new Uint8Array(size);
  const costs = new Uint8Array(size);
  const chances = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const form = formAt(bytes, start + i);
    const length = lengthOf(form);
    lengths[i] = Math.min(length, size - i);
    costs[i] = formCost(bytes, start + i, form);
    if (length === 2 && kindOf(form) === VALID && isLonePair(bytes, start + i)) chances[i] = LONE_PAIR;
  }
  return { lengths, costs, chances };
}

// Cost of being at a byte in UTF-8 and in the other charset, and how long the step was that led there; 0: a switch.
const own = new Int32Array(LONGEST_WINDOW + 1);
const other = new Int32Array(LONGEST_WINDOW + 1);
const ownStep = new Uint8Array(LONGEST_WINDOW + 1);
const otherStep = new Uint8Array(LONGEST_WINDOW + 1);

/**
 * The likeliest way to read a window that is UTF-8 but for some bytes, where these are in the charset of the costs: a path
 * through its bytes, in UTF-8 or in the charset at each (Viterbi's algorithm). Answers what is not valid UTF-8 on it.
 */
export function mixedPath(
  bytes: Uint8Array,
  window: Window,
  steps: OwnSteps,
  costs: ForeignCosts | undefined,
): Path {
  const size = window.end - window.start;
  walk(bytes, window.start, size, steps, costs);
  return pathBack(bytes, window, own[size] as number);
}

/** What the likeliest way to read the first bytes of a window costs, in half bits. */
export function pathCost(
  bytes: Uint8Array,
  { start, end }: Window,
  steps: OwnSteps,
  costs: ForeignCosts | undefined,
  most: number,
): number {
  const size = Math.min(most, end - start);
  walk(bytes, start, size, steps, costs);
  return Math.min(own[size] as number, other[size] as number);
}

function walk(
  bytes: Uint8Array,
  from: number,
  size: number,
  { lengths, costs: ownCosts, chances }: OwnSteps,
  costs: ForeignCosts | undefined,
): void {
  own.fill(NEVER, 0, size + 1);
  other.fill(NEVER, 0, size + 1);
  own[0] = 0;
  const single = costs?.single;
  const pairs = costs?.pairs;
  for (let i = 0; ; i++) {
    let inOwn = own[i] as number;
    let inOther = other[i] as number;
    if (inOther < inOwn) {
      own[i] = inOwn = inOther;
      ownStep[i] = 0;
    }
    if (single !== undefined && inOwn + SWITCH < inOther) {
      other[i] = inOther = inOwn + SWITCH;
      otherStep[i] = 0;
    }
    if (i === size) return;
    const next = Math.min(size, i + (lengths[i] as number));
    let sum = inOwn + (ownCosts[i] as number);
    if (pairs !== undefined) sum += chances[i] as number;
    if (sum < (own[next] as number)) {
      own[next] = sum;
      ownStep[next] = next - i;
    }
    if (single === undefined) continue;
    const byte = bytes[from + i] as number;
    const cost = single[byte] as number;
    if (cost !== NO_CHARACTER) {
      if (inOther + cost < (other[i + 1] as number)) {
        other[i + 1] = inOther + cost;
        otherStep[i + 1] = 1;
      }
    } else if (pairs !== undefined && i + 2 <= size) {
      const pair = pairs[(byte << 8) | (bytes[from + i + 1] as number)] as number;
      if (pair !== NO_CHARACTER && inOther + pair < (other[i + 2] as number)) {
        other[i + 2] = inOther + pair;
        otherStep[i + 2] = 2;
      }
    }
  }
}

function formCost(bytes: Uint8Array, at: number, form: number): number {
  switch (kindOf(form)) {
    case 0:
      return unitCosts()[bytes[at] as number] as number;
    case VALID:
      return Math.min(MOST_VALID, unitCosts()[unitOf(bytes, at, lengthOf(form))] as number);
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

/** Follows the steps back from the end of the window; what begins behind its cut is left out. */
function pathBack(bytes: Uint8Array, { start: from, end: to, cut }: Window, cost: number): Path {
  const pieces: Piece[] = [];
  let foreign = false;
  let end = to;
  for (let i = to - from; i > 0 || foreign; ) {
    const step = (foreign ? otherStep[i] : ownStep[i]) as number;
    if (step === 0) {
      foreign = !foreign;
      continue;
    }
    i -= step;
    const start = from + i;
    if (start >= cut) {
      end = start;
      continue;
    }
    const isAscii = (bytes[start] as number) < 0x80;
    if (!isAscii && (foreign || kindOf(formAt(bytes, start)) !== VALID))
      pieces.push({ start, end: start + step, foreign });
  }
  return { pieces: pieces.reverse(), end, cost };
}
