import { codeUnits } from '../../../core/code-units.ts';
import type { EditLog } from '../../../core/edit-log.ts';
import { scoreOf } from '../model/score.ts';
import type { RepairOptions } from '../options.ts';
import { ASCII, CHARSETS, keepLook, lookAt } from './look.ts';
import type { MixUp } from './mix-up.ts';
import { isOverAndOver } from './over-and-over.ts';
import { isPlain } from './plain.ts';
import { detailsOf } from './readings.ts';
import { search } from './search.ts';
import { eachSegment } from './segments.ts';
import type { SureReader, SureReading } from './sure.ts';
import { suspectedInUnits } from './suspicion.ts';

/** Undoes the likeliest chain of mix-ups in every segment that gives reason to suspect one. */
export function rereadSegments(text: string, log: EditLog, reader: SureReader, options: RepairOptions): void {
  let habit: MixUp | undefined; // what was wrong last time is likely wrong again
  for (const { start, end, sure, suspects } of suspiciousSegments(text, reader)) {
    if (sure !== undefined) {
      habit = sure.mixUp;
      const details = detailsOf(sure);
      log.replaceEach(start, end, sure.text, sure.stretches, details.rule, details);
      continue;
    }
    const segment = text.slice(start, end);
    const found = search(segment, suspects, habit, options);
    habit = found.chain[0] ?? habit;
    for (const edit of found.edits) {
      if (isOverAndOver(segment, edit.start, edit.end)) continue;
      const score = log.trace ? scoreOf(segment, edit.start, edit.with) : undefined;
      log.replace(start + edit.start, start + edit.end, edit.with, edit.rule, edit, score);
    }
  }
}

/** A segment with how it reads for sure, or what is suspected in it. */
interface Suspicious {
  readonly start: number;
  readonly end: number;
  readonly sure: SureReading | undefined;
  readonly suspects: readonly MixUp[];
}

const NONE: readonly MixUp[] = [];

/** All are found before anything is done about one: the array of the code units is lent. */
function suspiciousSegments(text: string, reader: SureReader): Suspicious[] {
  const found: Suspicious[] = [];
  const units = codeUnits(text);
  let all = ASCII;
  eachSegment(text, (start, end) => {
    const look = lookAt(units, start, end);
    if (look === ASCII) return;
    all &= look;
    const sure = (look & CHARSETS) === 0 ? undefined : reader.read({ units, start, end }, look);
    if (sure === undefined && isPlain(units, start, end, look)) return;
    const suspects = sure === undefined ? suspectedInUnits(units, start, end) : NONE;
    if (sure !== undefined || suspects.length > 0) found.push({ start, end, sure, suspects });
  });
  keepLook(text, all);
  return found;
}
