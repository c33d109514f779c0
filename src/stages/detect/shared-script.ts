import { cyrillicLanguage } from './cyrillic.ts';
import { lowerUtf8Of, utf8Of } from './gram-bytes.ts';
import { gramLanguages, gramScores } from './gram-model.ts';
import type { Guess } from './guess.ts';
import { type Sample, wordsOf } from './sample.ts';
import { siblingPoints } from './siblings.ts';
import { trigramLanguage } from './trigrams.ts';

/** Below this mean score a gram the text is hardly in any language of the grams. */
const LIKE_ITSELF = 90;
/** Above this it is, where the next language is behind by this share of the score. */
const HARDLY = 50;
const CLEAR_LEAD = 0.15;
/** Fewer letters could be of any language. */
const LEAST_LETTERS = 3;
/** franc is asked of no fewer words, */
const LEAST_WORDS = 5;
/**
 * and what it says is taken where it leads by this much: a near neighbour of what the grams say, or any other language, the
 * more easily the less the text is like the language of the grams.
 */
const NEIGHBOUR_MARGIN = 0.03;
const ANY_MARGIN = 0.06;
/** What a lead among franc's is worth as a lead in grams. */
const MARGIN_WORTH = 2000;
/** Languages that the grams do not know, and the one each is taken for. */
const TAKEN_FOR: Readonly<Record<string, readonly string[]>> = {
  zlm: ['ind'],
  nld: ['afr'],
  nob: ['nno'],
  por: ['glg'],
  spa: ['glg'],
  amh: ['tir'],
  hin: ['npi'],
  mar: ['npi'],
};
/** Languages that runs of letters tell and the grams do not know. */
const BY_LETTERS_ALONE: ReadonlySet<string> = new Set(['afr', 'mkd', 'khk']);
/** A lead that one letter does not make, and what a nat is worth as a lead in grams. */
const LEAST_NATS = 2;
const NAT_WORTH = 30;
/** The language of most text of its script, for what is too short to tell. */
const MOST_OF: Readonly<Record<string, string>> = { Hebr: 'heb', Deva: 'hin', Ethi: 'amh', Cyrl: 'rus' };
/** There is hardly anything but Hebrew in its script. */
const HEBREW_LEAD = 500;
/** eld takes the marks of Indic vowels for the ends of words. */
const MARKS = /\p{M}+/gu;

/**
 * The language of a sample in a script that many share: by the n-grams of 39 languages, and where the text is unlike them or
 * like a near neighbour of theirs, by franc's trigrams.
 */
export function sharedScriptLanguage(sample: Sample, script: string): Guess {
  const { edges } = sample;
  if (edges.length <= 2 && (edges[1] ?? 0) - (edges[0] ?? 0) < LEAST_LETTERS) return NOTHING;
  const isIndic = script === 'Deva';
  const utf8 = isIndic ? utf8Of(wordsOf(sample).replace(MARKS, ' ')) : lowerUtf8Of(sample);
  const { scores, grams } = gramScores(utf8);
  const { best, lead, top } = leader(scores);
  const own = ownGuess(sample, script, scores, best, lead);
  if (isSettled(own)) return own;
  const mean = grams === 0 ? 0 : top / grams;
  const neighbours = TAKEN_FOR[best];
  const isOwn = mean >= LIKE_ITSELF || (mean >= HARDLY && lead >= CLEAR_LEAD * top);
  if ((isOwn && neighbours === undefined) || edges.length < 2 * LEAST_WORDS) return own;
  const other = trigramLanguage(wordsOf(sample));
  const isBeyond = !isKnown(other.iso6393) && other.iso6393 !== 'und';
  const isNeighbour = neighbours?.includes(other.iso6393) === true;
  const anyMargin = mean < LIKE_ITSELF ? (ANY_MARGIN * mean) / LIKE_ITSELF : Number.POSITIVE_INFINITY;
  const least = isNeighbour ? Math.min(NEIGHBOUR_MARGIN, anyMargin) : anyMargin;
  if (isBeyond && other.margin >= least) {
    return { iso6393: other.iso6393, lead: other.margin * MARGIN_WORTH, by: 'grams' };
  }
  return own;
}

const NOTHING: Guess = { iso6393: 'und', lead: 0, by: 'grams' };

/** Whether grams or runs of letters know a language. */
function isKnown(iso6393: string): boolean {
  return gramLanguages.includes(iso6393) || BY_LETTERS_ALONE.has(iso6393);
}

/** Whether a guess by runs of letters is of a language that the grams do not know: then they have no more to say. */
function isSettled({ iso6393, lead, by }: Guess): boolean {
  return BY_LETTERS_ALONE.has(iso6393) && (by !== 'cyrillic' || lead >= LEAST_NATS);
}

/** What grams and runs of letters say together. */
function ownGuess(sample: Sample, script: string, scores: Float64Array, best: string, lead: number): Guess {
  if (script === 'Cyrl') {
    const guess = cyrillicLanguage(wordsOf(sample).toLowerCase(), scores);
    if (guess !== undefined) return guess;
  }
  if (best === 'nld') {
    const [, afrikaans = 0] = siblingPoints(wordsOf(sample).toLowerCase(), 'dutch');
    if (afrikaans >= LEAST_NATS) return { iso6393: 'afr', lead: afrikaans * NAT_WORTH, by: 'grams' };
  }
  if (best !== 'und') return { iso6393: best, lead, by: 'grams' };
  return { iso6393: MOST_OF[script] ?? 'und', lead: script === 'Hebr' ? HEBREW_LEAD : 0, by: 'grams' };
}

/** The language that the grams say, if any. */
function leader(scores: Float64Array): {
  readonly best: string;
  readonly top: number;
  readonly lead: number;
} {
  let best = 0;
  let top = 0;
  let next = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] as number;
    if (score > top) {
      next = top;
      top = score;
      best = i;
    } else if (score > next) next = score;
  }
  return { best: top > 0 ? (gramLanguages[best] ?? 'und') : 'und', top, lead: top - next };
}
