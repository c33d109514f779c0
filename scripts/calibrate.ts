import { language, textsIn } from '../bench/language-texts.ts';
import type { Guess } from '../src/stages/detect/guess.ts';
import { guessLanguage } from '../src/stages/detect/language-guess.ts';
import { bcp47 } from '../src/stages/detect/languages.ts';
import { countLetters } from '../src/stages/detect/letter-counts.ts';
import { scriptShares } from '../src/stages/detect/script-shares.ts';

/**
 * Prints the tables of src/stages/detect/calibration.ts, counted on the half of the test files of lingua that is not held
 * out: `npx tsx scripts/calibrate.ts FOLDER`, the folder as `npm run accuracy` takes it.
 */
interface Knot {
  lead: number;
  right: number;
  texts: number;
}

const BINS = 20;
/** Of fewer texts nothing is counted. */
const LEAST_TEXTS = 100 * BINS;
/** A bin without a mistake is taken to have this many. */
const MISTAKES = 0.5;

/** Bins of as many texts each, neighbours joined until none has a smaller share of right ones than the one before. */
function knots(found: readonly (readonly [lead: number, isRight: boolean])[]): Knot[] {
  const sorted = found.toSorted(([a], [b]) => a - b);
  const bins: Knot[] = [];
  for (let bin = 0; bin < BINS; bin++) {
    const part = sorted.slice((bin * sorted.length) / BINS, ((bin + 1) * sorted.length) / BINS);
    const lead = part.reduce((sum, [one]) => sum + one, 0) / part.length;
    const right = part.filter(([, isRight]) => isRight).length;
    bins.push({ lead, right: Math.min(right, part.length - MISTAKES) / part.length, texts: part.length });
    for (let last = bins.at(-1), before = bins.at(-2); last && before && last.right < before.right; ) {
      const texts = last.texts + before.texts;
      before.lead = (last.lead * last.texts + before.lead * before.texts) / texts;
      before.right = (last.right * last.texts + before.right * before.texts) / texts;
      before.texts = texts;
      bins.pop();
      last = bins.at(-1);
      before = bins.at(-2);
    }
  }
  return bins;
}

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('usage: npx tsx scripts/calibrate.ts FOLDER');
const found = new Map<Guess['by'], [lead: number, isRight: boolean][]>();
for (const { text, language: wanted } of textsIn(folder, false)) {
  const { counts, units } = countLetters(text);
  const script = scriptShares(counts)[0]?.script ?? '';
  if (!['Latn', 'Cyrl', 'Arab', 'Deva', 'Hebr', 'Ethi'].includes(script)) continue;
  const { iso6393, lead, by } = guessLanguage(text, units, script);
  if (iso6393 === 'und') continue;
  if (!found.has(by)) found.set(by, []);
  found.get(by)?.push([lead, language(bcp47(iso6393)) === wanted]);
}
for (const [by, leads] of found) {
  if (leads.length < LEAST_TEXTS) continue;
  const rows = knots(leads).map(
    ({ lead, right }) => `  [${Number(lead.toPrecision(3))}, ${right.toFixed(3)}],`,
  );
  process.stdout.write(`${by}, ${leads.length} texts\n${rows.join('\n')}\n`);
}
