import { HAN, HIRAGANA, KATAKANA } from '../letter-classes.ts';
import { countLetters } from '../letter-counts.ts';
import { SCRIPTS } from '../scripts.ts';

/** The script that most letters of a text are in; kana decide for Japanese, of which half may be Han characters. */
export function mainScript(text: string): string {
  const { counts } = countLetters(text);
  const kana = (counts[HIRAGANA] ?? 0) + (counts[KATAKANA] ?? 0);
  const letters = SCRIPTS.map(({ code }, i) => ({ code, count: counts[i + 1] ?? 0 }));
  const han = counts.subarray(SCRIPTS.length + 1).reduce((sum, count) => sum + count, counts[HAN] ?? 0);
  const most = letters.reduce((a, b) => (b.count > a.count ? b : a), { code: 'Hani', count: han });
  return most.code === 'Hani' && 10 * kana > han ? 'Hira' : most.code;
}
