import { descriptionEnd } from './descriptions.ts';
import {
  COMPATIBILITY,
  DESCRIPTION,
  type Dictionary,
  ENTRY,
  entryAt,
  LITERAL,
  PLAIN,
  SHARED,
  SHARED_ENTRY,
  SINGLE,
  STIRRING_ENTRY,
  STIRS,
  ZHE,
} from './dictionary.ts';
import { type Part, walkAround } from './part.ts';
import { ZHE_RULE } from './rules.ts';
import type { Tally } from './tally.ts';
import type { UnitBuffer } from './unit-buffer.ts';

/** Decides what a dictionary leaves open; `at` counts in the source of the pass. */
export interface Judge {
  /** Whether a change of this kind may be made here. */
  allows(at: number, kind: number): boolean;
  /** Whether 著 is what Simplified writes 着. */
  isParticle(at: number): boolean;
  /** Whether the sign at `at` is part of something that stays because it names or quotes. */
  isInLiteral(at: number): boolean;
  /** Takes note that what now stands there in the target may change again. */
  stirs(start: number, end: number): void;
}

/** A part of an array of units. */
export interface Span {
  readonly units: Uint16Array;
  readonly start: number;
  readonly end: number;
}

interface PassOptions {
  /** Without a judge, all that the dictionary says is done. */
  readonly judge?: Judge | undefined;
  /** Where positions in edits count from. */
  readonly origin?: number;
  /** Whether compatibility ideographs have been unified, and literals left out of the span. */
  readonly prepared?: boolean;
}

const ZHE_UNIT = '着'.charCodeAt(0);

/** The first place where something may be to convert, or −1. */
export function firstActive(text: string, { cells, seconds }: Dictionary): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const cell = cells[unit] as number;
    if (cell === 0 || cell === LITERAL) continue;
    if (cell === ENTRY && seconds[text.charCodeAt(i + 1)] !== 1) continue;
    return i;
  }
  return -1;
}

/**
 * Appends to `target` what the dictionary makes of the span, by longest match from the left.
 *
 * @returns whether it got through: `false` where the span has to be prepared first.
 */
export function convertSpan(
  dictionary: Dictionary,
  { units, start, end }: Span,
  target: UnitBuffer,
  tally: Tally,
  { judge, origin = start, prepared = false }: PassOptions = {},
): boolean {
  const { cells, seconds, charRule } = dictionary;
  const { traced, counts } = tally;
  target.reserve(target.length + end - start);
  let out = target.data;
  let filled = target.length;
  let changed = 0;
  changedInRuns = 0;
  let i = start;
  for (; i < end; i++) {
    if (!traced) {
      const stop = plainRun(dictionary, units, i, end, out, filled);
      filled += stop - i;
      i = stop;
      if (i === end) break;
    }
    const unit = units[i] as number;
    const cell = cells[unit] as number;
    if (cell >= PLAIN) {
      const single = (cell & SINGLE) !== 0;
      if ((cell & ENTRY) !== 0 && (single || (i + 1 < end && seconds[units[i + 1] as number] === 1))) {
        const entry = entryAt(dictionary, units, i, end);
        if (entry >= 0) {
          const length = dictionary.sourceLength[entry] as number;
          const kind = (dictionary.kinds[entry] as number) & ~STIRRING_ENTRY;
          const from = dictionary.resultAt[entry] as number;
          const longer = dictionary.resultLength[entry] as number;
          if (kind === 0 || judge === undefined || judge.allows(i, kind)) {
            if (longer > length) {
              target.length = filled;
              target.reserve(filled + longer + end - i - length);
              out = target.data;
            }
            const before = filled;
            for (let k = 0; k < longer; k++) out[filled++] = dictionary.pool[from + k] as number;
            if (longer !== length || differs(units, i, out, before, length)) {
              const rule = dictionary.rules[entry] as number;
              counts[rule] = (counts[rule] as number) + 1;
              if (traced) tally.add(i - origin, i - origin + length, target.slice(before, filled), rule);
            }
            if ((dictionary.kinds[entry] as number) >= STIRRING_ENTRY) judge?.stirs(before, filled);
          } else for (let k = 0; k < length; k++) out[filled++] = units[i + k] as number;
          i += length - 1;
          continue;
        }
      }
      if ((cell & SHARED) !== 0) {
        if (judge !== undefined && !judge.allows(i, SHARED_ENTRY)) {
          out[filled++] = unit;
          continue;
        }
      } else if ((cell & ZHE) !== 0) {
        const particle = judge?.isParticle(i) ?? false;
        out[filled++] = particle ? ZHE_UNIT : unit;
        if (particle) {
          counts[ZHE_RULE] = (counts[ZHE_RULE] as number) + 1;
          if (traced) tally.add(i - origin, i - origin + 1, '着', ZHE_RULE);
        } else judge?.stirs(filled - 1, filled);
        continue;
      } else if ((cell & DESCRIPTION) !== 0) {
        const last = Math.max(i, descriptionEnd(units, i, end) - 1);
        while (i < last) out[filled++] = units[i++] as number;
      } else if ((cell & (COMPATIBILITY | LITERAL)) !== 0 && !prepared) {
        if ((cell & COMPATIBILITY) !== 0 || judge?.isInLiteral(i) === true) return false;
      }
    }
    if ((cell & STIRS) !== 0) judge?.stirs(filled, filled + 1);
    const own = units[i] as number;
    const result = (cell & DESCRIPTION) !== 0 ? own : own ^ (cell & 0xffff);
    out[filled++] = result;
    if (result !== own) {
      changed++;
      if (traced) tally.add(i - origin, i - origin + 1, String.fromCharCode(result), charRule);
    }
  }
  target.length = filled;
  counts[charRule] = (counts[charRule] as number) + changed + changedInRuns;
  return true;
}

/** What {@link convertSpan} makes of a prepared span, but for `holes`, which are copied. */
export function convertAround(
  dictionary: Dictionary,
  span: Span,
  holes: readonly Part[],
  target: UnitBuffer,
  tally: Tally,
  options: PassOptions,
): void {
  const { units } = span;
  walkAround(
    span,
    holes,
    (start, end) => convertSpan(dictionary, { units, start, end }, target, tally, options),
    (start, end) => target.appendUnits(units, start, end),
  );
}

/** Units that the plain runs of a pass have changed. */
let changedInRuns = 0;

/** Copies units as they become by themselves, up to the first that asks for more; answers where that stands. */
function plainRun(
  { cells, seconds }: Dictionary,
  units: Uint16Array,
  start: number,
  end: number,
  out: Uint16Array,
  filled: number,
): number {
  const shift = filled - start;
  let changed = 0;
  let i = start;
  for (; i < end; i++) {
    const unit = units[i] as number;
    const cell = cells[unit] as number;
    if (cell >= PLAIN) {
      if (cell >= 2 * ENTRY || i + 1 === end || seconds[units[i + 1] as number] === 1) break;
    }
    out[i + shift] = unit ^ cell;
    // One where they differ, without a branch that goes either way at every third character.
    changed += ((cell & 0xffff) + 0xffff) >>> 16;
  }
  changedInRuns += changed;
  return i;
}

function differs(units: Uint16Array, at: number, out: Uint16Array, from: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (units[at + k] !== out[from + k]) return true;
  return false;
}
