import type { NormalizeOptions } from '../options.ts';
import { arabicDiacritic, arabicDigit, arabicLetter, tatweel } from './arabic.ts';
import { control, escapeSequence, lineEnd } from './controls.ts';
import { compatibilityIdeograph, kangxiRadical, radicalSupplement, surrogate } from './ideographs.ts';
import { bidiControl, joiner, softHyphen, zeroWidth } from './invisible.ts';
import { halfWidthKatakana } from './katakana.ts';
import { ligature } from './ligatures.ts';
import { presentationForm } from './presentation-forms.ts';
import { curlyQuote } from './quotes.ts';
import type { CharacterRule } from './rule.ts';
import { fullWidthAlphanumeric, otherWidth } from './width.ts';

const RULES: readonly CharacterRule[] = [
  surrogate,
  control,
  escapeSequence,
  lineEnd,
  softHyphen,
  zeroWidth,
  joiner,
  bidiControl,
  kangxiRadical,
  radicalSupplement,
  compatibilityIdeograph,
  halfWidthKatakana,
  fullWidthAlphanumeric,
  otherWidth,
  ligature,
  curlyQuote,
  presentationForm,
  tatweel,
  arabicLetter,
  arabicDigit,
  arabicDiacritic,
];

/** Which rule looks at which code unit: `rules[kind[unit] - 1]`, none where the kind is 0. */
export interface CharacterTable {
  readonly kind: Uint8Array;
  readonly rules: readonly CharacterRule[];
}

/** The table of the rules that these options ask for. */
export function characterTable(options: Readonly<NormalizeOptions>): CharacterTable {
  const rules = RULES.filter((rule) => rule.wanted?.(options) ?? true);
  const kind = new Uint8Array(0x10000);
  rules.forEach((rule, index) => {
    for (const [first, last] of rule.ranges) kind.fill(index + 1, first, last + 1);
  });
  return { kind, rules };
}
