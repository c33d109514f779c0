/** How many characters of a text only Simplified or only Traditional Chinese writes, and how many Han characters say nothing. */
export interface VariantEvidence {
  readonly hans: number;
  readonly hant: number;
  readonly shared: number;
}

/** One stray character of the other side does not make a text mixed once this many speak for the one. */
const ENOUGH = 4;

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
  if (total === 0) return { lang: 'zh', confidence: 0.5 };
  const clear = most / total >= majority || (least === 1 && most >= ENOUGH);
  if (!clear) return { lang: 'zh', confidence: 0.8 };
  // The rule of succession (Laplace): what the next one-sided character will be.
  return { lang: hans > hant ? 'zh-Hans' : 'zh-Hant', confidence: (most + 1) / (total + 2) };
}
