/** `opencc`: character for character what OpenCC gives; `meaning`: with the corrections on top. */
export type Fidelity = 'meaning' | 'opencc';

/** What is converted into what, named as in OpenCC: `t` is OpenCC's own Traditional, `p` also changes words. */
export type Config = 't2s' | 'tw2s' | 'tw2sp' | 'hk2s' | 'hk2sp' | 's2t' | 's2tw' | 's2twp' | 's2hk';

/** Options of `convert`, `convertStage`, `convertBytes`, `convertChunks` and `convertStream`. */
export interface ConvertOptions {
  /**
   * Into Simplified: `'t2s'` (default), from Taiwan `'tw2s'`, from Hong Kong `'hk2s'`; with the words of the mainland
   * `'tw2sp'`, `'hk2sp'`. Into Traditional: `'s2t'`, `'s2tw'`, `'s2twp'`, `'s2hk'`.
   */
  readonly config: Config;
  /**
   * `'meaning'` (default) corrects OpenCC where words tell that it is wrong, and leaves alone what may be in the target
   * standard already; `'opencc'` equals OpenCC 1.4 character for character.
   */
  readonly fidelity: Fidelity;
  /**
   * `'keep'` (default) leaves what names or quotes something as it is: code between backticks, fences or `<code>` tags,
   * HTML tags, URLs and file paths, and Japanese with kana; `'convert'` converts it like the rest, as `'opencc'` does.
   */
  readonly literals: 'keep' | 'convert';
  /** Ids of rules that change nothing, such as `convert/zhe`. Default none. */
  readonly except: readonly string[];
}

export const DEFAULTS: Readonly<ConvertOptions> = Object.freeze({
  config: 't2s',
  fidelity: 'meaning',
  literals: 'keep',
  except: Object.freeze([]),
});

export const CHOICES: {
  readonly config: readonly Config[];
  readonly fidelity: readonly Fidelity[];
  readonly literals: readonly ConvertOptions['literals'][];
} = {
  config: ['t2s', 'tw2s', 'tw2sp', 'hk2s', 'hk2sp', 's2t', 's2tw', 's2twp', 's2hk'],
  fidelity: ['meaning', 'opencc'],
  literals: ['keep', 'convert'],
};

/** Whether a configuration writes Simplified. */
export function simplifies(config: Config): boolean {
  return !config.startsWith('s2');
}
