import { mayBeInDescription } from './descriptions.ts';
import { closes, type Fence, fenceOf } from './literal-code.ts';

const LINE_END = 10;
const FULL_STOP = 0x3002;
/** Line ends and full stops in a section. */
const STOPS = 512;
/** The same, where the section ends in fenced code; then it ends there, for the fence may never close. */
const MOST_STOPS = 8 * STOPS;

/**
 * Finds the sections of a text. A long text is converted section by section, each by itself, so that a stream of it
 * gives the same text. A section is so many line ends and full stops, of which no conversion makes more or fewer:
 * converting again cuts where it was cut before. It does not end in fenced code.
 */
export class Sections {
  #start = 0;
  #seen = 0;
  #stops = 0;
  /** Where the line that is under way begins; below zero where no line does. */
  #line = 0;
  #fence: Fence | undefined;

  /** Where the section that is under way ends, or −1 where that is not seen before `end`; looks at no unit twice. */
  next(units: Uint16Array, end: number): number {
    let stops = this.#stops;
    for (let i = this.#seen; i < end; i++) {
      const unit = units[i];
      if (unit !== LINE_END && unit !== FULL_STOP) continue;
      stops++;
      if (unit === LINE_END) this.#endLine(units, i + 1);
      if (stops < STOPS || (this.#fence !== undefined && stops < MOST_STOPS)) continue;
      if (!mayBeInDescription(units, this.#start, i + 1)) {
        this.#start = i + 1;
        this.#seen = i + 1;
        this.#stops = 0;
        this.#fence = undefined;
        if (unit !== LINE_END) this.#line = -1;
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
    this.#line = Math.max(-1, this.#line - count);
    return count;
  }

  #endLine(units: Uint16Array, end: number): void {
    const fence = this.#line < 0 ? undefined : fenceOf(units, this.#line, end);
    this.#line = end;
    if (fence === undefined) return;
    if (this.#fence === undefined) this.#fence = fence;
    else if (closes(fence, this.#fence)) this.#fence = undefined;
  }
}
