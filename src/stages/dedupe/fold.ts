import { mayBeDamage } from './damage.ts';

/**
 * What a UTF-16 code unit is when two texts are compared: its letter or digit in lower case and without width or
 * presentation form, or 0 where it says nothing (spaces, punctuation, symbols, controls).
 *
 * Pages of 256 units are worked out when first met: a text touches few of them, so nothing is built at load.
 */
const UNKNOWN = 0xffff;
const units = new Uint16Array(0x10000).fill(UNKNOWN);
const quick = new Uint16Array(0x10000);
/** Stands for a unit that says nothing; no unit is folded to it. */
export const PASSED_OVER = 1;
const informative = /[\p{L}\p{N}\p{M}]/u;

/** The folded unit, 0 for what is left out of a comparison. */
export function fold(unit: number): number {
  const folded = units[unit] ?? 0;
  return folded === UNKNOWN ? learn(unit) : folded;
}

/**
 * Whether the unit at `at` opens a surrogate pair that is left out as a whole (emoji and other pictographs, tags);
 * `fold` knows the lead only, so the trail has to be stepped over.
 */
export function opensIgnoredPair(text: string, at: number): boolean {
  return isIgnoredLead(text.charCodeAt(at)) && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/**
 * The folded unit of what gives no cause to look closer, {@link PASSED_OVER} where that is none; 0 for line ends, what may
 * be damage or open a pair, and all that `fold` has not met yet.
 */
export function foldQuickly(unit: number): number {
  return quick[unit] as number;
}

function learn(wanted: number): number {
  const page = wanted & 0xff00;
  for (let unit = page; unit <= page + 0xff; unit++) {
    const folded = foldOnce(unit);
    units[unit] = folded;
    if (folded === 0) quick[unit] = unit < 0x0e || mayBeDamage(unit) ? 0 : PASSED_OVER;
    else quick[unit] = unit > 0xff && mayBeDamage(unit) ? 0 : folded;
  }
  return units[wanted] ?? 0;
}

function foldOnce(unit: number): number {
  if ((unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7a3)) {
    return unit >= 0x4dc0 && unit <= 0x4dff ? 0 : unit; // the hexagrams between the ideographs
  }
  if (unit >= 0xd800 && unit <= 0xdfff) return isIgnoredLead(unit) ? 0 : unit;
  if (isOptionalMark(unit)) return 0;
  const char = String.fromCharCode(unit);
  const plain = char.normalize('NFKC').toLowerCase();
  const folded = plain.length === 1 ? plain : char;
  return informative.test(folded) ? folded.charCodeAt(0) : 0;
}

/** Leads of U+1F000–1FBFF (emoji, pictographs, cards) and U+E0000–E03FF (tags, variation selectors). */
function isIgnoredLead(unit: number): boolean {
  return (unit >= 0xd83c && unit <= 0xd83e) || unit === 0xdb40;
}

/** Marks that a writer may set or leave out: Hebrew points, Arabic vowel signs and tatweel, variation selectors. */
function isOptionalMark(unit: number): boolean {
  return (
    (unit >= 0x0591 && unit <= 0x05c7) ||
    (unit >= 0x064b && unit <= 0x065f) ||
    (unit >= 0x06d6 && unit <= 0x06ed) ||
    unit === 0x0640 ||
    unit === 0x0670 ||
    (unit >= 0xfe00 && unit <= 0xfe0f)
  );
}
