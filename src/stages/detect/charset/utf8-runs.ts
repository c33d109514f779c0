import { decodeAs } from './decoders.ts';
import { FOREIGN, type ForeignCharset, foreignCosts } from './foreign-costs.ts';
import { mainScript } from './main-script.ts';
import { mixedPath, type Piece } from './mixed-path.ts';
import { faultyRegions, type Region } from './regions.ts';
import { assemble, type ByteRun, type RunReason, type RunText } from './runs.ts';
import { costsIn, textCost } from './text-cost.ts';
import { ASCII, formAt, INVALID, kindOf, lengthOf, textOfForm, VALID } from './utf8-forms.ts';

const REPLACEMENT = '\ufffd';
const REASONS: readonly (RunReason | undefined)[] = [
  undefined,
  undefined,
  'cesu-8',
  'modified-utf-8',
  'overlong',
  'surrogate',
  'truncated',
  'invalid',
];

/** Costs in half bits: a run in another charset, and one that may be what is left of a character of UTF-8. */
const RUN = 14;
const LEFTOVER = 26;
/** A U+FFFD or an overlong form, besides what it costs in any text. */
const LOST = 8;
/** Another charset must be likelier than U+FFFD by so much. */
const MARGIN = 6;
/** What the charset that most faults of the bytes are in, the declared one, and those for the script around are ahead. */
const SAME_CHARSET = 12;
const SAME_SCRIPT = 10;
/** Bytes from which the script around is told. */
const SAMPLE = 1 << 13;
/** So many regions are tried in all charsets, the rest in those few that did best. */
const TRIED = 32;
const SHORTLIST = 4;
/** ASCII between two runs in one charset that belongs to both. */
const GAP = 16;

const UTF_8: ForeignCharset = { charset: 'utf-8', prior: 0, scripts: [] };

interface Reading {
  readonly foreign: ForeignCharset;
  readonly runs: readonly ByteRun[];
  readonly cost: number;
}

/**
 * Reads bytes as UTF-8 in which some are not: forms that UTF-8 forbids, and characters of other charsets, each run in the one
 * it is the likeliest text in; `declared` is likelier than others.
 */
export function mixedUtf8(bytes: Uint8Array, declared: string | undefined): RunText {
  const regions = faultyRegions(bytes);
  const tried = regions.slice(0, TRIED).map((region) => readings(bytes, region, FOREIGN));
  const ranked = rank(tried);
  const likely = [...ranked.keys()].slice(0, SHORTLIST);
  const shortlist = FOREIGN.filter(({ charset }) => likely.includes(charset) || charset === declared);
  const [common] = [...ranked].find(([, { regions: found }]) => found > 1) ?? [];
  const script = mainScript(plainUtf8(bytes.subarray(0, SAMPLE)).text);
  const runs = regions.flatMap((region, i) =>
    best(tried[i] ?? readings(bytes, region, shortlist), ({ charset, scripts }) => {
      const same = (charset === common ? 1 : 0) + (charset === declared ? 1 : 0);
      return SAME_CHARSET * same + (scripts.includes(script) ? SAME_SCRIPT : 0);
    }),
  );
  return { text: assemble(bytes, runs, (part) => decodeAs('utf-8', part)), runs };
}

/** The charsets by how much likelier they make the regions, and in how many they do. */
function rank(tried: readonly (readonly Reading[])[]): Map<string, { gain: number; regions: number }> {
  const sums = new Map<string, { gain: number; regions: number }>();
  for (const [plain, ...others] of tried) {
    for (const { foreign, cost } of others) {
      const gain = (plain?.cost ?? 0) - cost;
      if (gain <= 0) continue;
      const { gain: before, regions } = sums.get(foreign.charset) ?? { gain: 0, regions: 0 };
      sums.set(foreign.charset, { gain: before + gain, regions: regions + 1 });
    }
  }
  return new Map([...sums].sort(([, a], [, b]) => b.gain - a.gain));
}

/** The bytes with U+FFFD for each form that is not valid. */
export function plainUtf8(bytes: Uint8Array): RunText {
  return withForms(bytes, (run) => ({ ...run, with: REPLACEMENT }));
}

