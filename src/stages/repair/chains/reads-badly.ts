import { codeUnits } from '../../../core/code-units.ts';
import { textModel } from '../model/text.ts';

const SPACE = 0x20;
/** Letters and pairs of characters that tell how a line reads. */
const SAMPLE = 48;
const LEAST_PAIRS = 4;
const LEAST_LETTERS = 10;
const CYRILLIC = [0x400, 0x460] as const;
const ARABIC = [0x620, 0x6d4] as const;
/** What a Cyrillic letter costs at most in the mean, in nats, in 99.8 % of lines of Russian. */
const BAD_CYRILLIC = 4;
/** The same of Arabic letters in nine of ten lines of Arabic and Persian, for only some are asked. */
const BAD_ARABIC = 3.8;
/** The same of Han characters in lines without the commonest ones; Hangul read as GBK costs more in 99.9 % of lines. */
const BAD_HAN = 9.2;
/** Characters without which hardly any sentence of Chinese is written; kana and Hangul stand for other languages. */
const COMMONEST = '的一是不了在有我他这這中上来們们為为以要于於大时時会會国國';
const settles = new Uint8Array(0x10000);
for (let i = 0; i < COMMONEST.length; i++) settles[COMMONEST.charCodeAt(i)] = 1;
settles.fill(1, 0x3040, 0x3100);
settles.fill(1, 0xac00, 0xd7a4);

/** Whether the first Cyrillic letters of a line follow one another as those of words hardly do. */
export function isBadCyrillic(units: Uint16Array, start: number, end: number): boolean {
  return costsMore(units, start, end, CYRILLIC, BAD_CYRILLIC);
}

/** Whether the first Arabic letters of a line follow one another as those of words seldom do. */
export function isBadArabic(units: Uint16Array, start: number, end: number): boolean {
  return costsMore(units, start, end, ARABIC, BAD_ARABIC);
}

/** Whether the letters of a block that a line begins with cost more than `limit` in the mean. */
function costsMore(
  units: Uint16Array,
  start: number,
  end: number,
  [from, to]: readonly [from: number, to: number],
  limit: number,
): boolean {
  const unitCost = textModel();
  let cost = 0;
  let letters = 0;
  let last = SPACE;
  for (let i = start; i < end && letters < SAMPLE; i++) {
    const unit = units[i] as number;
    if (unit >= from && unit < to) {
      cost += unitCost(last, unit);
      letters++;
    }
    last = unit;
  }
  return letters >= LEAST_LETTERS && cost > limit * letters;
}

/** Whether a line of Han characters has none of the commonest, and they follow one another as those of words hardly do. */
export function isBadHan(units: Uint16Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (settles[units[i] as number] === 1) return false;
  return hanCostsMore(units, start, end, LEAST_PAIRS, SAMPLE);
}

/** Whether a text has at least so many pairs of Han characters, and they follow one another as those of words hardly do. */
export function isOddHan(text: string, leastPairs: number): boolean {
  return hanCostsMore(codeUnits(text), 0, text.length, leastPairs, text.length);
}

/** Whether the first pairs of Han characters, `most` of them, cost more in the mean than those of text do. */
function hanCostsMore(units: Uint16Array, start: number, end: number, least: number, most: number): boolean {
  const unitCost = textModel();
  let cost = 0;
  let pairs = 0;
  let last = SPACE;
  for (let i = start; i < end && pairs < most; i++) {
    const unit = units[i] as number;
    if (isHan(unit) && isHan(last)) {
      cost += unitCost(last, unit);
      pairs++;
    }
    last = unit;
  }
  return pairs >= least && cost > BAD_HAN * pairs;
}

function isHan(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff;
}
