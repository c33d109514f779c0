import { isArabicLetter, isArabicMark } from '../kinds.ts';
import type { CharacterRule } from './rule.ts';

const TATWEEL = 0x640;
const PAUSES = '\n،؛؟.:!';
const TO_ARABIC = new Map([
  ['ی', 'ي'],
  ['ک', 'ك'],
]);
const TO_PERSIAN = new Map([
  ['ي', 'ی'],
  ['ى', 'ی'],
  ['ك', 'ک'],
]);

/** Letters of a word from which several tatweels at its end are drawn-out writing. */
const WORD = 3;

/**
 * Tatweel inside a word, and several at the end of one that is drawn out. One at the end is spelling (`هـ`, the year
 * of the Hijra), so are any number after a prefix or before a foreign word (`بالـ`), and under a mark it carries the
 * mark: there it stays.
 */
export const tatweel: CharacterRule = {
  ranges: [[TATWEEL, TATWEEL]],
  apply(text, at, log) {
    let end = at + 1;
    while (text.charCodeAt(end) === TATWEEL) end++;
    const before = text.charCodeAt(at - 1);
    if (!isArabicLetter(before) && !isArabicMark(before)) return end;
    const drawn = end > at + 1 && isWordBefore(text, at) && endsWord(text, end);
    if (drawn || isArabicLetter(text.charCodeAt(end))) log.replace(at, end, '', 'ar/tatweel');
    return end;
  },
};

/** Whether a word ends at `at` that is long enough to be no prefix. */
function isWordBefore(text: string, at: number): boolean {
  let letters = 0;
  for (let i = at - 1; i >= 0 && letters < WORD; i--) {
    const unit = text.charCodeAt(i);
    if (isArabicLetter(unit)) letters++;
    else if (!isArabicMark(unit) && unit !== TATWEEL) return false;
  }
  return letters >= WORD;
}

/** Whether the text ends at `at`, or punctuation or an Arabic word follows: nothing that a prefix could belong to. */
function endsWord(text: string, at: number): boolean {
  const next = text.charAt(at);
  if (next !== ' ') return next === '' || PAUSES.includes(next);
  return at + 1 === text.length || isArabicLetter(text.charCodeAt(at + 1));
}

/** Yeh and kaf in the encoding of one language, for those who ask. */
export const arabicLetter: CharacterRule = {
  ranges: [
    [0x643, 0x643],
    [0x649, 0x64a],
    [0x6a9, 0x6a9],
    [0x6cc, 0x6cc],
  ],
  wanted: ({ arabicLetters }) => arabicLetters !== 'keep',
  apply(text, at, log, { arabicLetters }) {
    const table = arabicLetters === 'arabic' ? TO_ARABIC : TO_PERSIAN;
    const letter = text.charAt(at);
    log.replace(at, at + 1, table.get(letter) ?? letter, 'ar/letter');
    return at + 1;
  },
};

/** Arabic-Indic and Persian digits as ASCII, for those who ask. */
export const arabicDigit: CharacterRule = {
  ranges: [
    [0x660, 0x669],
    [0x6f0, 0x6f9],
  ],
  wanted: ({ arabicDigits }) => arabicDigits === 'ascii',
  apply(text, at, log) {
    log.replace(at, at + 1, String(text.charCodeAt(at) & 0xf), 'ar/digit');
    return at + 1;
  },
};

/** Vowel signs and Quranic annotation, for those who ask; madda and hamza (U+0653–0655) make letters and stay. */
export const arabicDiacritic: CharacterRule = {
  ranges: [
    [0x610, 0x61a],
    [0x64b, 0x652],
    [0x656, 0x65f],
    [0x670, 0x670],
    [0x6d6, 0x6dc],
    [0x6df, 0x6e4],
    [0x6e7, 0x6e8],
    [0x6ea, 0x6ed],
    [0x8d3, 0x8e1],
    [0x8e3, 0x8ff],
  ],
  wanted: ({ arabicDiacritics }) => arabicDiacritics === 'strip',
  apply(_text, at, log) {
    log.replace(at, at + 1, '', 'ar/diacritic');
    return at + 1;
  },
};
