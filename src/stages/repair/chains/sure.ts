import { type EncodeTable, encodeTable, highCharacters, isDoubleByte } from '../charsets/encode.ts';
import { textModel, type UnitCost } from '../model/text.ts';
import type { RepairOptions } from '../options.ts';
import { type MixUp, ruleOf } from './mix-up.ts';
import { UTF8_SINGLE } from './mix-ups.ts';
import { costOf, type Reading, textOf } from './strict.ts';
import type { Run } from './way.ts';

/** Sequences of UTF-8, in a line of nothing else beyond ASCII, that are no chance and no quotation. */
const LEAST_MADE = 8;
/** A line with more damaged places than these does not quote damage. */
const QUOTATIONS = 8;
/** What a character made costs at most in the mean, in nats, in text; syllables of Hangul, being many, cost the most. */
const TEXT = 11;
/** How often a text may have been mixed up, one time on top of the other. */
const DEPTH = 3;
const SPACE = 0x20;

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
  suspects: Iterable<MixUp>,
  options: RepairOptions,
  depth = DEPTH,
): Reading | undefined {
  const mixUp = likeliest(line, suspects, options);
  if (mixUp === undefined) return undefined;
  const { cost, costBeyond, made, units, length } = best;
  const runs = runsIn(line, units, length);
  if (runs.length <= QUOTATIONS && !isDense(line)) return undefined;
  const gain = costOf(line, textModel()) - cost - mixUp.enter;
  if (gain <= options.minMargin) return undefined;
  if (costBeyond > TEXT * made) {
    if (depth === 1) return undefined;
    const again = rereadSurely(textOf(units, 0, length), UTF8_SINGLE.values(), options, depth - 1);
    if (again === undefined) return undefined;
  }
  return { mixUp, runs, gain };
}

/** The likeliest of the mix-ups under which the whole line is UTF-8; `best` is what it makes of the line. */
function likeliest(line: string, suspects: Iterable<MixUp>, { rules }: RepairOptions): MixUp | undefined {
  const unitCost = textModel();
  let chosen: MixUp | undefined;
  for (const mixUp of suspects) {
    const { read, written, enter } = mixUp;
    if (written !== 'utf-8' || isDoubleByte(read)) continue;
    if (!decode(line, encodeTable(read), highCharacters(read), trial) || trial.made < LEAST_MADE) continue;
    if (!rules.includes(ruleOf(mixUp))) continue;
    // Charsets share most of their characters, so that most readings are one.
    if (chosen !== undefined && same(best, trial)) {
      if (enter < chosen.enter) chosen = mixUp;
      continue;
    }
    weigh(trial, unitCost);
    if (chosen !== undefined && enter + trial.cost >= chosen.enter + best.cost) continue;
    [best, trial] = [trial, best];
    chosen = mixUp;
  }
  return chosen;
}

/** Decodes a whole line; `false` as soon as something in it is not UTF-8 under this charset. */
function decode(line: string, encode: EncodeTable, high: string, into: Decoded): boolean {
  if (into.units.length < line.length) into.units = new Uint16Array(line.length);
  const { units } = into;
  let length = 0;
  let made = 0;
  // C1 controls do not stand beside what a charset has in their place: then it was another.
  let controls = false;
  let own = false;
  for (let at = 0; at < line.length; ) {
    const unit = line.charCodeAt(at++);
    if (unit < 0x80) {
      units[length++] = unit;
      continue;
    }
    const lead = (encode[unit] ?? 0) & 0xff;
    if (lead < 0xc2 || lead > 0xf4) return false;
    let code = lead < 0xe0 ? lead & 0x1f : lead < 0xf0 ? lead & 0x0f : lead & 0x07;
    const more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    for (let i = 0; i < more; i++) {
      const next = line.charCodeAt(at++);
      const byte = (encode[next] ?? 0) & 0xff;
      if (byte < 0x80 || byte > 0xbf) return false;
      if (byte < 0xa0) {
        if (next > 0xff) own = true;
        else if (next < 0xa0 && high.charCodeAt(next - 0x80) !== next) controls = true;
      }
      code = (code << 6) | (byte & 0x3f);
    }
    if (!isScalar(code, more)) return false;
    if (code < 0x10000) units[length++] = code;
    else {
      units[length++] = 0xd7c0 + (code >> 10);
      units[length++] = 0xdc00 + (code & 0x3ff);
    }
    made++;
  }
  into.length = length;
  into.made = made;
  return made > 0 && !(controls && own);
}

/** Whether a code point may be in UTF-8 with so many later bytes, and says something: U+FFFD does not. */
function isScalar(code: number, more: number): boolean {
  if (more === 1) return true;
  if (more === 3) return code >= 0x10000 && code <= 0x10ffff;
  return code >= 0x800 && (code < 0xd800 || code > 0xdfff) && code !== 0xfffd;
}

function same(a: Decoded, b: Decoded): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a.units[i] !== b.units[i]) return false;
  return true;
}

function weigh(decoded: Decoded, unitCost: UnitCost): void {
  const { units, length } = decoded;
  let cost = 0;
  let costBeyond = 0;
  let last = SPACE;
  for (let i = 0; i < length; i++) {
    const unit = units[i] ?? 0;
    const own = unitCost(last, unit);
    cost += own;
    if (unit >= 0x80) costBeyond += own;
    last = unit;
  }
  decoded.cost = cost + unitCost(last, SPACE);
  decoded.costBeyond = costBeyond;
}

/** Stretches beyond ASCII of the line, each with what the reading makes of it. */
function runsIn(line: string, units: Uint16Array, length: number): readonly Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (let i = 0; i < length; ) {
    if ((units[i] ?? 0) < 0x80) {
      i++;
      at++;
      continue;
    }
    const start = at;
    const from = i;
    while (i < length && (units[i] ?? 0) >= 0x80) i++;
    while (at < line.length && line.charCodeAt(at) >= 0x80) at++;
    runs.push({ start, end: at, text: textOf(units, from, i), lossy: false });
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
