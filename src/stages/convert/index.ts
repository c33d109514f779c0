import type { Edit } from '../../core/edits.ts';
import { checkOptions } from '../../core/options.ts';
import { defineStage, KEEP, verdictOf } from '../../core/stage.ts';
import { sideOfText } from './company.ts';
import { rewrite } from './rewrite.ts';
import type { Fidelity } from './tables.ts';

export type { Fidelity };

/** Options of {@link convert} and {@link convertStage}. */
export interface ConvertOptions {
  /**
   * `'meaning'` (default) corrects OpenCC's t2s where words tell that it is wrong and leaves alone what could be
   * Simplified already; `'opencc'` equals OpenCC's t2s character for character.
   */
  readonly fidelity: Fidelity;
}

/** What {@link convert} answers. */
export interface Converted {
  readonly text: string;
  /** The changes, in UTF-16 code units of the input; worked out when first asked for. */
  readonly edits: readonly Edit[];
}

const DEFAULTS: Readonly<ConvertOptions> = { fidelity: 'meaning' };
const CHOICES: { readonly fidelity: readonly Fidelity[] } = { fidelity: ['meaning', 'opencc'] };
const KANA = /[\u3041-\u3096\u30a1-\u30fa]/;

/**
 * Converts Traditional Chinese to Simplified; text that is Simplified already comes back as the same string. Under
 * `meaning`, converting the result again changes nothing.
 *
 * Rules: `convert/char` and `convert/phrase` are OpenCC's t2s; `convert/zhe` writes 着 for the particle 著 (隨著, 看著)
 * and keeps 著 in words of writing and renown (著作, 顯著) and after an author; `convert/shenme`, `convert/jie`,
 * `convert/fu`, `convert/liao`, `convert/gan` and a few more correct single words; `convert/compatibility` unifies
 * compatibility ideographs. A character whose Simplified form lies outside the Basic Multilingual Plane stays, for
 * few fonts show it. What Simplified text writes too (乾, 於, 著) changes in Traditional company only: in lines, or failing
 * that texts, with at least as many characters that only Traditional has as such that only Simplified has.
 *
 * Dictionaries: opencc-js 1.4.2 (OpenCC, Apache-2.0); word frequencies: jieba (MIT).
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * convert('隨著這部著作').text // '随着这部著作'
 */
export function convert(text: string, options: Partial<ConvertOptions> = {}): Converted {
  const { fidelity } = checkOptions('convert', DEFAULTS, options, CHOICES);
  const converted = rewrite(text, fidelity, false).text;
  let edits: readonly Edit[] | undefined = converted === text ? [] : undefined;
  return {
    text: converted,
    get edits() {
      edits ??= rewrite(text, fidelity, true).edits ?? [];
      return edits;
    },
  };
}

/**
 * The stage of {@link convert}: acts on documents in `zh-Hant`, in `zh` (mixed, or without evidence) and on those
 * without a language in which Traditional characters prevail and no kana stand; all others are kept. What it converted
 * is `zh-Hans`, and so is a `zh-Hant` document that had nothing to convert.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * convertStage().process({ id: '1', text: '開放', lang: 'zh-Hant' }, false)
 * // { kind: 'edit', text: '开放', rules: { 'convert/char': 1 }, lang: 'zh-Hans' }
 */
export const convertStage = defineStage<ConvertOptions>({
  name: 'convert',
  defaults: DEFAULTS,
  choices: CHOICES,
  create:
    ({ fidelity }) =>
    ({ text, lang }, trace) => {
      if (lang === undefined) {
        if (sideOfText(text) !== 'traditional' || KANA.test(text)) return KEEP;
      } else if (lang !== 'zh-Hant' && lang !== 'zh') return KEEP;
      const result = rewrite(text, fidelity, trace);
      if (result.text === text && lang !== 'zh-Hant') return KEEP;
      return verdictOf(text, result, { lang: 'zh-Hans' });
    },
});
