import type { Edit } from '../../core/edits.ts';
import { checkOptions } from '../../core/options.ts';
import { defineStage, verdictOf } from '../../core/stage.ts';
import { normalizerFor } from './normalize.ts';
import { CHOICES, DEFAULTS, type NormalizeOptions } from './options.ts';

export type { NormalizeOptions } from './options.ts';
export { type UnescapeOptions, unescapeStage } from './unescape.ts';

/** A normalized text; `applyEdits(input, edits)` is `text`. */
export interface Normalized {
  readonly text: string;
  readonly edits: readonly Edit[];
}

/**
 * Puts right the characters and the white space of a text: radicals and compatibility ideographs become the
 * ideographs they look like, Arabic presentation forms letters, half-width katakana full-width; HTML entities are
 * decoded; control, bidi and zero-width characters go, except where a script or an emoji needs them; tatweel inside
 * words goes; letters and marks are composed; lines lose their margins, texts their surplus blank lines.
 * Punctuation, quotation marks, full-width forms and digits stay as they are by default.
 *
 * Edits count in UTF-16 code units of the input. Clean text comes back as the same string; normalizing twice changes
 * nothing more; no text throws. Facts from the Unicode Character Database (UAX #15, EquivalentUnifiedIdeograph),
 * HTML 4.01 and ECMA-48.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * normalize('来⾃  北京\r\n').text // '来自 北京'
 * normalize('مرحبـــا').edits // [{ start: 4, end: 7, with: '', rule: 'ar/tatweel' }]
 */
export function normalize(text: string, options: Partial<NormalizeOptions> = {}): Normalized {
  const checked = checkOptions('normalize', DEFAULTS, options, CHOICES);
  const { text: result, edits = [] } = normalizerFor(checked)(text, true);
  return { text: result, edits };
}

/**
 * The stage that does what {@link normalize} does, with the same options and defaults.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * pipeline([normalizeStage({ arabicDigits: 'ascii' })])
 */
export const normalizeStage = defineStage<NormalizeOptions>({
  name: 'normalize',
  again: true,
  defaults: DEFAULTS,
  choices: CHOICES,
  create(options) {
    const normalizer = normalizerFor(options);
    return (doc, trace) => verdictOf(doc.text, normalizer(doc.text, trace));
  },
});
