import { arabicCosts, arabicLanguages } from './arabic-letters.ts';
import { gramLanguages, gramScores } from './gram-model.ts';
import type { Guess } from './shared-script.ts';

/** ISO 639-3 of the languages of the Arabic script, by BCP 47 tag. */
const ISO: { readonly [lang: string]: string } = {
  ar: 'arb',
  fa: 'pes',
  ur: 'urd',
  ps: 'pbu',
  ckb: 'ckb',
  ug: 'uig',
  sd: 'snd',
};

/** How much likelier a text is to be in one of these languages before it is read, in nats, than in Persian. */
const PRIORS: { readonly [lang: string]: number } = { ar: 0.5, ur: 0.5, ps: -5, ckb: -5, ug: -5, sd: -5 };
/** What a unit of the scores of grams is worth, in nats. */
const GRAM_WORTH = 0.04;
/** A language without grams is taken to score this much less than the best of the others. */
const WITHOUT_GRAMS = -30;
/** Marks that go on with a word: vowel signs, tatweel, joiners. */
const MARKS = /\p{M}|\u0640|\u200d/gu;

/**
 * The language of a text in Arabic script, by its letters, each behind two others, and by n-grams. The sample is words
 * with spaces between; presentation forms count as the letters that they show.
 */
export function arabicScriptLanguage(sample: string): Guess {
  const text = sample.normalize('NFKC').replace(MARKS, '').replaceAll('\u200c', ' ');
  const costs = arabicCosts(text);
  const { scores } = gramScores(text);
  const byGrams = arabicLanguages.map((lang) => scores[gramLanguages.indexOf(ISO[lang] ?? '')]);
  const without = Math.max(...byGrams.map((score) => score ?? 0)) + WITHOUT_GRAMS;
  const points = arabicLanguages.map(
    (lang, i) => (PRIORS[lang] ?? 0) - (costs[i] as number) + GRAM_WORTH * (byGrams[i] ?? without),
  );
  const [top = 0, next = 0] = [...points].sort((a, b) => b - a);
  const lang = arabicLanguages[points.indexOf(top)] ?? 'ar';
  return { iso6393: ISO[lang] ?? 'und', lead: top - next };
}
