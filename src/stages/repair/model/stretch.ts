import { codeUnits } from '../../../core/code-units.ts';
import { highCharacters } from '../charsets/encode.ts';
import { textModel } from './text.ts';

const SPACE = 0x20;
/** Characters that have a table of their own: ASCII, what Windows-1252 has beside it, and Arabic. */
const BITS = 9;
const ARABIC_FROM = 0x600;
const ARABIC_PLACE = 0x100;
const BLOCK = 0x100;
/** Different costs that pairs of them may have; what costs something else is asked for every time. */
const MOST_COSTS = 0x100;

interface Pairs {
  /** The place of a code unit in the table; 0 where it has none. */
  readonly places: Uint16Array;
  /** By the places of two code units the number of their cost, 0 while it is not known. */
  readonly numbers: Uint8Array;
  readonly costs: Float64Array;
  readonly numberOf: Map<number, number>;
}

let pairs: Pairs | undefined;

function build(): Pairs {
  const places = new Uint16Array(0x10000);
  for (let unit = 1; unit < 0x80; unit++) places[unit] = unit;
  const western = highCharacters('windows-1252');
  for (let i = 0; i < western.length; i++) places[western.charCodeAt(i)] = 0x80 + i;
  for (let i = 0; i < BLOCK; i++) places[ARABIC_FROM + i] = ARABIC_PLACE + i;
  return {
    places,
    numbers: new Uint8Array(1 << (2 * BITS)),
    costs: new Float64Array(MOST_COSTS),
    numberOf: new Map(),
  };
}

/** What a text costs, in nats. */
export function costOf(text: string): number {
  return costOfUnits(codeUnits(text), 0, text.length);
}

/** What stretches cost beyond ASCII, told together with the whole. */
export interface CostBeyond {
  /** What the units beyond ASCII cost of the last stretch. */
  costBeyond: number;
}

/**
 * What a stretch of code units costs as a text of its own, in nats, and in `told` what of that is not ASCII. The sum of
 * the model's costs, in their order; pairs that mixed-up text is full of are looked up in a small table.
 */
export function costOfUnits(units: Uint16Array, start: number, end: number, told?: CostBeyond): number {
  pairs ??= build();
  const { places, numbers, costs } = pairs;
  const unitCost = textModel();
  let cost = 0;
  let costBeyond = 0;
  let last = SPACE;
  let lastPlace = SPACE;
  for (let i = start; i < end; i++) {
    const unit = units[i] as number;
    const place = places[unit] as number;
    let number = numbers[(lastPlace << BITS) | place] as number;
    if (number === 0 && place !== 0 && lastPlace !== 0) number = learn(pairs, last, unit) | 0;
    const own = number === 0 ? unitCost(last, unit) : (costs[number] as number);
    cost += own;
    if (unit >= 0x80) costBeyond += own;
    last = unit;
    lastPlace = place;
  }
  if (told !== undefined) told.costBeyond = costBeyond;
  return cost + unitCost(last, SPACE);
}

/** The number of the cost of a pair, once the model was asked for it; 0 where there is none left for it. */
function learn({ places, numbers, costs, numberOf }: Pairs, previous: number, unit: number): number {
  const cost = textModel()(previous, unit);
  let number = numberOf.get(cost);
  if (number === undefined) {
    if (numberOf.size + 1 === MOST_COSTS) return 0;
    number = numberOf.size + 1;
    numberOf.set(cost, number);
    costs[number] = cost;
  }
  numbers[((places[previous] as number) << BITS) | (places[unit] as number)] = number;
  return number;
}
