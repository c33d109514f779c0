import { codeUnits } from '../../../core/code-units.ts';
import { applyEdits, type Edit } from '../../../core/edits.ts';
import { encodeTable, isDoubleByte, type SingleByte } from '../charsets/encode.ts';
import { type RepairOptions, RULES } from '../options.ts';
import { borrowedCost, marksIn } from './borrowed.ts';
import { CONTROL, OWN } from './bytes.ts';
import { codecOf } from './codec.ts';
import { intactIn } from './evidence.ts';
import { foldedReadings, isDoubtful } from './folded.ts';
import { restorePairs } from './half-pairs.ts';
import { reread } from './lattice.ts';
import { bitOf, CHARSETS, charsetsBegun, lookAt } from './look.ts';
import { chainOf, type MixUp, ruleOf } from './mix-up.ts';
import { seesAlike } from './oddity.ts';
import { restore } from './restore.ts';
import { type Reading, rereadAll, type StrictReading } from './strict.ts';
import { isStripped } from './stripped.ts';
import { suspectedIn } from './suspicion.ts';
import { swappedTwice } from './swapped-twice.ts';
import { restoreUneven } from './uneven.ts';

/** Readings followed up where more than one may lead on, and how much less likely than the best one they may be. */
const BRANCHES = 3;
const SLACK = 25;
/** How much less likely than the line itself a reading may be, in nats, that is only a step on the way: in all, and a place. */
const STEP_BACK = { least: 10, place: 5 };
/** A character beyond ASCII costs no more in the mean in good text, and in what passes for it as the best of several. */
const GOOD = 6.5;
const FAIR = 8.5;
const FAIR_ALPHABET = 5;
/** Sequences of UTF-8 in a line of nothing else that are no chance. */
const SURE_SEQUENCES = 3;

/** The readings worth following, likeliest first; only one where nothing is left to doubt. */
export function likeliest(
  line: string,
  literalCost: number,
  suspects: readonly MixUp[],
  habit: MixUp | undefined,
  { minMargin, lossy, rules }: RepairOptions,
): readonly Reading[] {
  const consistent = plausible(line, suspects);
  const allowed = rules === RULES ? consistent : consistent.filter((mixUp) => rules.includes(ruleOf(mixUp)));
  if (isStripped(line)) return lossy ? restoredOnly(line, allowed, literalCost, minMargin) : [];
  const doubtful = lossy && isDoubtful(line);
  if (
    !doubtful &&
    habit !== undefined &&
    habit.islands !== true &&
    suspects.includes(habit) &&
    rules.includes(ruleOf(habit))
  ) {
    const strict = rereadAll(line, habit, literalCost);
    if (strict !== undefined && strict.gain > minMargin && strict.meanCost <= GOOD) return [strict];
  }
  const readings: Reading[] = [];
  const { charsets, begun } = charsetsOf(line);
  let whole: StrictReading | undefined;
  for (const mixUp of allowed) {
    // Where pairs of bytes became letters, the quick way would take every letter for one byte.
    if (mixUp.islands === true) continue;
    const bit = bitOf(mixUp.read);
    if (bit !== 0 && ((mixUp.written === 'utf-8' ? begun : charsets) & bit) === 0) continue;
    // What is that much dearer than the best one so far is not followed up anyway.
    const limit = Math.min(literalCost, literalCost - (whole?.gain ?? 0) + SLACK);
    const strict = rereadAll(line, mixUp, literalCost, limit);
    if (strict === undefined || !isWorth(line, strict, minMargin)) continue;
    readings.push(strict);
    if (strict.gain > (whole?.gain ?? 0)) whole = strict;
  }
  const reads = whole !== undefined && whole.meanCost <= fair(whole.mixUp);
  const folded =
    lossy && (doubtful || !reads) ? unfolded(line, allowed, literalCost, { minMargin, rules }) : [];
  if (
    whole !== undefined &&
    !folded.some(({ gain }) => gain > (whole?.gain ?? 0)) &&
    reads &&
    !showsUtf8(line, whole.mixUp, allowed) &&
    !readings.some((other) => other !== whole && other.mixUp.written === 'utf-8' && leadsOn(line, other))
  )
    return [whole];
  const twice = swappedTwice(line, literalCost, allowed, minMargin);
  if (!reads) for (const { first, meanCost } of twice) if (meanCost <= FAIR_ALPHABET) return [first];
  // A whole line of valid UTF-8 is no chance; what is left to find out is which charset it was read as.
  const utf8 = readings.filter(
    ({ mixUp, runs }) => mixUp.written === 'utf-8' && madeOf(runs) >= SURE_SEQUENCES,
  );
  if (utf8.length > 0) return [...utf8, ...folded].sort((a, b) => b.gain - a.gain).slice(0, BRANCHES);
  readings.push(...folded);
  // The bytes of UTF-8 are a strong sign: where undoing that leaves nothing to suspect, no other charset is tried.
  const restoredAs: MixUp[] = [];
  const rereadAs: MixUp[] = [];
  for (const isUtf8 of [true, false]) {
    for (const mixUp of allowed) {
      if ((mixUp.written === 'utf-8') !== isUtf8) continue;
      // Of charsets in which the line has the same bytes, what the first makes of them is not weighed against the rest.
      if (restoredAs.some((other) => sameBytes(line, other, mixUp))) continue;
      const restored = lossy ? restoredFrom(line, mixUp, literalCost) : undefined;
      if (restored !== undefined && restored.gain > minMargin) restoredAs.push(mixUp);
      // The same bytes read the same way: at a higher price there is nothing new in it.
      const again = restored === undefined && rereadAs.some((other) => isAlike(line, other, mixUp));
      const reading =
        restored ?? (again ? undefined : reread(line, mixUp, literalCost, lossy, bestGain(readings) - SLACK));
      if (restored === undefined && !again) rereadAs.push(mixUp);
      if (reading !== undefined && reading.runs.length > 0 && isWorth(line, reading, minMargin))
        readings.push(reading);
    }
    const settled = isUtf8 ? settling(line, readings) : undefined;
    if (settled !== undefined) return [settled];
  }
  readings.sort((a, b) => b.gain - a.gain);
  const least = (readings[0]?.gain ?? 0) - SLACK;
  const distinct = readings.filter(
    ({ mixUp }, i) => readings.findIndex((other) => mixUp === other.mixUp) === i,
  );
  const near = distinct.filter(({ gain }) => gain >= least).slice(0, BRANCHES);
  return [...near, ...twice.map(({ first }) => first)];
}

