import { GRAM_COUNT, GRAM_LANGUAGES, GRAM_PAIRS, GRAMS } from '../../data/grams.generated.ts';
import type { Utf8 } from './gram-bytes.ts';
import { gramKeys, KEY_BITS } from './grams.ts';

/** What the steps of the table stand for: the least score, and how far it is from step to step. */
const BASE = 53;
const STEP = 207 / 31;
/** Keys are looked for among those with the same first bits. */
const BUCKET_BITS = 16;
const SHIFT = KEY_BITS - BUCKET_BITS;
const LANGUAGE_BITS = 6;
const LANGUAGE = 2 ** LANGUAGE_BITS - 1;

/** ISO 639-3 of the languages that grams tell apart, in the order of the scores. */
export const gramLanguages: readonly string[] = GRAM_LANGUAGES.split(' ');

/** Keys in rising order, each with where its pairs of language and step begin beside it, and where each bucket of them begins. */
interface Model {
  readonly grams: Uint32Array;
  readonly buckets: Uint32Array;
  /** The number of a language, and above it the step. */
  readonly pairs: Uint16Array;
}

let model: Model | undefined;

function build(): Model {
  const digits = new Uint8Array(128);
  for (let i = 0; i < 64; i++) {
    digits['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.charCodeAt(i)] = i;
  }
  const digit = (at: number): number => digits[GRAMS.charCodeAt(at)] as number;
  const grams = new Uint32Array(2 * (GRAM_COUNT + 1));
  const pairs = new Uint16Array(GRAM_PAIRS);
  const buckets = new Uint32Array(2 ** BUCKET_BITS + 1);
  let at = 0;
  let pair = 0;
  let key = 0;
  for (let gram = 0; gram < 2 * GRAM_COUNT; gram += 2) {
    for (let shift = 0, more = true; more; shift += 5) {
      const value = digit(at++);
      key += (value & 31) << shift;
      more = value >= 32;
    }
    grams[gram] = key;
    grams[gram + 1] = pair;
    buckets[(key >>> SHIFT) + 1] = gram + 2;
    for (let last = false; !last; pair++) {
      const step = digit(at + 1);
      pairs[pair] = digit(at) | ((step & 31) << LANGUAGE_BITS);
      last = step >= 32;
      at += 2;
    }
  }
  grams[2 * GRAM_COUNT + 1] = pair;
  // A bucket without keys begins where the one before it ends.
  for (let i = 1; i < buckets.length; i++) if (buckets[i] === 0) buckets[i] = buckets[i - 1] as number;
  return { grams, buckets, pairs };
}

/** What the grams of a text say: a score for each of {@link gramLanguages}, and how many different ones it has. */
export interface GramScores {
  readonly scores: Float64Array;
  readonly grams: number;
}

/** Sums up the scores of the different grams of a text in lower case, its words with one space between. */
export function gramScores(text: Utf8): GramScores {
  model ??= build();
  const { grams, buckets, pairs } = model;
  const scores = new Float64Array(gramLanguages.length);
  const { keys, count } = gramKeys(text);
  for (let i = 0; i < count; i++) {
    const key = keys[i] as number;
    const bucket = key >>> SHIFT;
    const end = buckets[bucket + 1] as number;
    let gram = buckets[bucket] as number;
    while (gram < end && (grams[gram] as number) < key) gram += 2;
    if (gram === end || grams[gram] !== key) continue;
    const to = grams[gram + 3] as number;
    for (let pair = grams[gram + 1] as number; pair < to; pair++) {
      const value = pairs[pair] as number;
      const language = value & LANGUAGE;
      scores[language] = (scores[language] as number) + BASE + (value >>> LANGUAGE_BITS) * STEP;
    }
  }
  return { scores, grams: count };
}
