import { codeUnits } from '../../core/code-units.ts';
import { T2S_PAIRS } from '../../data/t2s.generated.ts';
import { SIMPLIFIED_ONLY, TRADITIONAL_ONLY } from '../../data/variants.generated.ts';
import { type Part, walkAround } from './part.ts';
import type { Span } from './pass.ts';

/** Which standard characters speak for. */
export type Side = 'traditional' | 'simplified' | 'neither';

const LINE_END = 10;
let signs: Int8Array | undefined;

/** 1 for what only Traditional has, −1 for what only Simplified has. */
function signTable(): Int8Array {
  if (signs === undefined) {
    signs = new Int8Array(0x10000);
    for (let i = 0; i < TRADITIONAL_ONLY.length; i++) signs[TRADITIONAL_ONLY.charCodeAt(i)] = 1;
    // Those that become characters outside the Basic Multilingual Plane stay, and say nothing of what could change.
    let source = '';
    for (const char of T2S_PAIRS) {
      if (source === '') source = char;
      else {
        if (source.length === 1 && char.length > 1) signs[source.charCodeAt(0)] = 0;
        source = '';
      }
    }
    for (let i = 0; i < SIMPLIFIED_ONLY.length; i++) signs[SIMPLIFIED_ONLY.charCodeAt(i)] = -1;
  }
  return signs;
}

/**
 * Tells for a place which side its line is on; where the line holds as much of the one as of the other, all of the span
 * says, and where that has neither, the answer is `neither`.
 * What lies in `holes` does not count.
 */
export class Company {
  readonly #span: Span;
  readonly #holes: readonly Part[];
  #start = 0;
  #end = -1;
  #line: Side = 'neither';
  #whole: Side | undefined;

  constructor(span: Span, holes: readonly Part[] = []) {
    this.#span = span;
    this.#holes = holes;
  }

  at(index: number): Side {
    if (index < this.#start || index >= this.#end) this.#find(index);
    return this.#line;
  }

  #find(index: number): void {
    const { units, start, end } = this.#span;
    const table = signTable();
    let from = index;
    while (from > start && units[from - 1] !== LINE_END) from--;
    let sum = 0;
    let i = from;
    for (; i < end; i++) {
      const unit = units[i] as number;
      if (unit === LINE_END) break;
      sum += table[unit] as number;
    }
    this.#start = from;
    this.#end = Math.min(end, i + 1);
    for (const hole of this.#holes) sum -= sumOf(units, Math.max(from, hole.start), Math.min(i, hole.end));
    if (sum === 0) this.#line = this.#whole ??= sideOf(units, start, end, this.#holes);
    else this.#line = sum < 0 ? 'simplified' : 'traditional';
  }
}

/** Traditional where at least as many speak for that as for Simplified, if any does. */
function sideOf(units: Uint16Array, start: number, end: number, holes: readonly Part[]): Side {
  const table = signTable();
  let sum = 0;
  let any = false;
  const add = (from: number, to: number): void => {
    for (let i = from; i < to; i++) {
      const sign = table[units[i] as number] as number;
      sum += sign;
      any ||= sign !== 0;
    }
  };
  walkAround({ start, end }, holes, add, () => undefined);
  if (sum < 0) return 'simplified';
  return any ? 'traditional' : 'neither';
}

function sumOf(units: Uint16Array, start: number, end: number): number {
  const table = signTable();
  let sum = 0;
  for (let i = start; i < end; i++) sum += table[units[i] as number] as number;
  return sum;
}

/** The side of a whole text: Traditional where it holds at least as many characters of that side alone. */
export function sideOfText(text: string): Side {
  return sideOf(codeUnits(text), 0, text.length, []);
}
