import { lowerUtf8Of, utf8Of } from './gram-bytes.ts';
import { gramLanguages, gramScores } from './gram-model.ts';
import { type Sample, wordsOf } from './sample.ts';
import { type SiblingGroup, siblingPoints } from './siblings.ts';
import { trigramLanguage } from './trigrams.ts';

/** A language by ISO 639-3, and how far it leads the next: what the confidence comes from. */
export interface Guess {
  readonly iso6393: string;
  readonly lead: number;
}

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
 * and what it says is taken where it leads by this much: a near neighbour of what the grams say (Macedonian, near to three of
 * them, more clearly), or any other language, the
 * more easily the less the text is like the language of the grams.
 */
const NEIGHBOUR_MARGIN = 0.03;
const MACEDONIAN_MARGIN = 0.08;
const ANY_MARGIN = 0.06;
/** What a lead among franc's is worth as a lead in grams. */
const MARGIN_WORTH = 2000;
/** Languages that the grams do not know, and the one each is taken for. */
const TAKEN_FOR: Readonly<Record<string, readonly string[]>> = {
  zlm: ['ind'],
  nld: ['afr'],
  srp: ['mkd'],
  bul: ['mkd'],
  rus: ['mkd'],
  nob: ['nno'],
  por: ['glg'],
  spa: ['glg'],
  amh: ['tir'],
  hin: ['npi'],
  mar: ['npi'],
};
/** What the grams take languages for that they do not know, and the group of both. */
const SIBLINGS: Readonly<Record<string, SiblingGroup>> = {
  nld: 'dutch',
  rus: 'cyrillic',
  bul: 'cyrillic',
  srp: 'cyrillic',
  ukr: 'cyrillic',
  bel: 'cyrillic',
};
/** Cyrillic letters of other languages than those of the group: Kazakh, Tatar, Tajik, Ukrainian. */
const NOT_OF_SIBLINGS = /[іїєґўқғңәұһӣӯҳҷҗӈӧӱӓ]/u;
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
 * The language of a sample in a script that many share: by the n-grams of 43 languages, and where the text is unlike them or
 * like a near neighbour of theirs, by franc's trigrams.
 */
export function sharedScriptLanguage(sample: Sample, script: string): Guess {
  const { edges } = sample;
  // Most samples are asked for their bytes alone.
  if (edges.length <= 2 && (edges[1] ?? 0) - (edges[0] ?? 0) < LEAST_LETTERS) return NOTHING;
  const isIndic = script === 'Deva';
  const utf8 = isIndic ? utf8Of(wordsOf(sample).replace(MARKS, ' ')) : lowerUtf8Of(sample);
  const { scores, grams } = gramScores(utf8);
  const { best, lead, top } = leader(scores);
  const own =
    top > 0
      ? { iso6393: best, lead }
      : { iso6393: MOST_OF[script] ?? 'und', lead: script === 'Hebr' ? HEBREW_LEAD : 0 };
  const sibling = unknownSibling(sample, best);
  if (sibling !== undefined) return sibling;
  const mean = grams === 0 ? 0 : top / grams;
  const neighbours = TAKEN_FOR[best];
  const isOwn = mean >= LIKE_ITSELF || (mean >= HARDLY && lead >= CLEAR_LEAD * top);
  if ((isOwn && neighbours === undefined) || edges.length < 2 * LEAST_WORDS) return own;
  const other = trigramLanguage(wordsOf(sample));
  const isBeyond = !gramLanguages.includes(other.iso6393) && other.iso6393 !== 'und';
  const isNeighbour = neighbours?.includes(other.iso6393) === true;
  const anyMargin = mean < LIKE_ITSELF ? (ANY_MARGIN * mean) / LIKE_ITSELF : Number.POSITIVE_INFINITY;
  const least = isNeighbour
    ? Math.min(other.iso6393 === 'mkd' ? MACEDONIAN_MARGIN : NEIGHBOUR_MARGIN, anyMargin)
    : anyMargin;
  if (isBeyond && other.margin >= least) {
    return { iso6393: other.iso6393, lead: other.margin * MARGIN_WORTH };
  }
  return own;
}

const NOTHING: Guess = { iso6393: 'und', lead: 0 };

/** Afrikaans, Macedonian or Mongolian, which the grams do not know, where it is likelier than what they take it for. */
function unknownSibling(sample: Sample, best: string): Guess | undefined {
  const group = SIBLINGS[best];
  if (group === undefined) return undefined;
  const text = wordsOf(sample).toLowerCase();
  if (group === 'cyrillic' && NOT_OF_SIBLINGS.test(text)) return undefined;
  const points = siblingPoints(text, group);
  const [first, second] = [...points].sort(([, a], [, b]) => b - a);
  if (first === undefined || second === undefined || gramLanguages.includes(first[0])) return undefined;
  const lead = first[1] - second[1];
  return lead < LEAST_NATS ? undefined : { iso6393: first[0], lead: lead * NAT_WORTH };
}

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
  return { best: gramLanguages[best] ?? 'und', top, lead: top - next };
}
