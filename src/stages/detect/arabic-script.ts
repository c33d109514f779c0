import { arabicCosts, arabicLanguages } from './arabic-letters.ts';
import { type Guess, guessOf } from './guess.ts';
import { SIBLINGS, siblingPoints } from './siblings.ts';

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

/** The same, in the order of the points. */
const LANGUAGES = arabicLanguages.map((lang) => ISO[lang] ?? 'und');
const SIBLING_NUMBERS = LANGUAGES.map((one) => (SIBLINGS.arabic as readonly string[]).indexOf(one));

/** How much likelier a text is to be in one of these languages before it is read, in nats, than in Persian. */
const PRIORS: { readonly [lang: string]: number } = { ar: 1, ps: -5, ckb: -5, ug: -5, sd: -5 };
/** What a nat of the runs of letters counts beside one of the letters, which come from fewer texts. */
const SIBLINGS_WORTH = 2.6;
/** With a lead of this by letters alone no runs of letters are asked, in nats. */
const CLEAR_LEAD = 20;
/** Anything but the letters of the Arabic block and spaces. */
const NOT_PLAIN = /[^\u0020\u0621-\u063f\u0641-\u064a\u0671-\u06d3\u06d5]/;
/** Marks that go on with a word: vowel signs, tatweel, joiners. */
const MARKS = /\p{M}|\u0640|\u200d/gu;

/**
 * The language of a text in Arabic script, by its letters, each behind two others, and by runs of letters. The sample is words
 * with spaces between; presentation forms count as the letters that they show.
 */
export function arabicScriptLanguage(sample: string): Guess {
  const text = NOT_PLAIN.test(sample)
    ? sample.normalize('NFKC').replace(MARKS, '').replaceAll('\u200c', ' ')
    : sample;
  const points = arabicCosts(text).map((cost, i) => (PRIORS[arabicLanguages[i] ?? ''] ?? 0) - cost);
  const byLetters = guessOf(LANGUAGES, points, 'arabic');
  if (byLetters.lead >= CLEAR_LEAD) return byLetters;
  const near = siblingPoints(text, 'arabic');
  const most = Math.max(...near);
  return guessOf(
    LANGUAGES,
    points.map((point, i) => point + SIBLINGS_WORTH * ((near[SIBLING_NUMBERS[i] ?? -1] ?? most) - most)),
    'arabic',
  );
}
