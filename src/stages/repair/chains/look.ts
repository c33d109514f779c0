import { codeUnits } from '../../../core/code-units.ts';
import { type Charset, encodeTable } from '../charsets/encode.ts';
import { highUnits } from './bytes.ts';
import { GRAVE, NO_BREAK } from './grave.ts';
import { SINGLE_BYTE } from './mix-ups.ts';
import { accentedUnits, signTables, WEAK } from './signs.ts';

/**
 * What a look at a stretch of code units tells: in the low half a bit for each charset of {@link SINGLE_BYTE} that has
 * all of them, above it a bit for each of {@link LACKS} that none of them is.
 */
export type Look = number;

/** The look of a stretch of nothing but ASCII, which is in all charsets, and of an empty one. */
export const ASCII: Look = -1;
/** The bits of the charsets. */
export const CHARSETS = 0xffff;

/** Bits of a look that are set where a stretch has none of such code units. */
export const LACKS = {
  c1: 1 << 16,
  privateUse: 1 << 17,
  surrogate: 1 << 18,
  /** Letters of Arabic and their presentation forms. */
  arabic: 1 << 19,
  replacement: 1 << 20,
  /** What U+FFFD begins with as GBK. */
  replacementAsGbk: 1 << 21,
  /** Accented letters, and what is the first byte of `à` in a charset. */
  accented: 1 << 22,
  cyrillic: 1 << 23,
  /** Characters of East Asia, and those for boxes and lists that bytes of them turn into; all that lies above. */
  eastAsian: 1 << 24,
  beyondAscii: 1 << 25,
} as const;
const BEYOND_ASCII = 0xffff0000 & ~LACKS.beyondAscii;
const EAST_ASIAN = BEYOND_ASCII & ~LACKS.eastAsian;
const BLOCKS = [
  [LACKS.c1, 0x80, 0x9f],
  [LACKS.cyrillic, 0x400, 0x45f],
  [LACKS.cyrillic, 0x490, 0x491],
  [LACKS.arabic, 0x620, 0x6ff],
  [LACKS.arabic, 0x750, 0x77f],
  [LACKS.replacementAsGbk, 0x951f, 0x951f],
  [LACKS.surrogate, 0xd800, 0xdfff],
  [LACKS.privateUse, 0xe000, 0xf8ff],
  [LACKS.arabic, 0xfb50, 0xfdff],
  [LACKS.arabic, 0xfe70, 0xfefc],
  [LACKS.replacement, 0xfffd, 0xfffd],
] as const;

let table: Uint32Array | undefined;

/** Looks at a stretch once. */
export function lookAt(units: Uint16Array, start: number, end: number): Look {
  table ??= build();
  let look = ASCII;
  let i = start;
  for (; i + 4 <= end; i += 4)
    look &=
      (table[units[i] as number] as number) &
      (table[units[i + 1] as number] as number) &
      (table[units[i + 2] as number] as number) &
      (table[units[i + 3] as number] as number);
  for (; i < end; i++) look &= table[units[i] as number] as number;
  return look;
}

/** The charsets that have the same bytes for a stretch as the first of them. */
export function alikeIn(units: Uint16Array, start: number, end: number): number {
  alike ??= sameAsFirst();
  let mask = CHARSETS;
  for (let i = start; i < end; i++) mask &= alike[units[i] as number] as number;
  return mask;
}

/** The charsets in which the first characters beyond ASCII of a stretch begin a sequence of UTF-8. */
export function charsetsBegun(units: Uint16Array, start: number, end: number): number {
  const { leads, others } = signTables();
  let at = start;
  while (at < end && (units[at] as number) < 0x80) at++;
  if (at + 1 >= end) return 0;
  const unit = units[at] as number;
  const lead = leads[unit] as number;
  return (
    (lead | (lead >>> 16) | ((others[unit] as number) >>> 16)) & (others[units[at + 1] as number] as number)
  );
}

const bits: ReadonlyMap<Charset, number> = new Map(SINGLE_BYTE.map((charset, bit) => [charset, 1 << bit]));

/** The bit of a charset; 0 for one of two bytes. */
export function bitOf(charset: Charset): number {
  return bits.get(charset) ?? 0;
}

function build(): Uint32Array {
  const looks = new Uint32Array(0x10000).fill(BEYOND_ASCII).fill(0xffffffff, 0, 0x80);
  looks.fill(EAST_ASIAN, 0x2460, 0x2600).fill(EAST_ASIAN, 0x2e80);
  for (const [lacks, from, to] of BLOCKS) looks.fill((looks[from] as number) & ~lacks, from, to + 1);
  for (const [bit, charset] of SINGLE_BYTE.entries()) {
    const mask = 1 << bit;
    const encode = encodeTable(charset);
    for (const unit of highUnits(charset)) {
      const byte = (encode[unit] as number) & 0xff;
      const isGrave = (byte === NO_BREAK || byte === GRAVE) && (WEAK & mask) === 0;
      looks[unit] = ((looks[unit] as number) | mask) & ~(isGrave ? LACKS.accented : 0);
    }
  }
  for (const unit of accentedUnits()) looks[unit] = (looks[unit] as number) & ~LACKS.accented;
  return looks;
}

let alike: Uint16Array | undefined;

function sameAsFirst(): Uint16Array {
  const masks = new Uint16Array(0x10000).fill(CHARSETS, 0, 0x80);
  const first = encodeTable('windows-1252');
  for (const [bit, charset] of SINGLE_BYTE.entries()) {
    const encode = encodeTable(charset);
    for (const unit of highUnits(charset)) {
      if (encode[unit] === first[unit]) masks[unit] = (masks[unit] as number) | (1 << bit);
    }
  }
  return masks;
}

/** A text longer than this is not kept to be known again. */
const MOST_KEPT = 1 << 20;
let last = '';
let lastLook: Look = ASCII;

/** The look of a whole text; every step of a repair asks it of the same one. */
export function lookOf(text: string): Look {
  return text === last ? lastLook : keepLook(text, lookAt(codeUnits(text), 0, text.length));
}

/** Keeps the look of a text for those who ask next. */
export function keepLook(text: string, look: Look): Look {
  if (text.length <= MOST_KEPT) {
    last = text;
    lastLook = look;
  }
  return look;
}
