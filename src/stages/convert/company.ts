import { SIMPLIFIED_ONLY, TRADITIONAL_ONLY } from '../../data/variants.generated.ts';
import type { Span } from './pass.ts';

/** Which standard characters speak for. */
export type Side = 'traditional' | 'simplified' | 'neither';

const TRADITIONAL = 1;
const SIMPLIFIED = 2;
const LINE_END = 10;
let sides: Uint8Array | undefined;

function sideTable(): Uint8Array {
  if (sides === undefined) {
    sides = new Uint8Array(0x10000);
    for (let i = 0; i < TRADITIONAL_ONLY.length; i++) sides[TRADITIONAL_ONLY.charCodeAt(i)] = TRADITIONAL;
    for (let i = 0; i < SIMPLIFIED_ONLY.length; i++) sides[SIMPLIFIED_ONLY.charCodeAt(i)] = SIMPLIFIED;
  }
  return sides;
}

/**
 * Tells for a place which side its line is on; where the line holds as much of the one as of the other, all of the span
 * says, and where that has neither, the answer is `neither`. Asked in ascending order, each line is counted once.
 */
export class Company {
  readonly #span: Span;
  #start = 0;
  #end = -1;
  #line: Side = 'neither';
  #whole: Side | undefined;

  constructor(span: Span) {
    this.#span = span;
  }

  at(index: number): Side {
    if (index < this.#start || index >= this.#end) this.#find(index);
    return this.#line;
  }

  #find(index: number): void {
    const { units, start, end } = this.#span;
    const table = sideTable();
    // From where the last line ended, unless somebody asks backwards.
    let from = index < this.#start ? start : Math.max(start, this.#end);
    let traditional = 0;
    let simplified = 0;
    let i = from;
    for (; i < end; i++) {
      const unit = units[i] as number;
      const side = table[unit] as number;
      traditional += side & TRADITIONAL;
      simplified += side >> 1;
      if (unit !== LINE_END) continue;
      if (i >= index) break;
      from = i + 1;
      traditional = 0;
      simplified = 0;
    }
    this.#start = from;
    this.#end = Math.min(end, i + 1);
    if (traditional === simplified) {
      this.#whole ??= sideOf(tally(units, start, end));
      this.#line = this.#whole;
    } else this.#line = sideOf({ traditional, simplified });
  }
}

interface Counted {
  readonly traditional: number;
  readonly simplified: number;
}

function tally(units: Uint16Array, start: number, end: number): Counted {
  const table = sideTable();
  let traditional = 0;
  let simplified = 0;
  for (let i = start; i < end; i++) {
    const side = table[units[i] as number] as number;
    traditional += side & TRADITIONAL;
    simplified += side >> 1;
  }
  return { traditional, simplified };
}

function sideOf({ traditional, simplified }: Counted): Side {
  if (simplified > traditional) return 'simplified';
  return traditional > 0 ? 'traditional' : 'neither';
}

/** The side of a whole text: Traditional where it holds at least as many characters of that side alone. */
export function sideOfText(text: string): Side {
  const table = sideTable();
  let traditional = 0;
  let simplified = 0;
  for (let i = 0; i < text.length; i++) {
    const side = table[text.charCodeAt(i)];
    if (side === TRADITIONAL) traditional++;
    else if (side === SIMPLIFIED) simplified++;
  }
  return sideOf({ traditional, simplified });
}