/** The charsets that have all characters of a line, and those of them in which it begins like UTF-8. */
function charsetsOf(line: string): { readonly charsets: number; readonly begun: number } {
  const units = codeUnits(line);
  const charsets = lookAt(units, 0, line.length) & CHARSETS;
  return { charsets, begun: charsets & charsetsBegun(units, 0, line.length) };
}

/** What a line comes to that was UTF-8 of which half of the bytes are gone, where enough of it is sure. */
function restoredOnly(
  line: string,
  allowed: readonly MixUp[],
  literalCost: number,
  minMargin: number,
): readonly Reading[] {
  const readings = allowed.flatMap((mixUp) => restoredFrom(line, mixUp, literalCost) ?? []);
  return readings.filter(({ gain }) => gain > minMargin).slice(0, 1);
}

/** Whether the bytes that a legacy charset makes a text of are UTF-8 as well, but for some that are lost. */
function showsUtf8(line: string, { written, read }: MixUp, mixUps: readonly MixUp[]): boolean {
  if (written === 'utf-8') return false;
  return mixUps.some(
    (other) =>
      other.written === 'utf-8' && other.read === read && intactIn(line, codecOf(other)) >= SURE_SEQUENCES,
  );
}

/** What a line was before it was folded, as far as that leaves nothing to suspect. */
function unfolded(
  line: string,
  mixUps: readonly MixUp[],
  literalCost: number,
  { minMargin, rules }: Pick<RepairOptions, 'minMargin' | 'rules'>,
): readonly Reading[] {
  const readings = foldedReadings(line, mixUps, literalCost, rules);
  return readings.filter((reading) => reading.gain > minMargin && !leadsOn(line, reading));
}

