import type { Facts } from '../../core/document.ts';
import { defineStage, KEEP } from '../../core/stage.ts';
import { checkMajority, DETECT_DEFAULTS, detectWith } from './detect.ts';
import type { VariantEvidence } from './han.ts';

/** The confidence from which on a part of the text is taken to be told as the whole is. */
const SURE = 0.95;

/**
 * Tags a document with its language: `lang`, and the facts `sourceLang` (the same tag, kept as what the document was
 * before later stages), `script`, and for Chinese: `variant` with the share of each where
 * it mixes both, `region` where what is not Simplified has signs of one, `yue` where it has words of Cantonese.
 *
 * A document that comes with `lang` and `sourceLang` was detected before and keeps them, so that cleaning a clean corpus
 * again changes nothing.
 *
 * @example
 * detectStage().process({ id: '1', text: '對話' }, false) // { kind: 'tag', lang: 'zh-Hant', facts: { … } }
 */
export const detectStage = defineStage({
  name: 'detect',
  defaults: DETECT_DEFAULTS,
  steady: true,
  create: (given) => {
    const options = checkMajority(given);
    return (doc) => {
      if (doc.lang !== undefined && doc.meta?.sourceLang !== undefined) return KEEP;
      const { lang, script, variant, region, yue, confidence } = detectWith(doc.text, options);
      const mixed = lang === 'zh' && variant !== undefined && variant.hans + variant.hant > 0;
      const facts: Facts = {
        sourceLang: lang,
        script,
        ...(mixed && { variant: shares(variant) }),
        ...(region !== undefined && lang !== 'zh-Hans' && { region: { ...region } }),
        ...(yue !== undefined && { yue: { ...yue } }),
      };
      const sure = confidence >= SURE;
      return { kind: 'tag', lang, facts, ...(sure && { sure }) };
    };
  },
});

/** Shares of the one-sided characters, to three digits. */
function shares({ hans, hant }: VariantEvidence): { readonly hans: number; readonly hant: number } {
  const share = Math.round((1000 * hans) / (hans + hant));
  return { hans: share / 1000, hant: (1000 - share) / 1000 };
}
