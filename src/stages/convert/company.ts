import { SIMPLIFIED_ONLY, TRADITIONAL_ONLY } from '../../data/variants.generated.ts';

/** What the characters around a place are: only Traditional licenses what could also be Simplified. */
export type Side = 'traditional' | 'simplified' | 'neither';

const TRADITIONAL = 1;
const SIMPLIFIED = 2;
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
 * Tells for a place in a text which side its line is on; where the line holds as much of the one as of the other, the
 * whole text says, and where that has neither, the answer is `neither`. Asked in ascending order, each line is counted
 * once.
 */
export class Company {
  readonly #text: string;
  #start = 0;
  #end = -1;
  #line: Side = 'neither';
  #whole: Side | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  at(index: number): Side {
    if (index < this.#start || index >= this.#end) {
      this.#start = index === 0 ? 0 : this.#text.lastIndexOf('\n', index - 1) + 1;
      const next = this.#text.indexOf('\n', index);
      this.#end = next < 0 ? this.#text.length : next;
      const { traditional, simplified } = tally(this.#text, this.#start, this.#end);
      if (traditional === simplified) {
        this.#whole ??= sideOfText(this.#text);
        this.#line = this.#whole;
      } else this.#line = sideOf({ traditional, simplified });
    }
    return this.#line;
  }
}

interface Tally {
  readonly traditional: number;
  readonly simplified: number;
}

function tally(text: string, start: number, end: number): Tally {
  const table = sideTable();
  let traditional = 0;
  let simplified = 0;
  for (let i = start; i < end; i++) {
    const side = table[text.charCodeAt(i)];
    if (side === TRADITIONAL) traditional++;
    else if (side === SIMPLIFIED) simplified++;
  }
  return { traditional, simplified };
}

function sideOf({ traditional, simplified }: Tally): Side {
  if (simplified > traditional) return 'simplified';
  return traditional > 0 ? 'traditional' : 'neither';
}

/** The side of a whole text: Traditional where it holds at least as many characters of that side alone. */
export function sideOfText(text: string): Side {
  return sideOf(tally(text, 0, text.length));
}
