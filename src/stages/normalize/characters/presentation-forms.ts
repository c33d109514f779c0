import { isArabicLetter, isArabicMark } from '../kinds.ts';
import type { CharacterRule } from './rule.ts';

/** Signs in their own right, of which the letters would be a reading: two honorific formulas and the rial. */
const SIGNS = '\ufdfa\ufdfb\ufdfc';

/** The ligature U+FDF2, and what writes an alef: the letter and its forms. */
const ALLAH = '\ufdf2';
const ALEFS = '\u0627\u0671\ufe8d\ufe8e';

/**
 * Arabic letters encoded by their shape (positional forms, ligatures) become the letters themselves, in the order in
 * which they are read. A mark that carries its own space or tatweel gives it up after a letter, and stays elsewhere.
 */
export const presentationForm: CharacterRule = {
  ranges: [
    [0xfb50, 0xfdff],
    [0xfe70, 0xfefc],
  ],
  apply(text, at, log) {
    const form = text.charAt(at);
    if (SIGNS.includes(form)) return at + 1;
    const letters = lettersOf(form, text, at);
    const carrier = letters.charCodeAt(0);
    if (carrier !== 0x20 && carrier !== 0x640) {
      log.replace(at, at + 1, letters, 'ar/presentation-form');
    } else {
      const before = text.charCodeAt(at - 1);
      if (isArabicLetter(before) || isArabicMark(before)) {
        log.replace(at, at + 1, letters.slice(1), 'ar/presentation-form');
      }
    }
    return at + 1;
  },
};

/** Many fonts draw the ligature for `الله` without its alef, so that writers put one before it: it stands for both. */
function lettersOf(form: string, text: string, at: number): string {
  const letters = form.normalize('NFKC');
  const follows = form === ALLAH && at > 0 && ALEFS.includes(text.charAt(at - 1));
  return follows ? letters.slice(1) : letters;
}
