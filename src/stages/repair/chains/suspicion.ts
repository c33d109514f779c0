import { encodeTable } from '../charsets/encode.ts';
import { hanModel } from '../model/han.ts';
import type { MixUp } from './chain.ts';
import { ARABIC, CYRILLIC, LEGACY_AS_LATIN, READ_AS_HAN, SINGLE_BYTE, UTF8_SINGLE } from './mix-ups.ts';

/** A word with a bit for every single-byte charset in which the unit stands for a certain kind of byte. */
interface Masks {
  /** First bytes of UTF-8 sequences. */
  readonly lead: Uint16Array;
  /** Later bytes of them. */
  readonly later: Uint16Array;
  /** {@link KIND}s. */
  readonly kind: Uint8Array;
  /** Cost in nats of a character of East Asia as the start of a word. */
  readonly rarity: Float32Array;
}

const KIND = { none: 0, latinHigh: 1, han: 2, oddHan: 3, arabic: 4, cyrillicSmall: 5, cyrillicCapital: 6 };
/** Cost in nats of a character that a line of good text has few of. */
const RARE = 12.5;
/** What the characters of a line of good text cost in the mean, and what is a sign that they are none. */
const COMMON = 7;
const RARE_MEAN = 9.5;
const BITS_14 = 0x7fff;

let masks: Masks | undefined;

function load(): Masks {
  if (masks !== undefined) return masks;
  const lead = new Uint16Array(0x10000);
  const later = new Uint16Array(0x10000);
  for (const [bit, charset] of SINGLE_BYTE.entries()) {
    const table = encodeTable(charset);
    for (let unit = 0x80; unit < 0x10000; unit++) {
      const byte = (table[unit] ?? 0) & 0xff;
      if (byte >= 0xc2 && byte <= 0xf4) lead[unit] = (lead[unit] ?? 0) | (1 << bit);
      if (byte >= 0x80 && byte <= 0xbf) later[unit] = (later[unit] ?? 0) | (1 << bit);
    }
  }
  masks = { lead, later, ...kinds() };
  return masks;
}

function kinds(): Pick<Masks, 'kind' | 'rarity'> {
  const kind = new Uint8Array(0x10000);
  const rarity = new Float32Array(0x10000).fill(COMMON);
  const western = encodeTable('windows-1252');
  const turkish = encodeTable('windows-1254');
  for (let unit = 0x80; unit < 0x10000; unit++)
    if (western[unit] !== 0 || turkish[unit] !== 0) kind[unit] = KIND.latinHigh;
  // Signs that Chinese, Arabic and western text share say nothing.
  for (const sign of '·×÷“”‘’—–…«»°€©®™\u00a0') kind[sign.charCodeAt(0)] = KIND.none;
  kind.fill(KIND.arabic, 0x620, 0x6d4);
  kind.fill(KIND.cyrillicSmall, 0x430, 0x460);
  kind.fill(KIND.cyrillicCapital, 0x400, 0x430);
  const han = hanModel();
  for (let unit = 0x3400; unit <= 0x9fff; unit++) {
    const cost = han.startCost(unit);
    kind[unit] = cost > RARE ? KIND.oddHan : KIND.han;
    rarity[unit] = cost;
  }
  kind.fill(KIND.han, 0xac00, 0xd7a4);
  kind.fill(KIND.han, 0x3041, 0x3100);
  for (const [from, to] of [
    [0x3100, 0x3130],
    [0xe000, 0xf900],
    [0xff61, 0xffa0],
    [0x2460, 0x2600],
  ] as const)
    kind.fill(KIND.oddHan, from, to);
  return { kind, rarity };
}

/** The mix-ups that a stretch of text gives reason to try; none for nearly all clean text. */
export function suspectedIn(text: string, start: number, end: number): readonly MixUp[] {
  const { lead, later, kind, rarity } = load();
  let utf8 = 0;
  let previous = 0;
  let previousKind = 0;
  let latin = 0;
  let latinPairs = 0;
  let han = 0;
  let odd = 0;
  let rare = 0;
  let arabicLatin = 0;
  let capitalsInside = 0;
  let cyrillic = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      previous = 0;
      previousKind = 0;
      continue;
    }
    utf8 |= (lead[previous] ?? 0) & (later[unit] ?? 0);
    const own = kind[unit] ?? 0;
    if (own === KIND.latinHigh) {
      latin++;
      if (previousKind === KIND.latinHigh) latinPairs++;
      else if (previousKind === KIND.arabic) arabicLatin++;
    } else if (own === KIND.arabic) {
      if (previousKind === KIND.latinHigh) arabicLatin++;
    } else if (own === KIND.han || own === KIND.oddHan) {
      han++;
      rare += rarity[unit] ?? COMMON;
      if (own === KIND.oddHan) odd++;
    } else if (own >= KIND.cyrillicSmall) {
      cyrillic++;
      if (own === KIND.cyrillicCapital && previousKind === KIND.cyrillicSmall) capitalsInside++;
    }
    previous = unit;
    previousKind = own;
  }
  if (
    utf8 === 0 &&
    latinPairs < 2 &&
    odd === 0 &&
    rare <= RARE_MEAN * han &&
    arabicLatin === 0 &&
    capitalsInside === 0
  )
    return NONE;
  const found: MixUp[] = [];
  for (const [bit, charset] of SINGLE_BYTE.entries()) {
    const mixUp = (utf8 & BITS_14 & (1 << bit)) === 0 ? undefined : UTF8_SINGLE.get(charset);
    if (mixUp !== undefined) found.push(mixUp);
  }
  if (latinPairs >= 2 && latinPairs * 2 >= latin) found.push(...LEGACY_AS_LATIN);
  if (han > 0 && (odd * 4 >= han || rare > RARE_MEAN * han)) found.push(...READ_AS_HAN);
  if (arabicLatin > 0) found.push(...ARABIC);
  if (capitalsInside * 8 > cyrillic) found.push(...CYRILLIC);
  return found;
}

const NONE: readonly MixUp[] = [];
