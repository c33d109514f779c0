import { arabicScriptLanguage } from './arabic-script.ts';
import type { Guess } from './guess.ts';
import { classOf } from './letter-classes.ts';
import { sampleOf, wordsOf } from './sample.ts';
import { sharedScriptLanguage } from './shared-script.ts';

const SAMPLE = 400;
/** As much Arabic as most texts need, and the lead in nats that then suffices. */
const SHORT_ARABIC_SAMPLE = 90;
const ENOUGH_LEAD = 25;

/** The likeliest language of a text in a script that many languages share. `units` are its code units. */
export function guessLanguage(text: string, units: Uint16Array, script: string): Guess {
  return script === 'Arab'
    ? arabicLanguage(text, units)
    : sharedScriptLanguage(sampleOf(text, units, classOf(script), SAMPLE), script);
}

/** The language of a text in Arabic script by a short sample, and by a longer one where that leaves a doubt. */
function arabicLanguage(text: string, units: Uint16Array): Guess {
  const kind = classOf('Arab');
  const guess = arabicScriptLanguage(wordsOf(sampleOf(text, units, kind, SHORT_ARABIC_SAMPLE)));
  if (guess.lead >= ENOUGH_LEAD || text.length <= SHORT_ARABIC_SAMPLE) return guess;
  return arabicScriptLanguage(wordsOf(sampleOf(text, units, kind, SAMPLE)));
}
