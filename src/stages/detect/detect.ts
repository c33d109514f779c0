import { QingwenError } from '../../core/errors.ts';
import { checkOptions } from '../../core/options.ts';
import { arabicScriptLanguage } from './arabic-script.ts';
import { chineseVariant, type VariantEvidence } from './chinese.ts';
import { ARABIC_SCRIPT_ISO, bcp47, ONE_LANGUAGE } from './languages.ts';
import { countLetters, HANS, HANS_OR_JAPANESE, HANT, HANT_OR_JAPANESE, JAPANESE } from './letter-classes.ts';
import { sampleOf } from './sample.ts';
import { SCRIPTS } from './scripts.ts';
import { trigramLanguage } from './trigrams.ts';

/** What a text is written in. */
export interface Detection {
  /**
   * BCP 47 tag: `zh-Hans`, `zh-Hant`, `zh` (both variants mixed, or no evidence for either), `ar`, `fa`, `ja`, `en`, …;
   * `und` where letters do not tell the language, `zxx` where there is something but no letter.
   */
  readonly lang: string;
  /** ISO 15924 code of the main script; `Jpan` for kanji with kana, `Zyyy` for none. */
  readonly script: string;
  /** How sure it is, 0–1. */
  readonly confidence: number;
  /** ISO 639-3 code of the language: `cmn`, `arb`, `pes`, …, `und`, `zxx`. */
  readonly iso6393: string;
  /** Share of each script in all letters, weighted by what one letter says, largest first. */
  readonly scripts: { readonly [script: string]: number };
  /** For Chinese: characters that only one variant writes, and Han characters that both do. */
  readonly variant?: VariantEvidence;
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

const TRIGRAM_SAMPLE = 400;
const ARABIC_SAMPLE = 1500;

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
export function detect(text: string, options: Partial<DetectOptions> = {}): Detection {
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
  const counts = countLetters(text);
  const scripts = shares(counts);
  const main = Object.keys(scripts)[0];
  if (main === undefined) {
    const tag = /\S/.test(text) ? 'zxx' : 'und';
    return { lang: tag, script: 'Zyyy', confidence: 1, iso6393: tag, scripts };
  }
  const share = scripts[main] ?? 0;
  const { lang, confidence, iso6393, variant } = languageOf(main, text, counts, options);
  const found = { lang, script: main, confidence: round(share * confidence), iso6393, scripts };
  return variant === undefined ? found : { ...found, variant };
}

/** What one script and the text say of the language; the confidence is that within the script. */
function languageOf(
  main: string,
  text: string,
  counts: Uint32Array,
  options: DetectOptions,
): Omit<Detection, 'script' | 'scripts'> {
  if (main === 'Jpan') return { lang: 'ja', confidence: 1, iso6393: 'jpn' };
  if (main === 'Hani') {
    const variant = variantOf(counts);
    return { ...chineseVariant(variant, options.majority), iso6393: 'cmn', variant };
  }
  if (main === 'Arab') {
    const { lang, margin } = arabicScriptLanguage(sampleOf(text, classOf(main), ARABIC_SAMPLE));
    return { lang, confidence: 0.6 + 0.4 * margin, iso6393: ARABIC_SCRIPT_ISO[lang] ?? lang };
  }
  const only = ONE_LANGUAGE[main];
  if (only !== undefined) return { lang: only[0], confidence: 1, iso6393: only[1] };
  const sample = sampleOf(text, classOf(main), TRIGRAM_SAMPLE);
  const { iso6393, margin } = trigramLanguage(sample);
  const confidence = iso6393 === 'und' ? 0 : Math.min(1, 0.4 + 1.5 * margin);
  return { lang: bcp47(iso6393), confidence, iso6393 };
}

/** Weighted share of each script among the letters, largest first; Han and kana of a Japanese text count as one. */
function shares(counts: Uint32Array): Record<string, number> {
  const weights = new Map<string, number>();
  const add = (script: string, weight: number): void => {
    if (weight > 0) weights.set(script, (weights.get(script) ?? 0) + weight);
  };
  const han = writtenInJapanese(counts) ? 'Jpan' : 'Hani';
  SCRIPTS.forEach(({ code, weight }, script) => {
    const isHan = code === 'Hani' || code === 'Hira' || code === 'Kana' || code === 'Bopo';
    add(isHan ? han : code, weight * (counts[script + 1] ?? 0));
  });
  for (let kind = HANS; kind <= JAPANESE; kind++) add(han, (SCRIPTS[0]?.weight ?? 1) * (counts[kind] ?? 0));
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return Object.fromEntries(
    [...weights].sort(([, a], [, b]) => b - a).map(([script, weight]) => [script, round(weight / total)]),
  );
}

/** Han text is Japanese when what only Japanese writes outnumbers what only Chinese does. */
function writtenInJapanese(counts: Uint32Array): boolean {
  const japanese = (counts[classOf('Hira')] ?? 0) + (counts[classOf('Kana')] ?? 0) + (counts[JAPANESE] ?? 0);
  const chinese = (counts[HANS] ?? 0) + (counts[HANT] ?? 0) + (counts[classOf('Bopo')] ?? 0);
  const neutral =
    (counts[classOf('Hani')] ?? 0) + (counts[HANS_OR_JAPANESE] ?? 0) + (counts[HANT_OR_JAPANESE] ?? 0);
  return japanese > chinese && japanese >= neutral * LEAST_JAPANESE;
}

/** A Japanese text has at least this many kana or shinjitai for each Han character that Chinese writes too. */
const LEAST_JAPANESE = 0.04;

function variantOf(counts: Uint32Array): VariantEvidence {
  const hans = (counts[HANS] ?? 0) + (counts[HANS_OR_JAPANESE] ?? 0);
  const hant = (counts[HANT] ?? 0) + (counts[HANT_OR_JAPANESE] ?? 0);
  return { hans, hant, shared: (counts[classOf('Hani')] ?? 0) + (counts[JAPANESE] ?? 0) };
}

function classOf(script: string): number {
  return SCRIPTS.findIndex(({ code }) => code === script) + 1;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
