import type { Edit } from '../../core/edits.ts';
import { checkOptions } from '../../core/options.ts';
import { defineStage, KEEP, verdictOf } from '../../core/stage.ts';
import { sideOfText } from './company.ts';
import type { Engine } from './engine.ts';
import { checkRules, engineFor } from './engines.ts';
import { CHOICES, type Config, type ConvertOptions, DEFAULTS, type Fidelity, simplifies } from './options.ts';
import { rewrite } from './rewrite.ts';

export { convertBytes } from './bytes.ts';
export { convertChunks, convertStream } from './stream.ts';
export type { Config, ConvertOptions, Fidelity };

/** What {@link convert} answers. */
export interface Converted {
  readonly text: string;
  /** The changes, in UTF-16 code units of the input; worked out when first asked for. */
  readonly edits: readonly Edit[];
}

const KANA = /[\u3041-\u3096\u30a1-\u30fa]/;

/**
 * Converts Chinese from one standard to the other, by default Traditional to Simplified (`config: 't2s'`); text that
 * has nothing to convert comes back as the same string. Under `meaning`, converting the result again changes nothing.
 *
 * Rules: `convert/char` and `convert/phrase` are OpenCC's characters and phrases, `convert/rare` those that few fonts
 * show (only under `opencc`), `convert/variant` and `convert/term` the forms and words of a region; `convert/zhe`
 * writes 着 for the particle 著 (隨著, 看著) and keeps 著 in words of writing and renown (著作, 顯著) and after an
 * author; `convert/shenme`, `convert/jie`, `convert/fu`, `convert/liao`, `convert/gan` and a few more correct single
 * words; `convert/compatibility` unifies compatibility ideographs. What Simplified text writes too (乾, 於, 著) changes
 * in Traditional company only: in lines, or failing that texts, with at least as many characters that only Traditional
 * has as such that only Simplified has.
 *
 * What names or quotes something stays as it is (`literals`): code, HTML tags, URLs and file paths, Japanese with kana.
 *
 * A text of more than 512 line ends and full stops is converted in sections of so many, each by itself; of up to 4,096
 * where fenced code (CommonMark 4.5) is open.
 *
 * Dictionaries: opencc-js 1.4.2 and OpenCC 1.4.2 (Apache-2.0); word frequencies: jieba (MIT).
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * convert('隨著這部著作').text // '随着这部著作'
 * convert('軟體', { config: 'tw2sp' }).text // '软件'
 * convert('見 /wiki/臺灣/歷史 這頁').text // '见 /wiki/臺灣/歷史 这页'
 */
export function convert(text: string, options: Partial<ConvertOptions> = DEFAULTS): Converted {
  const engine = engineOf(options);
  const converted = rewrite(text, engine, false).text;
  let edits: readonly Edit[] | undefined = converted === text ? [] : undefined;
  return {
    text: converted,
    get edits() {
      edits ??= rewrite(text, engine, true).edits ?? [];
      return edits;
    },
  };
}

let standard: Engine | undefined;

/** As many a call is for a short text, options that are not given are not checked either. */
function engineOf(options: Partial<ConvertOptions>): Engine {
  if (options !== DEFAULTS) return engineFor(checkOptions('convert', DEFAULTS, options, CHOICES));
  standard ??= engineFor(DEFAULTS);
  return standard;
}

/**
 * The stage of {@link convert}: acts on documents in `zh-Hant`, in `zh` (mixed, or without evidence) and on those
 * without a language in which Traditional characters prevail and no kana stand; all others are kept. What it converted
 * is `zh-Hans`, and so is a `zh-Hant` document that had nothing to convert. A configuration that writes Traditional
 * (`s2t` …) has the two change places.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * convertStage().process({ id: '1', text: '開放', lang: 'zh-Hant' }, false)
 * // { kind: 'edit', text: '开放', rules: { 'convert/char': 1 }, lang: 'zh-Hans' }
 */
export const convertStage = defineStage<ConvertOptions>({
  name: 'convert',
  defaults: DEFAULTS,
  steady: true,
  choices: CHOICES,
  create(options) {
    checkRules(options.except);
    let engine: Engine | undefined;
    const target = simplifies(options.config) ? 'zh-Hans' : 'zh-Hant';
    const source = target === 'zh-Hans' ? 'zh-Hant' : 'zh-Hans';
    const side = target === 'zh-Hans' ? 'traditional' : 'simplified';
    return ({ text, lang }, trace) => {
      if (lang === undefined) {
        if (sideOfText(text) !== side || KANA.test(text)) return KEEP;
      } else if (lang !== source && lang !== 'zh') return KEEP;
      engine ??= engineFor(options);
      const result = rewrite(text, engine, trace);
      if (result.text === text && lang !== source) return KEEP;
      return verdictOf(text, result, { lang: target });
    };
  },
});
