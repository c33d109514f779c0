import { letterClasses } from '../letter-classes.ts';
import { SCRIPTS } from '../scripts.ts';
import { unitCosts } from './costs.ts';
import { letterPairs } from './letter-pairs.ts';

/**
 * Kinds of code units: signs, the alphabets of {@link ALPHABETIC} from 1 on, what is written without spaces, marks that
 * stand on or between Arabic letters, and signs that stand in no word.
 */
const SIGN = 0;
const LATIN = 1;
const ARABIC = 5;
const ALPHABETIC: readonly string[] = ['Latn', 'Grek', 'Cyrl', 'Hebr', 'Arab', 'Thai'];
const EAST_ASIAN = 7;
const ARABIC_MARK = 8;
const NO_WORD_SIGN = 9;

/** Vowel signs, tatweel, joiners and the two marks of direction, which stand outside words too. */
const ARABIC_MARKS = '\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640\u200c\u200d\u200e\u200f';
const FIRST_DIRECTION = 0x200e;
const NO_WORD_SIGNS = '฿¹²³¼½¾¶¤¦¨¯¬±µ×÷¢£¥§¸¡¿«»';

/** Costs in half bits, as everywhere here. */
const CAPITAL = 3;
const CAPITAL_INSIDE = 14;
/** A letter right after one of another alphabet; a word after one of another script. */
const MIXED_WORD = 22;
const OTHER_WORD = 8;
/** A Han character or the like, and a letter, right after one another. */
const BESIDE_LETTER = 7;
/** One alone between two letters, and one alone before the letters of a word. */
const AMONG_LETTERS = 24;
const BEFORE_LETTERS = 10;
/** A space between characters that are written without. */
const SPACED = 6;
/** A sign that stands in no word, inside one. */
const SIGN_IN_WORD = 14;
/** A letter in a charset that is not there for its script. */
const FOREIGN_SCRIPT = 16;
const MOST = 0xff;

interface Classes {
  readonly kinds: Uint8Array;
  /** 1 for a capital letter. */
  readonly capitals: Uint8Array;
}

let classes: Classes | undefined;

/**
 * What a text costs where any language may stand, in half bits: letters of alphabets after the letter before them, all else
 * alone, and more for what mixes scripts. Given `costs` of its own, a charset is there for some scripts: then letters
 * other than Latin cost what they cost alone.
 */
export function textCost(text: string, costs?: Uint8Array): number {
  const lastPaired = costs === undefined ? ALPHABETIC.length : LATIN;
  const alone = costs ?? unitCosts();
  classes ??= build();
  const { kinds, capitals } = classes;
  const { ids, costs: pairCosts, size } = letterPairs();
  let cost = 0;
  let before = SIGN; // kind of the unit before
  let previous = 0; // letter before, 0 at the border of a word
  let small = false; // whether that is a small letter
  let word = SIGN; // kind of the last word
  let run = 0; // units of what is written without spaces, up to here
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const kind = kinds[unit] as number;
    if (kind === SIGN || kind > lastPaired) {
      cost += alone[unit] as number;
      if (kind === ARABIC_MARK) {
        if (before === ARABIC) continue;
        if (previous !== 0 || unit < FIRST_DIRECTION) cost += MIXED_WORD;
      }
      if (previous !== 0) {
        cost += pairCosts[previous * size] as number;
        previous = 0;
        if (kind === NO_WORD_SIGN) cost += SIGN_IN_WORD;
        if (kind === EAST_ASIAN) cost += BESIDE_LETTER;
      }
      if (kind === EAST_ASIAN) {
        if (run === 0 && word === EAST_ASIAN && isSpace(text, i - 1) && !isHangul(unit)) cost += SPACED;
        word = EAST_ASIAN;
        run++;
      } else run = 0;
    } else {
      const id = ids[unit] as number;
      const isCapital = capitals[unit] === 1;
      if (kind === before && previous !== 0) {
        cost += pairCosts[previous * size + id] as number;
        if (isCapital && small) cost += CAPITAL_INSIDE;
      } else {
        cost += (pairCosts[id] as number) + (isCapital ? CAPITAL : 0);
        if (previous !== 0) cost += MIXED_WORD;
        else if (before === EAST_ASIAN) {
          cost += BESIDE_LETTER;
          if (run === 1) cost += kinds[text.charCodeAt(i - 2)] === kind ? AMONG_LETTERS : BEFORE_LETTERS;
        } else if (before === NO_WORD_SIGN) cost += SIGN_IN_WORD;
        else if (word !== SIGN && word !== kind) cost += OTHER_WORD;
      }
      previous = id;
      small = !isCapital;
      word = kind;
      run = 0;
    }
    before = kind;
  }
  return cost;
}

function isSpace(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x20;
}

function isHangul(unit: number): boolean {
  return unit >= 0xac00 && unit <= 0xd7a3;
}

const byScripts = new Map<readonly string[], Uint8Array>();

/** What each code unit costs in a charset that is there for some scripts, a list kept by who asks: it is the key. */
export function costsIn(scripts: readonly string[]): Uint8Array {
  let table = byScripts.get(scripts);
  if (table === undefined) {
    table = unitCosts().slice();
    const kinds = letterClasses();
    for (let unit = 0x80; unit < table.length; unit++) {
      // Han characters that tell a variant have classes of their own behind those of the scripts.
      const kind = kinds[unit] ?? 0;
      const script = kind > SCRIPTS.length ? 'Hani' : SCRIPTS[kind - 1]?.code;
      if (script === undefined || scripts.includes(script)) continue;
      table[unit] = Math.min(MOST, (table[unit] ?? 0) + FOREIGN_SCRIPT);
    }
    byScripts.set(scripts, table);
  }
  return table;
}

function build(): Classes {
  const kinds = new Uint8Array(0x10000);
  const capitals = new Uint8Array(0x10000);
  const { ids } = letterPairs();
  for (const { code, blocks } of SCRIPTS) {
    const alphabet = ALPHABETIC.indexOf(code) + 1;
    const isEastAsian = ['Hani', 'Hira', 'Kana', 'Hang', 'Bopo'].includes(code);
    if (alphabet === 0 && !isEastAsian) continue;
    for (let i = 0; i < blocks.length; i += 2) {
      for (let unit = blocks[i] ?? 0; unit <= (blocks[i + 1] ?? 0); unit++) {
        if (isEastAsian) kinds[unit] = EAST_ASIAN;
        else if (ids[unit] !== 0) kinds[unit] = alphabet;
      }
    }
  }
  // The voicing marks and the long mark of half-width katakana follow a letter of it.
  for (const mark of 'ﾞﾟｰ') kinds[mark.charCodeAt(0)] = EAST_ASIAN;
  for (const mark of ARABIC_MARKS) kinds[mark.charCodeAt(0)] = ARABIC_MARK;
  for (let i = 0; i < NO_WORD_SIGNS.length; i++) kinds[NO_WORD_SIGNS.charCodeAt(i)] = NO_WORD_SIGN;
  for (let unit = 0x41; unit < 0x590; unit++) {
    const char = String.fromCharCode(unit);
    if (kinds[unit] !== SIGN && char !== char.toLowerCase()) capitals[unit] = 1;
  }
  return { kinds, capitals };
}
