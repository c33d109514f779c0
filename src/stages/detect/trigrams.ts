import { COMMON_WORDS } from './common-words.ts';
import { rankedLanguages } from './trigram-ranks.ts';

/** Below this many letters trigrams say nothing. */
const LEAST_LETTERS = 10;
const WORD_BONUS = 0.6;
const LETTER_BONUS = 0.4;
const BEYOND_ASCII = /[^\0-\x7f]/;
const MOST_TIMES = 2;
const SHORT = 10;
const ENOUGH_WORDS = 20;
const CLEAR_MARGIN = 0.12;
/** A language that the web is full of is likelier than one of the hundred others. */
const KNOWN_BONUS = 0.1;
/** What text of their scripts mostly is in, and what is taken for a near neighbour that is written far more. */
const MORE_OR_LESS: { readonly [iso6393: string]: number } = {
  eng: 0.1,
  rus: 0.12,
  afr: -0.1,
  nno: -0.1,
  glg: -0.1,
  slk: -0.05,
};

/** The languages that have a word; the letters that speak for a language, and those that speak against it. */
interface Vocabulary {
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly letters: ReadonlyMap<string, RegExp>;
  readonly never: ReadonlyMap<string, RegExp>;
}

let vocabulary: Vocabulary | undefined;

function build(): Vocabulary {
  const words = new Map<string, string[]>();
  const letters = new Map<string, RegExp>();
  const never = new Map<string, RegExp>();
  for (const [lang, signs] of Object.entries(COMMON_WORDS)) {
    for (const word of signs.words.split(' ')) words.set(word, [...(words.get(word) ?? []), lang]);
    if (signs.letters !== '') letters.set(lang, new RegExp(`[${signs.letters}]`, 'u'));
    if (signs.never !== undefined) never.set(lang, new RegExp(`[${signs.never}]`, 'u'));
  }
  return { words, letters, never };
}

/**
 * The language of a short sample by franc's trigrams (Cavnar and Trenkle, "N-Gram-Based Text Categorization", 1994; models
 * from the Universal Declaration of Human Rights), helped by function words. ISO 639-3, or `und` for too little text;
 * `margin` is the lead over the next language, 0–1.
 */
export function trigramLanguage(sample: string): { readonly iso6393: string; readonly margin: number } {
  const words = sample
    .toLowerCase()
    .split(/[^\p{L}\p{M}¿¡·]+/u)
    .filter((word) => word !== '');
  const evidence = wordEvidence(words);
  const plain = byWordsAlone(evidence, words.length);
  if (plain !== undefined) return plain;
  // The more there is to read, the less what was likely beforehand counts.
  const trust = Math.min(1, SHORT / words.length);
  const text = limited(words).join(' ');
  if (text.length < LEAST_LETTERS) return { iso6393: 'und', margin: 0 };
  const scored = rankedLanguages(text).map(([lang, score]) => ({
    lang,
    score: score + trust * prior(lang) + (evidence.get(lang) ?? 0),
  }));
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0];
  if (best === undefined || best.lang === 'und') return { iso6393: 'und', margin: 0 };
  const next = scored[1]?.score ?? 0;
  return { iso6393: best.lang, margin: Math.min(1, best.score - next) };
}

/** A language whose words leave no doubt: then the trigrams of a hundred languages need not be compared. */
function byWordsAlone(
  evidence: ReadonlyMap<string, number>,
  words: number,
): { readonly iso6393: string; readonly margin: number } | undefined {
  if (words < ENOUGH_WORDS) return undefined;
  const [first, second] = [...evidence].sort(([, a], [, b]) => b - a);
  if (first === undefined || second === undefined) return undefined;
  const margin = first[1] - second[1];
  return margin >= CLEAR_MARGIN ? { iso6393: first[0], margin: Math.min(1, 2 * margin) } : undefined;
}

/** The words without a third time of any, so that a line repeated does not outweigh the rest. */
function limited(words: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return words.filter((word) => {
    const times = (seen.get(word) ?? 0) + 1;
    seen.set(word, times);
    return times <= MOST_TIMES;
  });
}

function prior(lang: string): number {
  return lang in COMMON_WORDS ? KNOWN_BONUS + (MORE_OR_LESS[lang] ?? 0) : 0;
}

/** What the words of a sample say for each language known for its words; a word of many counts less for each. */
function wordEvidence(words: readonly string[]): ReadonlyMap<string, number> {
  vocabulary ??= build();
  const evidence = new Map(Object.keys(COMMON_WORDS).map((lang) => [lang, 0]));
  const add = (lang: string, share: number): void => {
    evidence.set(lang, (evidence.get(lang) ?? 0) + share / words.length);
  };
  for (const word of words) {
    const languages = vocabulary.words.get(word) ?? [];
    for (const lang of languages) add(lang, WORD_BONUS / Math.sqrt(languages.length));
    // Letters that set languages apart are none of ASCII's.
    if (!BEYOND_ASCII.test(word)) continue;
    for (const [lang, letters] of vocabulary.letters) if (letters.test(word)) add(lang, LETTER_BONUS);
    for (const [lang, letters] of vocabulary.never) if (letters.test(word)) add(lang, -LETTER_BONUS);
  }
  return evidence;
}
