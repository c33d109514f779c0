import { highUnits } from './bytes.ts';
import { isLatinAsHan } from './latin-as-han.ts';
import { LACKS, type Look } from './look.ts';
import { SINGLE_BYTE } from './mix-ups.ts';
import { isPlainLatin } from './plain-latin.ts';
import { isBadArabic, isBadHan } from './reads-badly.ts';
import {
  ALEF,
  ARABIC_FROM,
  ARABIC_TO,
  FATHATAN,
  FEH,
  KIND,
  LAM,
  LEAST_HAN,
  NOON,
  signTables,
  WEAK,
} from './signs.ts';

/** What a code unit is as the first of two, a bit each. Four bits higher stands what it must be as the second of them. */
const FIRST = {
  /** The first byte of a sequence of UTF-8 in a charset, and in one in which real text has such; a later byte. */
  strong: 1 << 24,
  weak: 1 << 25,
  /** The ending of an Arabic noun; a letter. */
  tanwin: 1 << 26,
  /** The ending behind which an alef may stand; another letter. */
  fathatan: 1 << 27,
} as const;
const ROLES = 4;
/** Below are four counts, of six bits each, and so many code units are counted before they are added up. */
const FIELD = 6;
const COUNT = (1 << FIELD) - 1;
const COUNTS = (1 << (4 * FIELD)) - 1;
const BLOCK = COUNT;

/** Beside these, accented letters are looked at closely. */
const OTHER_SCRIPTS = LACKS.arabic | LACKS.eastAsian;

interface Tables {
  /** What it is, and counts: a character of East Asia, a rare one, an odd one, and another beyond ASCII. */
  readonly roles: Int32Array;
  /** Counts of three letters of Arabic, and of later bytes in charsets in which real text has such. */
  readonly letters: Int32Array;
}

const REPLACEMENT = 0xfffd;
let tables: Tables | undefined;

/** What a code unit of each kind is counted as. */
const COUNTED = new Int32Array(Object.keys(KIND).length).fill(1 << (3 * FIELD));
COUNTED[KIND.plain] = 1;
COUNTED[KIND.rareHan] = 1 | (1 << FIELD);
COUNTED[KIND.oddHan] = 1 | (1 << FIELD) | (1 << (2 * FIELD));

function build(): Tables {
  const roles = new Int32Array(0x10000);
  const letters = new Int32Array(0x10000);
  const { kind, leads, others } = signTables();
  for (let unit = 0x80; unit < 0x10000; unit++) roles[unit] = COUNTED[kind[unit] as number] as number;
  const add = (unit: number, bits: number): void => {
    roles[unit] = (roles[unit] as number) | bits;
  };
  const weak = WEAK | (WEAK << 16);
  const bytes = new Set([REPLACEMENT, ...SINGLE_BYTE.flatMap((charset) => [...highUnits(charset)])]);
  for (const unit of bytes) {
    const begins = (leads[unit] as number) | ((others[unit] as number) & ~0xffff);
    const goesOn = (others[unit] as number) & 0xffff;
    if ((begins & ~weak) !== 0) add(unit, FIRST.strong);
    if ((begins & weak) !== 0) add(unit, FIRST.weak);
    if ((goesOn & ~weak) !== 0) add(unit, FIRST.strong << ROLES);
    if ((goesOn & weak) === 0) continue;
    add(unit, FIRST.weak << ROLES);
    letters[unit] = 1 << (3 * FIELD);
  }
  for (let unit = ARABIC_FROM; unit <= ARABIC_TO; unit++) {
    if (kind[unit] === KIND.tanwin) add(unit, unit === FATHATAN ? FIRST.fathatan : FIRST.tanwin);
    else add(unit, (FIRST.tanwin << ROLES) | (unit === ALEF ? 0 : FIRST.fathatan << ROLES));
  }
  for (const [place, letter] of [LAM, NOON, FEH].entries())
    letters[letter] = (letters[letter] as number) | (1 << (place * FIELD));
  return { roles, letters };
}

/**
 * Whether it takes no closer look to tell that a stretch gives no reason to suspect anything: true of nearly all clean
 * text without Cyrillic letters. A few steps without a branch for every code unit.
 */
export function isPlain(units: Uint16Array, start: number, end: number, look: Look): boolean {
  if ((look & LACKS.cyrillic) === 0) return false;
  if ((look & LACKS.accented) === 0)
    return (look & OTHER_SCRIPTS) === OTHER_SCRIPTS && isPlainLatin(units, start, end);
  tables ??= build();
  const { roles } = tables;
  let east = 0;
  let rare = 0;
  let odd = 0;
  let others = 0;
  let found = 0;
  let previous = 0;
  for (let from = start; from < end; from += BLOCK) {
    const to = Math.min(from + BLOCK, end);
    let counts = 0;
    for (let i = from; i < to; i++) {
      const own = roles[units[i] as number] as number;
      found |= (previous << ROLES) & own;
      counts += own & COUNTS;
      previous = own;
    }
    east += counts & COUNT;
    rare += (counts >> FIELD) & COUNT;
    odd += (counts >> (2 * FIELD)) & COUNT;
    others += counts >> (3 * FIELD);
  }
  const pairs = found >>> ROLES;
  if ((pairs & (FIRST.strong | FIRST.tanwin | FIRST.fathatan)) !== 0) return false;
  if (rare >= 2 && (rare * 2 > east || odd * 4 >= east)) return false;
  if (east >= LEAST_HAN && isBadHan(units, start, end)) return false;
  if (east > 0 && east * 4 < end - start && isLatinAsHan(units, start, end)) return false;
  const hasArabic = (look & LACKS.arabic) === 0;
  return hasArabic
    ? isPlainArabic(tables, units, start, end, (pairs & FIRST.weak) === 0 ? Number.POSITIVE_INFINITY : others)
    : (pairs & FIRST.weak) === 0;
}

/** The same of Arabic letters: later bytes in a charset that has them are to be less than a quarter of `others`. */
function isPlainArabic(
  { letters }: Tables,
  units: Uint16Array,
  start: number,
  end: number,
  others: number,
): boolean {
  let lams = 0;
  let noons = 0;
  let fehs = 0;
  let later = 0;
  for (let from = start; from < end; from += BLOCK) {
    const to = Math.min(from + BLOCK, end);
    let counts = 0;
    for (let i = from; i < to; i++) counts += letters[units[i] as number] as number;
    lams += counts & COUNT;
    noons += (counts >> FIELD) & COUNT;
    fehs += (counts >> (2 * FIELD)) & COUNT;
    later += counts >> (3 * FIELD);
  }
  if (later * 4 >= others) return false;
  return !(noons > lams || (fehs > 0 && fehs >= lams)) || !isBadArabic(units, start, end);
}
