import { encodeTable, highCharacters, type SingleByte } from '../charsets/encode.ts';
import { textModel } from '../model/text.ts';
import type { RepairOptions } from '../options.ts';
import { BORROWED_COST, isBorrowed, leastBorrowed } from './borrowed.ts';
import { type MixUp, ruleOf } from './mix-up.ts';
import { UTF8_SINGLE } from './mix-ups.ts';
import { signTables } from './signs.ts';
import { costOf, type Reading, textOf } from './strict.ts';
import { type Suspects, suspectedIn } from './suspicion.ts';
import type { Run } from './way.ts';

/** Sequences of UTF-8, in a line of nothing else beyond ASCII, that are no chance and no quotation. */
const LEAST_MADE = 8;
/** A line with more damaged places than these does not quote damage. */
const QUOTATIONS = 8;
/** What a character made costs at most in the mean, in nats, in text, and in text beyond doubt. */
const TEXT = 11;
const GOOD = 6.5;
/** How often a text may have been mixed up, one time on top of the other. */
const DEPTH = 3;
const SPACE = 0x20;
/** UTF-8 read as a single-byte charset, in the order of their bits. */
const MIX_UPS = [...UTF8_SINGLE];

/** A line as UTF-8, in code units, how many characters that are not ASCII it has, and what it costs. */
interface Decoded {
  units: Uint16Array;
  length: number;
  made: number;
  cost: number;
  /** What the units beyond ASCII cost of that. */
  costBeyond: number;
}

// Two buffers of the longest segment: the best reading so far, and the one that is tried.
let best: Decoded = newDecoded();
let trial: Decoded = newDecoded();

function newDecoded(): Decoded {
  return { units: new Uint16Array(0x4000), length: 0, made: 0, cost: 0, costBeyond: 0 };
}

/**
 * The reading of a line that is nothing but UTF-8 read as a single-byte charset, without a search: every character
 * beyond ASCII belongs to a valid sequence, there are many, they fill the line or most of its words, and they read well
 * or are such a line again. `undefined` for any other line.
 */
export function rereadSurely(
  line: string,
  { whole }: Suspects,
  options: RepairOptions,
  depth = DEPTH,
): Reading | undefined {
  const [chosen, ...rivals] = whole === 0 ? [] : likeliest(line, whole, options);
  if (chosen === undefined) return undefined;
  const literalCost = costOf(line, textModel());
  const { costBeyond, made } = best;
  const text = textOf(best.units, 0, best.length);
  const first = readingOf(line, chosen[1], best, text, literalCost);
  if (first.runs.length <= QUOTATIONS && !isDense(line)) return undefined;
  if (rivals.length > 0 && costBeyond > GOOD * made)
    return leadingOn(line, [chosen, ...rivals], literalCost, options, depth);
  if (first.gain <= options.minMargin) return undefined;
  return costBeyond <= TEXT * made || below(text, options, depth) !== undefined ? first : undefined;
}

/** Of several readings the one that comes to the likeliest text, which may be another such reading below. */
function leadingOn(
  line: string,
  candidates: readonly Candidate[],
  literalCost: number,
  options: RepairOptions,
  depth: number,
): Reading | undefined {
  let leading: Reading | undefined;
  // What may be other damage below is for the search to find out.
  let settled = false;
  let most = options.minMargin;
  for (const [read, mixUp] of candidates) {
    decode(line, read, trial);
    const { units, length, costBeyond, made } = trial;
    const text = textOf(units, 0, length);
    const reading = readingOf(line, mixUp, trial, text, literalCost);
    const again = reading.gain <= options.minMargin ? undefined : below(text, options, depth);
    const gain = reading.gain + (again?.gain ?? 0);
    if ((again === undefined && costBeyond > TEXT * made) || gain <= most) continue;
    most = gain;
    leading = reading;
    settled = again !== undefined || suspectedIn(text, 0, text.length).mixUps.length === 0;
  }
  return settled ? leading : undefined;
}

/** The reading that a decoded line is. */
function readingOf(line: string, mixUp: MixUp, decoded: Decoded, text: string, literalCost: number): Reading {
  return { mixUp, runs: runsIn(line, decoded.units, text), gain: literalCost - decoded.cost - mixUp.enter };
}

/** The reading of what a line was decoded to, where that is the same kind of damage again. */
function below(text: string, options: RepairOptions, depth: number): Reading | undefined {
  return depth === 1 ? undefined : rereadSurely(text, suspectedIn(text, 0, text.length), options, depth - 1);
}

type Candidate = readonly [read: SingleByte, mixUp: MixUp];

/**
 * The charsets under which the whole line may be UTF-8, one for each text that they make of it; the likeliest comes
 * first, and `best` is what that one makes.
 */
