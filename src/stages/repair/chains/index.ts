import type { EditLog } from '../../../core/edit-log.ts';
import { textModel } from '../model/text.ts';
import { reread } from './lattice.ts';
import { type MixUp, ruleOf } from './mix-up.ts';
import { segments } from './segments.ts';
import { costOf, type Reading, rereadAll } from './strict.ts';
import { suspectedIn } from './suspicion.ts';

/** What a reading must be likelier than the line as it stands, in nats, beyond what its runs cost to believe in. */
const MARGIN = 3;
/** A character beyond ASCII of good text costs no more in the mean. */
const GOOD = 6.5;

/** Undoes the likeliest single mix-up of charsets in every segment that gives reason to suspect one. */
export function rereadSegments(text: string, log: EditLog): void {
  let habit: MixUp | undefined; // what was wrong last time is likely wrong again
  for (const { start, end } of segments(text)) {
    const suspects = suspectedIn(text, start, end);
    if (suspects.length === 0) continue;
    const reading = likeliestReading(text.slice(start, end), suspects, habit);
    if (reading === undefined) continue;
    habit = reading.mixUp;
    const rule = ruleOf(reading.mixUp);
    for (const run of reading.runs) log.replace(start + run.start, start + run.end, run.text, rule);
  }
}

function likeliestReading(
  line: string,
  suspects: readonly MixUp[],
  habit: MixUp | undefined,
): Reading | undefined {
  const literalCost = costOf(line, textModel());
  if (habit !== undefined && suspects.includes(habit)) {
    const strict = rereadAll(line, habit, literalCost);
    if (strict !== undefined && strict.gain > MARGIN && strict.meanCost <= GOOD) return strict;
  }
  let best: Reading | undefined;
  let isGood = false;
  for (const mixUp of suspects) {
    const strict = rereadAll(line, mixUp, literalCost);
    if (strict === undefined || strict.gain <= (best?.gain ?? MARGIN)) continue;
    best = strict;
    isGood = strict.meanCost <= GOOD;
  }
  if (isGood) return best;
  for (const mixUp of suspects) {
    const reading = reread(line, mixUp, literalCost, true);
    if (reading !== undefined && reading.gain > (best?.gain ?? MARGIN)) best = reading;
  }
  return best;
}
