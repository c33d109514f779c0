import {
  CN_CHARACTERS,
  CN_EVERYDAY,
  CN_WORDS,
  HK_CHARACTERS,
  HK_EVERYDAY,
  HK_WORDS,
  NEITHER,
  TW_CHARACTERS,
  TW_EVERYDAY,
  TW_WORDS,
} from '../../data/regions.generated.ts';
import { type LetterCounts, SIGN_SAMPLE } from './letter-counts.ts';

/** A word or a form, and what it speaks for. */
interface Entry {
  readonly word: string;
  /** The code unit that it begins with. */
  readonly first: number;
  /** Where in the word its rarest character stands. */
  readonly at: number;
  /** Number of the region: 0 Taiwan, 1 Hong Kong, 2 mainland, 3 none. */
  readonly region: number;
  readonly weight: number;
  /** Whether it says nothing in Simplified text: a form of a character, or a word that the mainland has too. */
  readonly onlyTraditional: boolean;
}

/** An entry that stands in a text. */
export interface Found {
  readonly start: number;
  readonly entry: Entry;
}

const MAINLAND = 2;
export const NO_REGION = 3;
/** An everyday word of a region; a term or a name of its own; a form of a character, which fonts and habits blur. */
const EVERYDAY_WEIGHT = 2;
const WORD_WEIGHT = 1.5;
const CHARACTER_WEIGHT = 1;
/** A form of Taiwan is that of most fonts and code pages, and stands in texts of Hong Kong too. */
const TAIWAN_FORM_WEIGHT = 0.1;

/** The entries by their rarest character, and what tells whether one of them may stand around a place. */
interface Model {
  readonly bySign: ReadonlyMap<number, readonly Entry[]>;
  /** By {@link pairIndex} of two code units whether they are the rarest character of a word and the one before it, or behind it. */
  readonly pairs: Uint8Array;
  /** Whether a code unit alone is an entry. */
  readonly alone: Uint8Array;
}

const WITH_BEFORE = 1;
const WITH_BEHIND = 2;

let model: Model | undefined;

function build(): Model {
  const bySign = new Map<number, Entry[]>();
  const ofMainland = new Set(`${CN_EVERYDAY} ${CN_WORDS}`.split(' ').map((word) => word.slice(1)));
  const pairs = new Uint8Array(0x10000);
  const alone = new Uint8Array(0x10000);
  const add = (word: string, at: number, region: number, weight: number): void => {
    const sign = word.charCodeAt(at);
    const onlyTraditional = word.length === 1 || (region !== MAINLAND && ofMainland.has(word));
    const entry = { word, first: word.charCodeAt(0), at, region, weight, onlyTraditional };
    const list = bySign.get(sign);
    if (list === undefined) bySign.set(sign, [entry]);
    else list.push(entry);
    const from = Math.max(0, at - 1);
    const pair = pairIndex(word.charCodeAt(from), word.charCodeAt(from + 1));
    if (word.length === 1) alone[sign] = 1;
    else pairs[pair] = (pairs[pair] as number) | (at === 0 ? WITH_BEHIND : WITH_BEFORE);
  };
  // The digit before a word is the place of its rarest character.
  const addWords = (words: string, region: number, weight: number): void => {
    for (const word of words.split(' ')) add(word.slice(1), word.charCodeAt(0) - 0x30, region, weight);
  };
  const addForms = (forms: string, region: number, weight: number): void => {
    for (const form of forms) add(form, 0, region, weight);
  };
  [TW_EVERYDAY, HK_EVERYDAY, CN_EVERYDAY].forEach((words, region) => {
    addWords(words, region, EVERYDAY_WEIGHT);
  });
  [TW_WORDS, HK_WORDS, CN_WORDS].forEach((words, region) => {
    addWords(words, region, WORD_WEIGHT);
  });
  addForms(TW_CHARACTERS, 0, TAIWAN_FORM_WEIGHT);
  addForms(HK_CHARACTERS, 1, CHARACTER_WEIGHT);
  addForms(CN_CHARACTERS, 2, CHARACTER_WEIGHT);
  addWords(NEITHER, NO_REGION, 0);
  return { bySign, pairs, alone };
}

/** Where two code units are in the table of pairs; few others share a place with those of a word. */
function pairIndex(unit: number, next: number): number {
  return (Math.imul(unit, 0x9e5) + next) & 0xffff;
}

/** The entries in the sample of a text, in the order in which they begin, of those that begin together the longest first. */
export function entriesIn(
  text: string,
  { units, signs, found }: LetterCounts,
  isSimplified: boolean,
): Found[] {
  model ??= build();
  const { bySign, pairs, alone } = model;
  const all: Found[] = [];
  for (let i = 0; i < found; i++) {
    const sign = signs[i] as number;
    const unit = units[sign] as number;
    // Behind the end of a text the array goes on with another one: where that makes a pair, no word is found.
    const before = pairs[pairIndex(units[Math.max(0, sign - 1)] as number, unit)] as number;
    const behind = pairs[pairIndex(unit, units[sign + 1] as number)] as number;
    const own = isSimplified ? 0 : (alone[unit] as number);
    if (((before & WITH_BEFORE) | (behind & WITH_BEHIND) | own) === 0) continue;
    for (const entry of bySign.get(unit) ?? []) {
      if (isSimplified && entry.onlyTraditional) continue;
      const start = sign - entry.at;
      if (start < 0 || units[start] !== entry.first || start + entry.word.length > SIGN_SAMPLE) continue;
      if (text.startsWith(entry.word, start)) {
        insert(all, { start, entry });
      }
    }
  }
  return all;
}

/** Puts an entry in its place, which is near the end: signs come in order, and words are short. */
function insert(all: Found[], one: Found): void {
  let at = all.length;
  for (; at > 0; at--) {
    const before = all[at - 1] as Found;
    const isBefore =
      before.start < one.start ||
      (before.start === one.start && before.entry.word.length >= one.entry.word.length);
    if (isBefore) break;
    all[at] = before;
  }
  all[at] = one;
}
