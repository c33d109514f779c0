import { codeUnits } from '../../../core/code-units.ts';
import type { EditLog } from '../../../core/edit-log.ts';
import { scoreOf } from '../model/score.ts';
import type { RepairOptions } from '../options.ts';
import { isDoubtful } from './folded.ts';
import type { MixUp } from './mix-up.ts';
import { isOverAndOver } from './over-and-over.ts';
import { detailsOf } from './readings.ts';
import { search } from './search.ts';
import { type Segment, segments } from './segments.ts';
import { rereadSurely } from './sure.ts';
import { type Suspects, suspectedIn } from './suspicion.ts';

/** Undoes the likeliest chain of mix-ups in every segment that gives reason to suspect one. */
export function rereadSegments(text: string, log: EditLog, options: RepairOptions): void {
  let habit: MixUp | undefined; // what was wrong last time is likely wrong again
  for (const { start, end, suspects } of suspiciousSegments(text)) {
    const segment = text.slice(start, end);
    const sure = isDoubtful(segment) ? undefined : rereadSurely(segment, suspects, options);
    if (sure !== undefined) {
      habit = sure.mixUp;
      const details = detailsOf(sure);
      for (const run of sure.runs) {
        if (isOverAndOver(segment, run.start, run.end)) continue;
        log.replace(start + run.start, start + run.end, run.text, details.rule, details);
      }
      continue;
    }
    const found = search(segment, suspects.mixUps, habit, options);
    habit = found.chain[0] ?? habit;
    for (const edit of found.edits) {
      if (isOverAndOver(segment, edit.start, edit.end)) continue;
      const details = log.trace ? { ...edit, score: scoreOf(segment, edit.start, edit.with) } : edit;
      log.replace(start + edit.start, start + edit.end, edit.with, edit.rule, details);
    }
  }
}

/** A segment with what is suspected in it. */
interface Suspicious extends Segment {
  readonly suspects: Suspects;
}

/** All are found before anything is done about one: the array of the code units is lent. */
function suspiciousSegments(text: string): Suspicious[] {
  const found: Suspicious[] = [];
  const units = codeUnits(text);
  for (const { start, end } of segments(text)) {
    const suspects = suspectedIn(text, start, end, units);
    if (suspects.mixUps.length > 0) found.push({ start, end, suspects });
  }
  return found;
}
