import { codeUnits } from '../../core/code-units.ts';
import { REGION_SIGNS } from '../../data/regions.generated.ts';
import { CANTONESE_SIGNS } from './cantonese.ts';
import { letterClasses } from './letter-classes.ts';

/** How much of a text is searched for signs, in UTF-16 code units. */
export const SIGN_SAMPLE = 4096;
/** There are fewer classes than this; the bit for a sign is above them. */
const CLASSES = 64;
const CLASS = CLASSES - 1;
const SIGN_SHIFT = 7;

/** What one pass over a text finds. The arrays are good until the next text is counted. */
export interface LetterCounts {
  /** How many code units of each class the text has. */
  readonly counts: Uint32Array;
  /** The code units of the text, at the start of an array. */
  readonly units: Uint16Array;
  /** Where in its first 4,096 code units stands what may be a sign of a region or of Cantonese, and how many places there are. */
  readonly signs: Uint16Array;
  readonly found: number;
}

/** Four units in turn are counted apart: a count that was just written is slow to read again. */
const counts = new Uint32Array(4 * CLASSES);
const total = counts.subarray(0, CLASSES);
const signs = new Uint16Array(SIGN_SAMPLE + 1);

let classes: Uint8Array | undefined;

/** The class of every code unit, with a bit more for those of signs. */
function build(): Uint8Array {
  const table = letterClasses().slice();
  for (const chars of [REGION_SIGNS, CANTONESE_SIGNS]) {
    for (let i = 0; i < chars.length; i++) {
      const unit = chars.charCodeAt(i);
      table[unit] = (table[unit] as number) | (1 << SIGN_SHIFT);
    }
  }
  return table;
}

/** Counts the letters of a text by class, and finds the signs at its start. */
export function countLetters(text: string): LetterCounts {
  classes ??= build();
  const table = classes;
  const units = codeUnits(text);
  const { length } = text;
  counts.fill(0);
  // The table covers every unit and the counts every class, so no read is ever undefined.
  const headEnd = Math.min(length, SIGN_SAMPLE) & ~3;
  let found = 0;
  let i = 0;
  for (; i < headEnd; i += 4) {
    const first = table[units[i] as number] as number;
    const second = table[units[i + 1] as number] as number;
    const third = table[units[i + 2] as number] as number;
    const fourth = table[units[i + 3] as number] as number;
    // Written at once and kept only for a sign: no branch to guess wrong.
    signs[found] = i;
    found += first >>> SIGN_SHIFT;
    signs[found] = i + 1;
    found += second >>> SIGN_SHIFT;
    signs[found] = i + 2;
    found += third >>> SIGN_SHIFT;
    signs[found] = i + 3;
    found += fourth >>> SIGN_SHIFT;
    count(first, 0);
    count(second, CLASSES);
    count(third, 2 * CLASSES);
    count(fourth, 3 * CLASSES);
  }
  for (const quads = length & ~3; i < quads; i += 4) {
    count(table[units[i] as number] as number, 0);
    count(table[units[i + 1] as number] as number, CLASSES);
    count(table[units[i + 2] as number] as number, 2 * CLASSES);
    count(table[units[i + 3] as number] as number, 3 * CLASSES);
  }
  for (; i < length; i++) {
    const kind = table[units[i] as number] as number;
    if (i < SIGN_SAMPLE) {
      signs[found] = i;
      found += kind >>> SIGN_SHIFT;
    }
    count(kind, 0);
  }
  for (let kind = 0; kind < CLASSES; kind++) {
    counts[kind] =
      (counts[kind] as number) +
      (counts[kind + CLASSES] as number) +
      (counts[kind + 2 * CLASSES] as number) +
      (counts[kind + 3 * CLASSES] as number);
  }
  return { counts: total, units, signs, found };
}

function count(kind: number, row: number): void {
  const at = (kind & CLASS) + row;
  counts[at] = (counts[at] as number) + 1;
}
