import { encodeTable } from '../charsets/encode.ts';
import { hanModel } from '../model/han.ts';
import { highUnits } from './bytes.ts';
import { SINGLE_BYTE } from './mix-ups.ts';

/** What a code unit can be a sign of; `plain` is a sign of nothing, as nearly all characters of East Asia are. */
export const KIND = {
  plain: 0,
  other: 1,
  latinHigh: 2,
  rareHan: 3,
  oddHan: 4,
  arabic: 5,
  tanwin: 6,
  cyrillicSmall: 7,
  cyrillicCapital: 8,
  cyrillicOther: 9,
};

/** Letters and vowel signs of Arabic. */
export const ARABIC_FROM = 0x620;
export const ARABIC_TO = 0x6d3;
export const ALEF = 0x627;
export const FATHATAN = 0x64b;
export const LAM = 0x644;
export const NOON = 0x646;
export const FEH = 0x641;
/** Han characters of a line that can be judged by how they follow one another. */
export const LEAST_HAN = 8;

/** Charsets in which real text has letters where UTF-8 has its later bytes, so that a few sequences mean nothing. */
export const WEAK = (
  ['windows-1251', 'windows-1253', 'windows-1256', 'windows-874', 'iso-8859-6', 'koi8-r', 'ibm866'] as const
)
  .map((charset) => 1 << SINGLE_BYTE.indexOf(charset))
  .reduce((mask, bit) => mask | bit, 0);

/** Tables by code unit. A mask has a bit for every charset of {@link SINGLE_BYTE} in which the unit is such a byte. */
export interface Signs {
  readonly kind: Uint8Array;
  /** First bytes of UTF-8 sequences: of two bytes in the low half, of three in the high half. */
  readonly leads: Uint32Array;
  /** Later bytes of them in the low half; first bytes of sequences of four in the high half. */
  readonly others: Uint32Array;
  /** The bytes C2 and C3, which with A0 are a no-break space and the letter `à`; A0 is often folded into a space. */
  readonly grave: Uint16Array;
}

/** Costs in nats, as the start of a word, of a Han character that is not common, and of one that is a sign by itself. */
const RARE = 9;
const ODD = 12.5;

let signs: Signs | undefined;

/** The tables, built at first use. */
export function signTables(): Signs {
  signs ??= build();
  return signs;
}

function build(): Signs {
  const kind = new Uint8Array(0x10000);
  const leads = new Uint32Array(0x10000);
  const others = new Uint32Array(0x10000);
  const grave = new Uint16Array(0x10000);
  for (const [bit, charset] of SINGLE_BYTE.entries()) {
    const table = encodeTable(charset);
    for (const unit of highUnits(charset)) {
      const byte = (table[unit] ?? 0) & 0xff;
      kind[unit] = KIND.other;
      const mask = 1 << bit;
      if (byte === 0xc2 || byte === 0xc3) grave[unit] = (grave[unit] ?? 0) | mask;
      if (byte <= 0xbf) others[unit] = (others[unit] ?? 0) | mask;
      else if (byte >= 0xc2 && byte <= 0xdf) leads[unit] = (leads[unit] ?? 0) | mask;
      else if (byte >= 0xe0 && byte <= 0xef) leads[unit] = (leads[unit] ?? 0) | (mask << 16);
      else if (byte >= 0xf0 && byte <= 0xf4) others[unit] = (others[unit] ?? 0) | (mask << 16);
    }
  }
  // What is left of a later byte that was lost.
  kind[0xfffd] = KIND.other;
  others[0xfffd] = (1 << SINGLE_BYTE.length) - 1;
  markScripts(kind);
  return { kind, leads, others, grave };
}

/** What western charsets have beyond ASCII, but for signs that Chinese and Arabic text share with it, which say nothing. */
export function accentedUnits(): ReadonlySet<number> {
  const units = new Set([...highUnits('windows-1252'), ...highUnits('windows-1254')]);
  for (const sign of '·×÷“”‘’—–…«»°€©®™\u00a0') units.delete(sign.charCodeAt(0));
  return units;
}

function markScripts(kind: Uint8Array): void {
  for (const unit of accentedUnits()) kind[unit] = KIND.latinHigh;
  kind.fill(KIND.arabic, ARABIC_FROM, ARABIC_TO + 1);
  kind.fill(KIND.tanwin, 0x64b, 0x64e);
  kind.fill(KIND.cyrillicOther, 0x400, 0x460);
  kind.fill(KIND.cyrillicOther, 0x490, 0x492);
  kind.fill(KIND.cyrillicSmall, 0x430, 0x450);
  kind.fill(KIND.cyrillicCapital, 0x410, 0x430);
  const han = hanModel();
  for (let unit = 0x3400; unit <= 0x9fff; unit++) {
    const cost = han.startCost(unit);
    kind[unit] = cost > ODD ? KIND.oddHan : cost > RARE ? KIND.rareHan : KIND.plain;
  }
  for (const [from, to] of ODD_BLOCKS) kind.fill(KIND.oddHan, from, to);
}

/** Bopomofo, private use, half-width kana, enclosed and box characters: what bytes of Chinese read wrongly turn into. */
const ODD_BLOCKS = [
  [0x3100, 0x3130],
  [0xe000, 0xf900],
  [0xff61, 0xffa0],
  [0x2460, 0x2600],
] as const;
