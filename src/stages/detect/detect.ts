import { QingwenError } from '../../core/errors.ts';
import { checkOptions } from '../../core/options.ts';
import { calibrated } from './calibration.ts';
import { type CantoneseEvidence, cantoneseEvidence } from './cantonese.ts';
import { chineseVariant } from './chinese-variant.ts';
import { hasKana, mayBeJapanese, type VariantEvidence, variantEvidence } from './han.ts';
import { isMixedKorean } from './korean.ts';
import { guessLanguage } from './language-guess.ts';
import { bcp47, ONE_LANGUAGE } from './languages.ts';
import { HANGUL } from './letter-classes.ts';
import { countLetters, type LetterCounts } from './letter-counts.ts';
import { isNoLanguage } from './no-language.ts';
import { type RegionEvidence, regionEvidence } from './regions.ts';
import { type ScriptShare, scriptShares } from './script-shares.ts';

/** What a text is written in. */
export interface Detection {
  /**
   * BCP 47 tag: `zh-Hans`, `zh-Hant`, `zh` (both variants mixed, or no evidence for either), `ar`, `fa`, `ja`, `en`, …;
   * `und` where letters do not tell the language, `zxx` where there is something but no language: numbers, code, addresses.
   */
  readonly lang: string;
  /** ISO 15924 code of the main script; `Jpan` for kanji with kana, `Kore` for Hangul on Han characters, `Zyyy` for none. */
  readonly script: string;
  /** How sure it is, 0–1: of texts given 0.9, about nine in ten are right (`npm run accuracy` measures it). */
  readonly confidence: number;
  /** ISO 639-3 code of the language: `cmn`, `arb`, `pes`, …, `und`, `zxx`. */
  readonly iso6393: string;
  /** Share of each script in all letters, weighted by what one letter says, largest first. */
  readonly scripts: { readonly [script: string]: number };
  /** For Chinese: characters that only one variant writes, and Han characters that both do. */
  readonly variant?: VariantEvidence;
  /** For Chinese with any: characters and words that tell Taiwan, Hong Kong and the mainland apart. */
  readonly region?: RegionEvidence;
  /** For Chinese with any: what is written Cantonese. The tag stays that of the written standard, `zh-Hant` as a rule. */
  readonly yue?: CantoneseEvidence;
}

/** Options of {@link detect} and the detect stage. */
export interface DetectOptions {
  /**
   * Share of the one-sided characters that one Chinese variant needs for its tag, above 0.5; below it a text is
   * mixed (`zh`). Default 0.9.
   */
  readonly majority: number;
}

export const DETECT_DEFAULTS: Readonly<DetectOptions> = Object.freeze({ majority: 0.9 });

/** How sure Chinese is that Japanese could have written too, character for character. */
const SHARED_WITH_JAPANESE = 0.9;

/**
 * Says the script, language and Chinese variant of a text.
 *
 * Letters are counted by script; a Han character weighs as much as four Latin letters, so names and products in Latin do not
 * hide the language around them. Simplified and Traditional are told by the characters that one standard alone
 * writes (tables derived from OpenCC's dictionaries); Arabic, Persian, Urdu and others by their own letters; only scripts
 * that leave a choice among many languages ask franc, and on a few hundred characters. Any string will do.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * detect('對話大模型') // { lang: 'zh-Hant', script: 'Hani', iso6393: 'cmn', … }
 */
export function detect(text: string, options?: Partial<DetectOptions>): Detection {
  // Checking costs as much as a short text does.
  if (options === undefined) return detectWith(text, DETECT_DEFAULTS);
  return detectWith(text, checkMajority(checkOptions('detect', DETECT_DEFAULTS, options)));
}

/** The options again, if the majority is one; a range is beyond what types and choices say. */
export function checkMajority(options: DetectOptions): DetectOptions {
  if (options.majority > 0.5 && options.majority <= 1) return options;
  throw new QingwenError(
    'option/invalid',
    `detect: option "majority" is ${options.majority}; it takes a number above 0.5, at most 1`,
  );
}

/** {@link detect} with options already checked. */
export function detectWith(text: string, options: DetectOptions): Detection {
  const letters = countLetters(text);
  const shares = scriptShares(letters.counts);
  const { lang, script, confidence, iso6393, variant } = tell(text, letters, shares, options);
  const scripts: Record<string, number> = {};
  for (const { script, share } of shares) scripts[script] = round(share);
  const detection: Writable<Detection> = { lang, script, confidence, iso6393, scripts };
  if (variant === undefined) return detection;
  detection.variant = variant;
  if (letters.found === 0) return detection;
  const region = regionEvidence(text, letters, lang === 'zh-Hans');
  if (region !== undefined) detection.region = region;
  const yue = cantoneseEvidence(text, letters);
  if (yue !== undefined) detection.yue = yue;
  return detection;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What the letters of a text and the text say. */
export type Told = Pick<Detection, 'lang' | 'script' | 'confidence' | 'iso6393' | 'variant'>;

/** The language of a text alone, without what is to be had besides. */
export function tellLanguage(text: string, options: DetectOptions): Told {
  const letters = countLetters(text);
  return tell(text, letters, scriptShares(letters.counts), options);
}

function tell(
  text: string,
  letters: LetterCounts,
  shares: readonly ScriptShare[],
  options: DetectOptions,
): Told {
  const main = shares[0];
  if (main === undefined) {
    const tag = /\S/.test(text) ? 'zxx' : 'und';
    return { lang: tag, script: 'Zyyy', confidence: 1, iso6393: tag };
  }
  // Hangul that goes on Han characters makes them Korean, however many they are.
  const isKorean = main.script === 'Hani' && (letters.counts[HANGUL] as number) > 0 && isMixedKorean(text);
  const told = languageOf(isKorean ? 'Kore' : main.script, text, letters, options);
  told.confidence = round(told.confidence * dominance(main.share));
  return told;
}

/** What one script and the text say of the language; the confidence is that within the script. */
function languageOf(
  script: string,
  text: string,
  { counts, units }: LetterCounts,
  options: DetectOptions,
): Writable<Told> {
  if (script === 'Jpan') return { lang: 'ja', script, confidence: hasKana(counts) ? 1 : 0.9, iso6393: 'jpn' };
  if (script === 'Hani') {
    const variant = variantEvidence(counts);
    const { lang, confidence } = chineseVariant(text, variant, options.majority);
    const sure = mayBeJapanese(counts) ? SHARED_WITH_JAPANESE * confidence : confidence;
    return { lang, script, confidence: sure, iso6393: 'cmn', variant };
  }
  if (script === 'Latn' && isNoLanguage(text, units))
    return { lang: 'zxx', script, confidence: 1, iso6393: 'zxx' };
  const only = ONE_LANGUAGE[script];
  if (only !== undefined) return { lang: only[0], script, confidence: 1, iso6393: only[1] };
  const guess = guessLanguage(text, units, script);
  const { iso6393 } = guess;
  const confidence = iso6393 === 'und' ? 0 : calibrated(guess);
  return { lang: bcp47(iso6393), script, confidence, iso6393 };
}

/** What the share of the main script takes off: little while it has more than half of the letters. */
function dominance(share: number): number {
  return share < 0.5 ? 1.6 * share : 0.6 + 0.4 * share;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
