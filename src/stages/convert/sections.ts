import { mayBeInDescription } from './descriptions.ts';

const LINE_END = 10;
const FULL_STOP = 0x3002;
/** Line ends and full stops in a section. */
const STOPS = 512;

/**
 * Finds the sections of a text. A long text is converted section by section, each by itself, so that a stream of it
 * gives the same text. A section is so many line ends and full stops, of which no conversion makes more or fewer:
 * converting again cuts where it was cut before.
 */
export class Sections {
  #start = 0;
  #seen = 0;
  #stops = 0;

  /** Where the section that is under way ends, or −1 where that is not seen before `end`; looks at no unit twice. */
  next(units: Uint16Array, end: number): number {
    let stops = this.#stops;
    for (let i = this.#seen; i < end; i++) {
      const unit = units[i];
      if (unit !== LINE_END && unit !== FULL_STOP) continue;
      stops++;
      if (stops >= STOPS && !mayBeInDescription(units, this.#start, i + 1)) {
        this.#start = i + 1;
        this.#seen = i + 1;
        this.#stops = 0;
        return i + 1;
      }
    }
    this.#seen = end;
    this.#stops = stops;
    return -1;
  }

  /** The units before the section that is under way have been taken away; says how many. */
  drop(): number {
    const count = this.#start;
    this.#start = 0;
    this.#seen -= count;
    return count;
  }
}
