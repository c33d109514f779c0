import { codeUnits } from '../../../core/code-units.ts';
import { endsSmall } from './grave.ts';
import { isLatinAsHan } from './latin-as-han.ts';
import type { MixUp } from './mix-up.ts';
import {
  ARABIC,
  CYRILLIC,
  LEGACY_AS_LATIN,
  READ_AS_HAN,
  SINGLE_BYTE,
  UTF8_DOUBLE,
  UTF8_SINGLE,
} from './mix-ups.ts';
import { isBadArabic, isBadCyrillic, isBadHan } from './reads-badly.ts';
import { ALEF, FATHATAN, FEH, KIND, LAM, LEAST_HAN, NOON, signTables, WEAK } from './signs.ts';

const NONE: readonly MixUp[] = [];
/** UTF-8 read as a single-byte charset, in the order of their bits. */
const MIX_UPS = [...UTF8_SINGLE.values()];
const LOW = 0xffff;
const SPACE = 0x20;
/** Box characters of a line that may be letters of Russian. */
const LEAST_BOXES = 8;

/**
 * The mix-ups that a stretch of text gives reason to try; none for nearly all clean text. One pass over the code
 * units: what shows valid UTF-8 once it is bytes again, runs of accented letters, Han characters that are mostly rare,
 * Arabic with Latin letters or the endings of a noun inside its words, Cyrillic with capitals inside them. Behind the
 * stretch stands another code unit, a 0 at the end of a text.
 */
export function suspectedInUnits(units: Uint16Array, start: number, end: number): readonly MixUp[] {
  const { kind, leads, others: bytes, grave } = signTables();
  // Masks of the charsets that are inside a sequence: `two` lacks one byte, `three` and `four` two or three.
  let two = 0;
  let three = 0;
  let four = 0;
  let utf8 = 0;
  let weakHits = 0;
  let previous = 0;
  let plainEast = 0;
  let rare = 0;
  let odd = 0;
  let others = 0;
  let latin = 0;
  let latinPairs = 0;
  let arabicLatin = 0;
  let cyrillic = 0;
  let capitals = 0;
  let foreign = 0;
  let boxes = 0;
  let lams = 0;
  let noons = 0;
  let fehs = 0;
  for (let i = start; i < end; i++) {
    const unit = units[i] as number;
    const own = kind[unit] as number;
    if (own === KIND.plain) {
      plainEast += isHigh(unit);
      if (previous === KIND.plain) {
        // Nothing is begun behind what is plain, and most of a text is: it is gone through in steps of four.
        for (; i + 4 < end; i += 4) {
          const a = units[i + 1] as number;
          const b = units[i + 2] as number;
          const c = units[i + 3] as number;
          const d = units[i + 4] as number;
          const marked =
            (kind[a] as number) | (kind[b] as number) | (kind[c] as number) | (kind[d] as number);
          if (marked !== KIND.plain) break;
          plainEast += isHigh(a) + isHigh(b) + isHigh(c) + isHigh(d);
        }
        continue;
      }
      if (two !== 0 && unit === SPACE && endsSmall(units[i - 2] as number))
        utf8 |= (grave[units[i - 1] as number] ?? 0) & ~WEAK;
      two = 0;
      three = 0;
      four = 0;
      previous = 0;
      continue;
    }
    if (own === KIND.rareHan || own === KIND.oddHan) {
      rare++;
      if (own === KIND.oddHan) {
        odd++;
        if (isBox(unit)) boxes++;
      }
    } else {
      others++;
      if (own === KIND.latinHigh) {
        latin++;
        if (previous === KIND.latinHigh || (previous === KIND.other && isLatin1(units[i - 1] as number)))
          latinPairs++;
        else if (previous === KIND.arabic) arabicLatin++;
      } else if (own === KIND.arabic) {
        const ended = previous === KIND.tanwin && (unit !== ALEF || units[i - 1] !== FATHATAN);
        if (previous === KIND.latinHigh || ended) arabicLatin++;
        if (unit === LAM) lams++;
        else if (unit === NOON) noons++;
        else if (unit === FEH) fehs++;
      } else if (own >= KIND.cyrillicSmall) {
        cyrillic++;
        if (own === KIND.cyrillicCapital) capitals++;
        else if (own === KIND.cyrillicOther) foreign++;
      }
    }
    const lead = leads[unit] as number;
    const other = bytes[unit] as number;
    const after = other & LOW;
    const hit = two & after;
    if (hit !== 0) {
      utf8 |= hit;
      if ((hit & WEAK) !== 0) weakHits++;
    }
    two = (three & after) | (lead & LOW);
    three = (four & after) | (lead >>> 16);
    four = other >>> 16;
    previous = own;
  }
  const east = plainEast + rare;
  const manyRare =
    (rare >= 2 && (rare * 2 > east || odd * 4 >= east)) || (east >= LEAST_HAN && isBadHan(units, start, end));
  // Read as one another, the charsets of Russian swap small letters and capitals, or show letters of other languages.
  const oddCyrillic =
    (boxes >= LEAST_BOXES && boxes * 2 > east) ||
    (foreign >= 3 && foreign * 3 >= cyrillic) ||
    (cyrillic >= 10 &&
      (capitals * 3 > cyrillic || foreign * 7 > cyrillic || isBadCyrillic(units, start, end)));
  // The commonest letter of Arabic shows as one of the others.
  const oddArabic =
    arabicLatin > 0 || ((noons > lams || (fehs > 0 && fehs >= lams)) && isBadArabic(units, start, end));
  const manyLatin = (latinPairs >= 2 && latinPairs * 2 >= latin) || (latin >= 6 && latin * 4 >= end - start);
  const latinAsHan = east > 0 && east * 4 < end - start && isLatinAsHan(units, start, end);
  if (utf8 === 0 && !manyLatin && !manyRare && !oddArabic && !oddCyrillic && !latinAsHan) return NONE;
  if (weakHits * 4 < others) utf8 &= ~WEAK;
  return mixUpsOf({ utf8, manyLatin, manyRare, latinAsHan, oddArabic, oddCyrillic });
}

