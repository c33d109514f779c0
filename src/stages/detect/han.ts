import {
  BOPOMOFO,
  HAN,
  HANS,
  HANS_OR_JAPANESE,
  HANT,
  HANT_OR_JAPANESE,
  HIRAGANA,
  JAPANESE,
  KATAKANA,
} from './letter-classes.ts';

/** How many characters of a text only Simplified or only Traditional Chinese writes, and how many Han characters say nothing. */
export interface VariantEvidence {
  readonly hans: number;
  readonly hant: number;
  readonly shared: number;
}

/** Of no more characters than this a word of Japanese may be made. */
const FEW = 12;
/** A Japanese text has at least this many kana or shinjitai for each Han character that Chinese writes too. */
const LEAST_JAPANESE = 0.04;

/**
 * Whether Han text is Japanese: what only Japanese writes outnumbers what only Chinese does. Without kana, forms that one
 * Chinese standard has beside forms of the other, all of them Japanese too and none Chinese alone, say so as well (郵便番号).
 */
export function isJapanese(counts: Uint32Array): boolean {
  const japanese = of(counts, HIRAGANA) + of(counts, KATAKANA) + of(counts, JAPANESE);
  const chinese = of(counts, HANS) + of(counts, HANT) + of(counts, BOPOMOFO);
  const oneForm = of(counts, HANS_OR_JAPANESE);
  const otherForm = of(counts, HANT_OR_JAPANESE);
  if (japanese === 0) return chinese === 0 && oneForm > 0 && otherForm > 0;
  return japanese > chinese && japanese >= LEAST_JAPANESE * (of(counts, HAN) + oneForm + otherForm);
}

/** The evidence for the Chinese variants in the letter counts of a text. */
export function variantEvidence(counts: Uint32Array): VariantEvidence {
  return {
    hans: of(counts, HANS) + of(counts, HANS_OR_JAPANESE),
    hant: of(counts, HANT) + of(counts, HANT_OR_JAPANESE),
    shared: of(counts, HAN) + of(counts, JAPANESE),
  };
}

/** Whether no character is of those that only Chinese writes, nor bopomofo among them, in a text of a few characters. */
export function mayBeJapanese(counts: Uint32Array): boolean {
  return of(counts, HANS) + of(counts, HANT) + of(counts, BOPOMOFO) === 0 && of(counts, HAN) <= FEW;
}

/** Whether kana stand in a text. */
export function hasKana(counts: Uint32Array): boolean {
  return of(counts, HIRAGANA) + of(counts, KATAKANA) > 0;
}

function of(counts: Uint32Array, kind: number): number {
  return counts[kind] as number;
}
