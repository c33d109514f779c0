import { decodeAs } from './decoders.ts';
import { type ForeignCharset, foreignCosts } from './foreign-costs.ts';
import { mixedPath, type OwnSteps, ownSteps, type Path, type Piece, pathCost } from './mixed-path.ts';
import type { Window } from './regions.ts';
import { assemble, type ByteRun } from './runs.ts';
import { costsIn, textCost } from './text-cost.ts';
import { formAt, INVALID, kindOf, lengthOf } from './utf8-forms.ts';
import { formRun } from './utf8-runs.ts';

const REPLACEMENT = '\ufffd';

/** Costs in half bits: a run in another charset, and one that may be what is left of a character of UTF-8. */
const RUN = 14;
const LEFTOVER = 26;
/** A U+FFFD or an overlong form, besides what it costs in any text. */
const LOST = 8;
/** ASCII between two runs in one charset that belongs to both. */
const GAP = 16;
/** So many bytes of a window tell most charsets that are hopeless: those on whose path it costs so much more than on the best. */
const FIRST_LOOK = 1 << 8;
const HOPELESS = 120;

const UTF_8: ForeignCharset = { charset: 'utf-8', prior: 0, scripts: [] };

/** A way to read a window, and what the text costs then in half bits. */
export interface Reading {
  readonly foreign: ForeignCharset;
  readonly runs: readonly ByteRun[];
  readonly cost: number;
  /** Where the next window begins. */
  readonly end: number;
}

/** Counts what is done, in bytes weighed in one charset each, so that a test can hold it within bounds. */
export interface Work {
  weighed: number;
}

/** The ways to read a window that are not hopeless. */
export interface Readings {
  readonly ways: readonly Reading[];
  /** What the window costs without another charset, in half bits. */
  readonly plainCost: number;
}

/** Reads a window without another charset, and with each of those that read some of it. */
export function readings(
  bytes: Uint8Array,
  window: Window,
  charsets: readonly ForeignCharset[],
  work: Work,
): Readings {
  const steps = ownSteps(bytes, window);
  const hopeful = hopefulOf(bytes, window, steps, charsets, work);
  work.weighed += (1 + hopeful.length) * (window.end - window.start);
  const plain = mixedPath(bytes, window, steps, undefined);
  const paths: (readonly [foreign: ForeignCharset, path: Path])[] = [[UTF_8, plain]];
  for (const foreign of hopeful) {
    const path = mixedPath(bytes, window, steps, foreignCosts(foreign.charset));
    if (path.pieces.some((piece) => piece.foreign)) paths.push([foreign, path]);
  }
  const limit = Math.min(...paths.map(([, { cost }]) => cost)) + HOPELESS;
  const ways = paths
    .filter(([, { cost }]) => cost <= limit)
    .map(([foreign, path]) => reading(bytes, window, path, foreign));
  const [first] = ways;
  return { ways, plainCost: first?.foreign === UTF_8 ? first.cost : plain.cost };
}

function hopefulOf(
  bytes: Uint8Array,
  window: Window,
  steps: OwnSteps,
  charsets: readonly ForeignCharset[],
  work: Work,
): readonly ForeignCharset[] {
  if (charsets.length === 1) return charsets;
  work.weighed += charsets.length * Math.min(FIRST_LOOK, window.end - window.start);
  const costs = charsets.map(
    ({ charset, prior }) => prior + pathCost(bytes, window, steps, foreignCosts(charset), FIRST_LOOK),
  );
  const limit = Math.min(...costs) + HOPELESS;
  return charsets.filter((_, i) => (costs[i] as number) <= limit);
}

function reading(
  bytes: Uint8Array,
  { start }: Window,
  { pieces, end }: Path,
  foreign: ForeignCharset,
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
  const inside = runs.map((run) => ({ ...run, start: run.start - start, end: run.end - start }));
  const text = assemble(bytes.subarray(start, end), inside, (part) => decodeAs('utf-8', part));
  return { foreign, runs, cost: cost + textCost(text), end };
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