/** The bytes with the forms that UTF-8 forbids read as they were meant, and nothing in another charset. */
export function lenientUtf8(bytes: Uint8Array): RunText {
  return withForms(bytes, (run) => run);
}

function withForms(bytes: Uint8Array, as: (run: ByteRun) => ByteRun): RunText {
  const runs: ByteRun[] = [];
  for (let at = 0; at < bytes.length; ) {
    const form = formAt(bytes, at);
    if (kindOf(form) !== ASCII && kindOf(form) !== VALID) runs.push(as(formRun(bytes, at)));
    at += lengthOf(form);
  }
  return { text: assemble(bytes, runs, (part) => decodeAs('utf-8', part)), runs };
}

/** The reading without another charset first. */
function readings(bytes: Uint8Array, region: Region, charsets: readonly ForeignCharset[]): Reading[] {
  const plain = reading(bytes, region, mixedPath(bytes, region.start, region.end, undefined));
  const others = charsets.flatMap((foreign) => {
    const pieces = mixedPath(bytes, region.start, region.end, foreignCosts(foreign.charset));
    return pieces.some((piece) => piece.foreign) ? [reading(bytes, region, pieces, foreign)] : [];
  });
  return [plain, ...others];
}

function reading(
  bytes: Uint8Array,
  { start, end }: Region,
  pieces: readonly Piece[],
  foreign: ForeignCharset = UTF_8,
): Reading {
  const { charset, scripts } = foreign;
  const runs: ByteRun[] = [];
  let cost = foreign.prior;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    if (!piece.foreign) {
      const run = formRun(bytes, piece.start);
      if (run.with === REPLACEMENT || run.reason === 'overlong') cost += LOST;
      runs.push(run);
      continue;
    }
    let last = piece;
    for (
      let next = pieces[i + 1];
      next?.foreign && isAscii(bytes, last.end, next.start);
      next = pieces[++i + 1]
    )
      last = next;
    const text = decodeAs(charset, bytes.subarray(piece.start, last.end));
    runs.push({ start: piece.start, end: last.end, with: text, charset, reason: 'other-charset' });
    cost += RUN + textCost(text, costsIn(scripts)) - textCost(text);
    if (isLeftover(bytes, piece.start, last.end)) cost += LEFTOVER;
  }
  const inRegion = runs.map((run) => ({ ...run, start: run.start - start, end: run.end - start }));
  const text = assemble(bytes.subarray(start, end), inRegion, (part) => decodeAs('utf-8', part));
  return { foreign, runs, cost: cost + textCost(text) };
}

function formRun(bytes: Uint8Array, at: number): ByteRun {
  const form = formAt(bytes, at);
  const reason = REASONS[kindOf(form)] ?? 'invalid';
  return { start: at, end: at + lengthOf(form), with: textOfForm(bytes, at, form), charset: 'utf-8', reason };
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > GAP) return false;
  for (let i = from; i < to; i++) if ((bytes[i] as number) >= 0x80) return false;
  return true;
}

/**
 * Whether the bytes may be left of a character that lost some: the beginning of a sequence, or a lone byte that touches
 * sequences of three bytes and more, as Chinese has them.
 */
function isLeftover(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > 1)
    return kindOf(formAt(bytes, start)) === INVALID && lengthOf(formAt(bytes, start)) === end - start;
  const before = bytes[start - 3] ?? 0;
  return (bytes[end] ?? 0) >= 0xe3 || (before >= 0xe3 && before < 0xf0 && (bytes[start - 1] ?? 0) >= 0x80);
}

function best(
  [plain, ...others]: readonly Reading[],
  aheadBy: (reading: ForeignCharset) => number,
): readonly ByteRun[] {
  if (plain === undefined) return [];
  let chosen = plain;
  let least = plain.cost - MARGIN;
  for (const other of others) {
    const cost = other.cost - aheadBy(other.foreign);
    if (cost < least) {
      least = cost;
      chosen = other;
    }
  }
  return chosen.runs;
}
