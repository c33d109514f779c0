import { isArabicLetter, isArabicMark } from '../kinds.ts';
import type { CharacterRule } from './rule.ts';

/** Signs in their own right, of which the letters would be a reading: two honorific formulas and the rial. */
const SIGNS = '\ufdfa\ufdfb\ufdfc';

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
    const letters = form.normalize('NFKC');
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
