import { gramLanguages } from './gram-model.ts';
import { type Guess, guessOf } from './guess.ts';
import { SIBLINGS, siblingPoints } from './siblings.ts';

/** How much likelier a text is to be in one of the languages before it is read, in nats: Russian is, Mongolian is not. */
const PRIORS = SIBLINGS.cyrillic.map((language) => ({ rus: 0.5, khk: -0.5 })[language as string] ?? 0);
/** Their numbers among the languages of grams, -1 for none. */
const GRAM_NUMBERS = SIBLINGS.cyrillic.map((language) => gramLanguages.indexOf(language));
/** What a unit of the scores of grams is worth, in nats. */
const GRAM_WORTH = 0.03;
/** A language without grams is taken to score this much less than the best of the others. */
const WITHOUT_GRAMS = -20;
/** Letters of other languages than these: Kazakh, Tatar, Tajik, Mari. */
const OTHER_LETTERS = /[қғңәұһӣӯҳҷҗӈӧӱӓ]/u;

/**
 * Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian or Mongolian, by runs of letters and by the scores of
 * grams; none of them where a letter is of another language. The text is words in lower case with spaces between.
 */
export function cyrillicLanguage(text: string, scores: Float64Array): Guess | undefined {
  if (OTHER_LETTERS.test(text)) return undefined;
  const points = siblingPoints(text, 'cyrillic');
  const byGrams = GRAM_NUMBERS.map((number) => scores[number]);
  const without = Math.max(...byGrams.map((score) => score ?? 0)) + WITHOUT_GRAMS;
  byGrams.forEach((score, i) => {
    points[i] = (points[i] as number) + (PRIORS[i] ?? 0) + GRAM_WORTH * (score ?? without);
  });
  return guessOf(SIBLINGS.cyrillic, points, 'cyrillic');
}
