import { KIND, signTables, WEAK } from './signs.ts';

/** One in the count of accented letters. */
const ACCENTED = 1;
/** What a code unit is as the first of two, a bit each. Four bits higher stands what it must be as the second of them. */
const FIRST = {
  /** A character beyond ASCII that Latin-1 has; an accented letter. */
  beside: 1 << 4,
  /** What may be the first byte of `à`; a space. */
  grave: 1 << 5,
} as const;
const ROLES = 4;
const SECOND = (FIRST.beside | FIRST.grave) << ROLES;
const SPACE = 0x20;
/** So many accented letters are many where they are so large a part of a line. */
const MANY = 6;
const SHARE = 4;

interface Tables {
  /** The charsets in which a unit is a later byte of UTF-8, and in the high half those in which it is a first one. */
  readonly bytes: Uint32Array;
  readonly roles: Uint16Array;
}

let tables: Tables | undefined;

function build(): Tables {
  const bytes = new Uint32Array(0x10000);
  const roles = new Uint16Array(0x10000);
  const { kind, leads, others, grave } = signTables();
  for (let unit = 0x80; unit < 0x10000; unit++) {
    const own = kind[unit];
    if (own === KIND.plain) continue;
    const lead = leads[unit] as number;
    const other = others[unit] as number;
    bytes[unit] = (other & 0xffff) | (((lead | (lead >>> 16) | (other >>> 16)) & 0xffff) << 16);
    if (own === KIND.latinHigh) roles[unit] = ACCENTED | FIRST.beside | (FIRST.beside << ROLES);
    else if (own === KIND.other && unit > 0xa0 && unit <= 0xff) roles[unit] = FIRST.beside;
    if (((grave[unit] as number) & ~WEAK) !== 0) roles[unit] = (roles[unit] as number) | FIRST.grave;
  }
  roles[SPACE] = FIRST.grave << ROLES;
  return { bytes, roles };
}

/**
 * Whether it takes no closer look to tell that a stretch gives no reason to suspect anything, of one without letters of
 * Arabic, Cyrillic or East Asia: true where accented letters stand apart from one another, as in most clean text.
 */
export function isPlainLatin(units: Uint16Array, start: number, end: number): boolean {
  tables ??= build();
  const { bytes, roles } = tables;
  let hits = 0;
  let found = 0;
  let accented = 0;
  let previous = 0;
  let role = 0;
  for (let i = start; i < end; i++) {
    const unit = units[i] as number;
    const own = bytes[unit] as number;
    const ownRole = roles[unit] as number;
    hits |= (previous >>> 16) & own;
    found |= (role << ROLES) & ownRole;
    accented += ownRole & ACCENTED;
    previous = own;
    role = ownRole;
  }
  if (hits !== 0 || (found & SECOND) !== 0) return false;
  return accented < MANY || accented * SHARE < end - start;
}
