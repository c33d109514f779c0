import { mayBeInDescription } from './descriptions.ts';
import type { Part } from './part.ts';
import { mayStir, type Stirring } from './stirring.ts';
import type { UnitBuffer } from './unit-buffer.ts';

const LINE_END = 10;

/** No entry is longer. */
const REACH = 16;

/**
 * The lines of what stands in `target` from `from` on, counted from there, that another pass could change: of those with a place in
 * `places`, starts and ends in turn. Where a description may reach over a line end, the lines count as one.
 */
export function stirredLines(
  stirring: Stirring,
  target: UnitBuffer,
  from: number,
  places: readonly number[],
  reworded: boolean,
): Part[] {
  const { data: units, length } = target;
  const lines: Part[] = [];
  let done = from;
  for (let i = 0; i < places.length; i += 2) {
    const place = places[i] as number;
    if (place < done) continue;
    const near = Math.max(from, place - REACH);
    const far = Math.min(length, (places[i + 1] as number) + REACH);
    if (!mayStir(stirring, units, near, far, reworded)) continue;
    let start = place;
    while (start > done && (units[start - 1] !== LINE_END || mayBeInDescription(units, done, start))) start--;
    let end = place;
    while (end < length && (units[end] !== LINE_END || mayBeInDescription(units, start, end + 1))) end++;
    done = Math.min(length, end + 1);
    lines.push({ start: start - from, end: done - from });
  }
  return lines;
}