/** The same of a whole text. */
export function suspectedIn(text: string): readonly MixUp[] {
  return suspectedInUnits(codeUnits(text), 0, text.length);
}

/** 1 for a code unit that is not ASCII, 0 for one that is. */
function isHigh(unit: number): number {
  return (unit + 0xff80) >>> 16;
}

/** Signs that Windows-1252 has in the place of the bytes of a pair. */
function isLatin1(unit: number): boolean {
  return unit > 0xa0 && unit <= 0xff;
}

function isBox(unit: number): boolean {
  return unit >= 0x2500 && unit < 0x25a0;
}

/** What was found in a stretch. */
interface Found {
  /** A bit for every charset of {@link SINGLE_BYTE} in which it shows a sequence. */
  readonly utf8: number;
  readonly manyLatin: boolean;
  readonly manyRare: boolean;
  readonly latinAsHan: boolean;
  readonly oddArabic: boolean;
  readonly oddCyrillic: boolean;
}

function mixUpsOf({
  utf8,
  manyLatin,
  manyRare,
  latinAsHan,
  oddArabic,
  oddCyrillic,
}: Found): readonly MixUp[] {
  const found: MixUp[] = [];
  for (let left = utf8; left !== 0; left &= left - 1) {
    const mixUp = MIX_UPS[31 - Math.clz32(left & -left)];
    if (mixUp !== undefined) found.push(mixUp);
  }
  if (manyLatin) found.push(...LEGACY_AS_LATIN);
  if (manyRare) found.push(...READ_AS_HAN);
  else if (latinAsHan) found.push(...UTF8_DOUBLE);
  if (oddArabic) found.push(...ARABIC);
  if (oddCyrillic) found.push(...CYRILLIC);
  return found;
}
