import { HAN_COSTS, LETTER_COSTS } from '../../../data/charset-costs.generated.ts';
import { JAPANESE_ONLY } from '../../../data/variants.generated.ts';
import { SCRIPTS } from '../scripts.ts';
import { ALPHABETS, BY_FREQUENCY, OLDER_FORMS } from './alphabets.ts';

/** Costs are in half bits: twice the negative binary logarithm of how likely a character is. */
const UPPER_CASE = 6;
const OTHER_LETTER = 26;
const OTHER_SCRIPT = 26;
const UNLIKELY = 44;

const SELDOM = 22;

/** One letter of cost at index n after the n-th bar, as the generated tables have it. */
function eachCost(groups: string, visit: (unit: number, cost: number) => void): void {
  let cost = 0;
  for (let i = 0; i < groups.length; i++) {
    const unit = groups.charCodeAt(i);
    if (unit === 0x7c) cost++;
    else visit(unit, cost);
  }
}

/** Letters by falling frequency: each costs a little more than the one before. */
function eachRanked(
  letters: string,
  first: number,
  last: number,
  visit: (unit: number, cost: number) => void,
): void {
  for (let i = 0; i < letters.length; i++) {
    visit(letters.charCodeAt(i), Math.round(first + ((last - first) * i) / letters.length));
  }
}

/** Blocks with one cost for all: first, last, cost. More particular costs are laid over them. */
const BLOCKS: readonly (readonly [first: number, last: number, cost: number])[] = [
  [0x00, 0x1f, 40],
  [0x21, 0x2f, 14],
  [0x30, 0x39, 12],
  [0x3a, 0x40, 14],
  [0x5b, 0x60, 18],
  [0x7b, 0x7e, 18],
  [0x7f, 0x9f, 52],
  [0xa0, 0xbf, 24],
  [0xc0, 0x24f, OTHER_LETTER],
  [0x250, 0x2ff, 30],
  [0x370, 0x3ff, OTHER_LETTER],
  [0x400, 0x4ff, OTHER_LETTER],
  [0x5d0, 0x5ea, OTHER_LETTER],
  [0x60c, 0x6ff, OTHER_LETTER],
  [0xe01, 0xe5b, OTHER_LETTER],
  [0x2010, 0x203b, 28],
  [0x2100, 0x266f, 32],
  [0x3000, 0x3017, 16],
  [0x3018, 0x303f, 28],
  [0x3041, 0x3096, 20],
  [0x3099, 0x309e, 30],
  [0x30a1, 0x30fc, 18],
  [0x3105, 0x3129, 34],
  [0x4e00, 0x9fff, 36],
  [0xac00, 0xd7a3, 24],
  // Surrogates: emoji, rare Han characters, whatever else lies beyond the Basic Multilingual Plane.
  [0xd800, 0xdbff, 48],
  [0xd83c, 0xd83e, 14],
  [0xd840, 0xd869, 30],
  [0xdc00, 0xdfff, 22],
  [0xe000, 0xf8ff, 52],
  [0xff01, 0xff5e, 20],
  [0xff61, 0xff9f, 26],
  [0xfffd, 0xfffd, 48],
];

const PUNCTUATION: readonly (readonly [chars: string, cost: number])[] = [
  [' ', 5],
  ['\n\r', 9],
  ['.,', 11],
  ['\t', 16],
  ['\u00a0«»', 18],
  ['‘’“”–—…', 16],
  ['，。', 9],
  ['、：；？！（）「」《》\u3000', 13],
  ['،؛؟', 14],
  ['ًٌٍَُِّْـ', 14],
  ['\u200c\u200d\u200e\u200f', 18],
];

let units: Uint8Array | undefined;

/** What each UTF-16 code unit costs where any language may stand; built on first use. */
export function unitCosts(): Uint8Array {
  units ??= buildUnits();
  return units;
}

function buildUnits(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(UNLIKELY);
  const lower = (unit: number, cost: number): void => {
    table[unit] = Math.min(cost, table[unit] ?? cost);
  };
  for (const [first, last, cost] of BLOCKS) table.fill(cost, first, last + 1);
  for (const { code, blocks } of SCRIPTS) {
    if (code === 'Hani') continue;
    for (let i = 0; i < blocks.length; i += 2) {
      for (let unit = blocks[i] ?? 0; unit <= (blocks[i + 1] ?? 0); unit++) lower(unit, OTHER_SCRIPT);
    }
  }
  for (const [chars, cost] of PUNCTUATION) eachRanked(chars, cost, cost, lower);
  for (const lang of Object.keys(LETTER_COSTS)) {
    for (const [unit, cost] of letterCosts(lang)) {
      // Only English says what ASCII costs, so that no language has an advantage by the names it quotes.
      if (unit > 0x7f || lang === 'eng') lower(unit, cost);
    }
  }
  for (const lang of ['ell', 'tha']) for (const [unit, cost] of letterCosts(lang)) lower(unit, cost);
  eachRanked(BY_FREQUENCY.hiragana, 10, 14, lower);
  eachRanked(BY_FREQUENCY.hangul, 11, 17, lower);
  eachRanked(JAPANESE_ONLY, OTHER_LETTER, OTHER_LETTER, lower);
  eachCost(HAN_COSTS, lower);
  return table;
}

/** What the letters of a language (ISO 639-3) cost, small and capital, by code unit. */
export function letterCosts(lang: string): ReadonlyMap<number, number> {
  const costs = new Map<number, number>();
  const put = (unit: number, cost: number): void => {
    costs.set(unit, Math.min(cost, costs.get(unit) ?? cost));
    const upper = String.fromCharCode(unit).toUpperCase();
    if (upper.length === 1 && upper.charCodeAt(0) !== unit && !costs.has(upper.charCodeAt(0))) {
      costs.set(upper.charCodeAt(0), cost + UPPER_CASE);
    }
  };
  eachCost(LETTER_COSTS[lang] ?? '', put);
  eachRanked(ALPHABETS[lang] ?? '', SELDOM, SELDOM, put);
  if (lang === 'ell') eachRanked(BY_FREQUENCY.greek, 6, 18, put);
  if (lang === 'tha') eachRanked(BY_FREQUENCY.thai, 7, 18, put);
  for (const [today, then] of OLDER_FORMS) {
    const cost = costs.get(today.charCodeAt(0));
    if (cost !== undefined) put(then.charCodeAt(0), cost);
  }
  return costs;
}
