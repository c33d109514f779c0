import type { Passage } from '../../core/edit-log.ts';
import type { Edit } from '../../core/edits.ts';
import { QingwenError } from '../../core/errors.ts';
import { checkOptions, nearest } from '../../core/options.ts';
import { defineStage, verdictOf } from '../../core/stage.ts';
import { makeRecognizer, type Recognizer } from './recognize.ts';
import { RULES } from './rules/index.ts';
import { strip } from './strip.ts';

/** Options of {@link stripBoilerplate} and {@link boilerplateStage}. */
export interface BoilerplateOptions {
  /** Ids of rules that take nothing, such as `boilerplate/editor-badge`. Default none. */
  readonly except: readonly string[];
}

/** A text without its page furniture; `applyEdits(input, edits)` is `text`. */
export interface StrippedText {
  readonly text: string;
  readonly edits: readonly Edit[];
  /** One passage for each line taken out, in order; spans count in the input. */
  readonly removed: readonly Passage[];
}

const DEFAULTS: Readonly<BoilerplateOptions> = Object.freeze({ except: Object.freeze([]) });

/**
 * Takes out the lines of a web page that are not its text: app banners, calls to scan a code or to follow an account,
 * empty comment boxes, share bars, navigation, picture placeholders, reprint notices, editor and reading-time badges,
 * notices on machine-made summaries. Chinese in both scripts, some Arabic and English.
 *
 * Only whole short lines are looked at, never the inside of a paragraph. A label that an article might use as a
 * heading (评论, 微博, Share) goes only where a line that is surely furniture stands within two lines with text.
 * Authors, sources and credits stay. Spans are in UTF-16 code units; stripping twice takes nothing more; no text
 * throws.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * stripBoilerplate('正文。\n\n转载请注明出处。').text // '正文。'
 */
export function stripBoilerplate(text: string, options: Partial<BoilerplateOptions> = {}): StrippedText {
  const { except } = checkOptions('boilerplate', DEFAULTS, options);
  const { text: result, edits = [], removed } = strip(text, recognizerFor(except), true);
  return { text: result, edits, removed };
}

/**
 * The stage that does what {@link stripBoilerplate} does, with the same options; its verdict carries the lines taken
 * out.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * pipeline([boilerplateStage({ except: ['boilerplate/editor-badge'] })])
 */
export const boilerplateStage = defineStage<BoilerplateOptions>({
  name: 'boilerplate',
  defaults: DEFAULTS,
  steady: true,
  create({ except }) {
    const recognize = recognizerFor(except);
    return (doc, trace) => {
      const { removed, ...rewrite } = strip(doc.text, recognize, trace);
      return verdictOf(doc.text, rewrite, { removed });
    };
  },
});

let standard: Recognizer | undefined;

function recognizerFor(except: readonly string[]): Recognizer {
  if (except.length === 0) {
    standard ??= makeRecognizer(RULES);
    return standard;
  }
  const ids = RULES.map((rule) => rule.id);
  for (const id of except) {
    if (ids.includes(id)) continue;
    const near = nearest(id, ids);
    const hint = near === undefined ? `the rules are ${ids.join(', ')}` : `did you mean "${near}"?`;
    throw new QingwenError('option/invalid', `boilerplate: option "except" names no rule "${id}"; ${hint}`);
  }
  return makeRecognizer(RULES.filter((rule) => !except.includes(rule.id)));
}