/** The likeliest text of a line that lost some of its bytes. */
function restoredFrom(line: string, mixUp: MixUp, literalCost: number): Reading | undefined {
  if (mixUp.written !== 'utf-8')
    return isDoubleByte(mixUp.written) ? restorePairs(line, mixUp, literalCost) : undefined;
  return isDoubleByte(mixUp.read)
    ? restoreUneven(line, mixUp, literalCost)
    : restore(line, mixUp, literalCost);
}

/** Whether two mix-ups read the same bytes back from a line, the second being the less common of the two. */
function sameBytes(line: string, one: MixUp, other: MixUp): boolean {
  if (one.written !== other.written || one.enter > other.enter) return false;
  const bytes = encodeTable(one.read);
  const others = encodeTable(other.read);
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if (unit >= 0x80 && bytes[unit] !== others[unit]) return false;
  }
  return true;
}

/** Whether the second of two mix-ups reads a line as the first does, and at no lower price. */
function isAlike(line: string, one: MixUp, other: MixUp): boolean {
  if (one.islands === true || other.islands === true || (one.each ?? 0) > (other.each ?? 0)) return false;
  if (!seesAlike(one, other) || !sameBytes(line, one, other)) return false;
  return one.enter + borrowedCost(line, one) <= other.enter + borrowedCost(line, other);
}

/** How much likelier than the line itself the likeliest of some readings is, at least nothing. */
function bestGain(readings: readonly Reading[]): number {
  return readings.reduce((best, { gain }) => Math.max(best, gain), 0);
}

/** Bytes nearly always have a reading in another alphabet, so that one must read well to be taken at once. */
function fair({ written }: MixUp): number {
  return written === 'utf-8' || isDoubleByte(written) ? FAIR : FAIR_ALPHABET;
}

/** How many characters beyond ASCII runs make. */
function madeOf(runs: Reading['runs']): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}

/** The likeliest reading, where neither it nor another that is nearly as likely leaves a text that is suspicious. */
function settling(line: string, readings: readonly Reading[]): Reading | undefined {
  const [first, ...others] = readings;
  if (first === undefined) return undefined;
  const best = others.reduce((a, b) => (b.gain > a.gain ? b : a), first);
  const near = readings.filter(({ gain }) => gain >= best.gain - SLACK);
  return near.some((reading) => leadsOn(line, reading)) ? undefined : best;
}

/** Whether a reading is likelier than the line as it stands, or nearly so and a step on the way to one that is. */
function isWorth(line: string, reading: Reading, minMargin: number): boolean {
  if (reading.gain > minMargin) return true;
  const back = Math.max(STEP_BACK.least, STEP_BACK.place * reading.runs.length);
  return reading.gain > -back && reading.mixUp.written === 'utf-8' && leadsOn(line, reading);
}

/** Whether a reading leaves a text that is suspicious. */
function leadsOn(line: string, reading: Reading): boolean {
  const text = applyEdits(line, editsOf(reading));
  return suspectedIn(text).length > 0;
}

/** A text was not read as a Windows charset if C1 controls stand in it beside what that charset has in their place. */
function plausible(line: string, suspects: readonly MixUp[]): readonly MixUp[] {
  if (!/[\u0080-\u009f]/.test(line)) return suspects;
  const consistent = suspects.filter(
    ({ read }) => isDoubleByte(read) || !read.startsWith('windows-') || !isMixed(line, read),
  );
  return consistent.length === 0 ? suspects : consistent;
}

function isMixed(line: string, read: SingleByte): boolean {
  return (marksIn(line, read) & (CONTROL | OWN)) === (CONTROL | OWN);
}

/** The edits that a reading comes to. */
export function editsOf(reading: Reading): readonly Edit[] {
  const { rule, chain, margin } = detailsOf(reading);
  return reading.runs.map(({ start, end, text, lossy }) =>
    lossy
      ? { start, end, with: text, rule, chain, margin, lossy }
      : { start, end, with: text, rule, chain, margin },
  );
}

/** What all edits of a reading tell alike. */
export function detailsOf({ mixUp, gain }: Pick<Reading, 'mixUp' | 'gain'>): {
  readonly rule: string;
  readonly chain: string;
  readonly margin: number;
} {
  return { rule: ruleOf(mixUp), chain: chainOf(mixUp), margin: Math.round(gain * 10) / 10 };
}