function likeliest(line: string, whole: number, { rules }: RepairOptions): readonly Candidate[] {
  let chosen: Candidate | undefined;
  const rivals: Candidate[] = [];
  let left = whole;
  for (const [bit, candidate] of MIX_UPS.entries()) {
    if ((left & (1 << bit)) === 0) continue;
    const [read, mixUp] = candidate;
    if (!decode(line, read, trial) || trial.made < LEAST_MADE || !rules.includes(ruleOf(mixUp))) continue;
    if (chosen !== undefined && mixUp.enter + trial.cost >= chosen[1].enter + best.cost) {
      if (!same(best, trial)) rivals.push(candidate);
      continue;
    }
    if (chosen !== undefined && !same(best, trial)) rivals.push(chosen);
    [best, trial] = [trial, best];
    chosen = candidate;
    // Charsets share most of their characters, so that most readings are that of the commonest, the first.
    if (bit === 0) left &= ~alikeIn(line);
  }
  return chosen === undefined ? [] : [chosen, ...rivals];
}

function same(a: Decoded, b: Decoded): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a.units[i] !== b.units[i]) return false;
  return true;
}

/** The charsets that have the same bytes for a line as the first. */
function alikeIn(line: string): number {
  const { alike } = signTables();
  let mask = -1;
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if (unit >= 0x80) mask &= alike[unit] as number;
  }
  return mask;
}

/** Decodes a whole line; `false` as soon as something in it is not UTF-8 under this charset. */
function decode(line: string, read: SingleByte, into: Decoded): boolean {
  const encode = encodeTable(read);
  const high = highCharacters(read);
  const least = leastBorrowed(read);
  const unitCost = textModel();
  if (into.units.length < line.length) into.units = new Uint16Array(line.length);
  const { units } = into;
  let length = 0;
  let made = 0;
  let cost = 0;
  let costBeyond = 0;
  let last = SPACE;
  // C1 controls do not stand beside what a charset has in their place: then it was another.
  let controls = false;
  let own = false;
  let borrowed = false;
  for (let at = 0; at < line.length; ) {
    const unit = line.charCodeAt(at++);
    if (unit < 0x80) {
      units[length++] = unit;
      cost += unitCost(last, unit);
      last = unit;
      continue;
    }
    const lead = (encode[unit] as number) & 0xff;
    if (lead < 0xc2 || lead > 0xf4) return false;
    let code = lead < 0xe0 ? lead & 0x1f : lead < 0xf0 ? lead & 0x0f : lead & 0x07;
    const more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    if (at + more > line.length) return false;
    for (let i = 0; i < more; i++) {
      const next = line.charCodeAt(at++);
      const byte = (encode[next] as number) & 0xff;
      if (byte < 0x80 || byte > 0xbf) return false;
      if (byte < 0xa0) {
        if (next > 0xff) own = true;
        else if (next < 0xa0 && high.charCodeAt(next - 0x80) !== next) controls = true;
        borrowed ||= isBorrowed(next, least, byte, high);
      }
      code = (code << 6) | (byte & 0x3f);
    }
    if (!isScalar(code, more)) return false;
    if (code >= 0x10000) {
      const first = 0xd7c0 + (code >> 10);
      units[length++] = first;
      const ofFirst = unitCost(last, first);
      cost += ofFirst;
      costBeyond += ofFirst;
      last = first;
      code = 0xdc00 + (code & 0x3ff);
    }
    units[length++] = code;
    const ofUnit = unitCost(last, code);
    cost += ofUnit;
    costBeyond += ofUnit;
    last = code;
    made++;
  }
  into.length = length;
  into.made = made;
  into.cost = cost + unitCost(last, SPACE) + (borrowed ? BORROWED_COST : 0);
  into.costBeyond = costBeyond;
  return made > 0 && !(controls && own);
}

/** Whether a code point may be in UTF-8 with so many later bytes, and says something: U+FFFD does not. */
function isScalar(code: number, more: number): boolean {
  if (more === 1) return true;
  if (more === 3) return code >= 0x10000 && code <= 0x10ffff;
  return code >= 0x800 && (code < 0xd800 || code > 0xdfff) && code !== 0xfffd;
}

/** Stretches beyond ASCII of the line, each with what the reading makes of it. */
function runsIn(line: string, units: Uint16Array, text: string): readonly Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (let i = 0; i < text.length; ) {
    if ((units[i] as number) < 0x80) {
      i++;
      at++;
      continue;
    }
    const start = at;
    const from = i;
    while (i < text.length && (units[i] as number) >= 0x80) i++;
    while (at < line.length && line.charCodeAt(at) >= 0x80) at++;
    runs.push({ start, end: at, text: text.slice(from, i), lossy: false });
  }
  return runs;
}

/** Whether a line has more characters beyond ASCII than Latin letters. */
function isDense(line: string): boolean {
  let balance = 0;
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if (unit >= 0x80) balance++;
    else if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) balance--;
  }
  return balance > 0;
}
