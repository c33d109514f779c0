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
  const { [HIRAGANA]: hiragana = 0, [KATAKANA]: katakana = 0, [JAPANESE]: shinjitai = 0 } = counts;
  const { [HANS]: hans = 0, [HANT]: hant = 0, [BOPOMOFO]: bopomofo = 0 } = counts;
  const { [HAN]: plain = 0, [HANS_OR_JAPANESE]: oneForm = 0, [HANT_OR_JAPANESE]: otherForm = 0 } = counts;
  const chinese = hans + hant + bopomofo;
  const japanese = hiragana + katakana + shinjitai;
  if (japanese === 0) return chinese === 0 && oneForm > 0 && otherForm > 0;
  return japanese > chinese && japanese >= LEAST_JAPANESE * (plain + oneForm + otherForm);
}

/** The evidence for the Chinese variants in the letter counts of a text. */
export function variantEvidence(counts: Uint32Array): VariantEvidence {
  return {
    hans: (counts[HANS] ?? 0) + (counts[HANS_OR_JAPANESE] ?? 0),
    hant: (counts[HANT] ?? 0) + (counts[HANT_OR_JAPANESE] ?? 0),
    shared: (counts[HAN] ?? 0) + (counts[JAPANESE] ?? 0),
  };
}

/** Whether no character is of those that only Chinese writes, nor bopomofo among them, in a text of a few characters. */
export function mayBeJapanese(counts: Uint32Array): boolean {
  const { [HANS]: hans = 0, [HANT]: hant = 0, [BOPOMOFO]: bopomofo = 0, [HAN]: plain = 0 } = counts;
  return hans + hant + bopomofo === 0 && plain <= FEW;
}

/** Whether kana stand in a text. */
export function hasKana(counts: Uint32Array): boolean {
  return (counts[HIRAGANA] ?? 0) + (counts[KATAKANA] ?? 0) > 0;
}
