import { HAN, HANGUL, HANS, letterClasses } from './letter-classes.ts';

/** Into how much of a text is looked. */
const SAMPLE = 2000;
/** Of the runs of Hangul at least this share goes on a run of Han characters, as particles and endings do. */
const LEAST_SHARE = 0.5;

/** Whether the Han characters of a text with Hangul are Korean: most runs of Hangul follow one of them at once (大韓民國은). */
export function isMixedKorean(text: string): boolean {
  const classes = letterClasses();
  let runs = 0;
  let attached = 0;
  let before = 0;
  for (let i = 0; i < text.length && i < SAMPLE; i++) {
    const kind = classes[text.charCodeAt(i)] as number;
    if (kind === HANGUL && before !== HANGUL) {
      runs++;
      // Whatever Han character it is: those that one standard alone writes have classes of their own, behind the scripts.
      if (before === HAN || before >= HANS) attached++;
    }
    before = kind;
  }
  return runs > 1 && attached >= LEAST_SHARE * runs;
}
