import { mayBeInDescription } from './descriptions.ts';

const LINE_END = 10;
const FULL_STOP = 0x3002;
/** Line ends and full stops in a section. */
const STOPS = 512;

/**
 * Where the section that begins at `start` ends, or −1 where that is not seen before `end`.
 *
 * A long text is converted section by section, each by itself, so that a stream of it gives the same text. A section is
 * so many line ends and full stops, of which no conversion makes more or fewer: converting again cuts where it was cut
 * before.
 */
export function sectionEnd(units: Uint16Array, start: number, end: number): number {
  let stops = 0;
  if (end - start < STOPS) return -1;
  for (let i = start; i < end; i++) {
    const unit = units[i];
    if (unit !== LINE_END && unit !== FULL_STOP) continue;
    stops++;
    if (stops >= STOPS && !mayBeInDescription(units, start, i + 1)) return i + 1;
  }
  return -1;
}
