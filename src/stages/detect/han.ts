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

/** One stray character of the other side does not make a text mixed once this many speak for the one. */
const ENOUGH = 4;
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

/**
 * `zh-Hans` or `zh-Hant` where one side has at least the `majority` of the one-sided characters, else `zh`: a text that
 * mixes both, or shows no evidence.
 */
export function chineseVariant(
  { hans, hant }: VariantEvidence,
  majority: number,
): { readonly lang: 'zh' | 'zh-Hans' | 'zh-Hant'; readonly confidence: number } {
  const total = hans + hant;
  const most = Math.max(hans, hant);
  const least = Math.min(hans, hant);
  const isClear = most >= total * majority || (least === 1 && most >= ENOUGH);
  // `zh` is right whatever the variant; that there is none to tell is what is unsure of a short text.
  if (total === 0 || !isClear) return { lang: 'zh', confidence: (total + 1) / (total + 2) };
  // The rule of succession (Laplace): how likely the next one-sided character is of that side.
  return { lang: hans > hant ? 'zh-Hans' : 'zh-Hant', confidence: (most + 1) / (total + 2) };
}
