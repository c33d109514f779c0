import { stateOf } from '../charsets/decode.ts';
import { bracketCost, openBehind } from '../model/brackets.ts';
import { type CompletionModel, NO_CONTEXT } from '../model/completion.ts';
import { codeCost, lastUnit } from './codec.ts';
import { type Step, SURE_ALONE } from './settled.ts';
import { begun, START, whole } from './step.ts';

/** Ways followed at a time. */
export const WIDTH = 64;
const BEYOND_UTF8 = 0x1000000;

/** Places of the table of the ways that were put forward; it grows where they are more than half as many. */
const PLACES = 256;
/** Ways put forward at one place, for each that is kept, before the dearest are let go. */
const CROWD = 2;
/** Ways whose order does not matter. */
const FEW = 8;
/** How much dearer than the likeliest way another may be, in nats; it never catches up with more. */
const BEHIND = 20;

/**
 * The likeliest ways through a line that lost some of its bytes, followed side by side. A way is put forward by its
 * numbers, for most cost too much to be kept: an object is made of those that are.
 */
export class Beam {
  /** The ways up to the place where the last turn was. */
  steps: readonly Step[] = [START];
  /** What the likeliest of them costs. */
  least = 0;
  readonly #model: CompletionModel;
  readonly #width: number;
  readonly #sure: number;
  #next: Step[] = [];
  /** Keys of the ways put forward: how they can go on, in two numbers; and their places in the table. */
  #highs = new Int32Array(PLACES);
  #lows = new Int32Array(PLACES);
  #places = new Int32Array(PLACES);
  /** By place, one more than the number of the way that is kept there. */
  #table = new Int32Array(PLACES);
  /** So many ways put forward are a crowd. */
  #crowd: number;
  /** What a way may cost here at most to be kept, or to be told as a rival of one that is. */
  #limit = Number.POSITIVE_INFINITY;
  /** What the likeliest way costs that was put forward. */
  #least = Number.POSITIVE_INFINITY;

  /** Remembers of each way the others that cost less than `sure` more. */
  constructor(model: CompletionModel, width: number, sure: number) {
    this.#model = model;
    this.#width = width;
    this.#sure = Math.max(sure, SURE_ALONE);
    this.#crowd = CROWD * width;
  }

  /** Makes the ways that were put forward the ones to go on with. */
  turn(): void {
    this.least = this.#least;
    const steps = this.#next;
    for (let i = 0; i < steps.length; i++) this.#table[this.#places[i] as number] = 0;
    const most = this.#least + BEHIND;
    let kept = 0;
    for (const step of steps) if (step.cost <= most) steps[kept++] = step;
    while (steps.length > kept) steps.pop();
    // What comes of the likeliest tells soonest what the others may cost.
    if (kept > FEW) steps.sort((a, b) => a.cost - b.cost);
    if (kept > this.#width) steps.length = this.#width;
    this.steps = steps;
    this.#next = [];
    this.#crowd = CROWD * this.#width;
    this.#limit = Number.POSITIVE_INFINITY;
    this.#least = Number.POSITIVE_INFINITY;
  }

  /** The step behind an answer of the decoder. */
  answered(step: Step, from: number, to: number, answer: number, price: number, lossy: boolean): Step {
    const lost = lossy || step.partLost;
    return answer >= 0
      ? this.went(step, from, to, answer, price, lost)
      : begun(step, from, to, stateOf(answer), step.cost + price, lossy, lost);
  }

  /** The step behind a whole character. */
  went(step: Step, from: number, to: number, code: number, price: number, lossy: boolean): Step {
    const cost = this.#costBehind(step, code, price);
    return whole(step, from, to, code, cost, lossy, this.#contextBehind(step, code));
  }

  /** The step behind a whole character, unless others are so much likelier that it cannot be kept. */
  affordable(
    step: Step,
    from: number,
    to: number,
    code: number,
    price: number,
    lossy: boolean,
  ): Step | undefined {
    const cost = this.#costBehind(step, code, price);
    if (cost > this.#limit) return undefined;
    return whole(step, from, to, code, cost, lossy, this.#contextBehind(step, code));
  }

  #costBehind(step: Step, code: number, price: number): number {
    const own = code < 0x10000 ? this.#model.cost(step.context, step.last, code) : codeCost(step.last, code);
    return step.cost + price + own + bracketCost(step.open, code);
  }

  #contextBehind(step: Step, code: number): number {
    return code < 0x10000 ? this.#model.follow(step.context, code) : NO_CONTEXT;
  }

  /** Puts {@link answered} forward. */
  keepAnswered(step: Step, from: number, to: number, answer: number, price: number, lossy: boolean): void {
    const lost = lossy || step.partLost;
    if (answer >= 0) {
      this.keepWent(step, from, to, answer, price, lost);
      return;
    }
    const cost = step.cost + price;
    const state = stateOf(answer);
    if (cost > this.#limit || state >= BEYOND_UTF8) return;
    const high = highOf(state, step.open);
    const low = lowOf(step.context, step.last);
    const place = this.#placeOf(high, low);
    if (this.#wants(place, cost))
      this.#put(begun(step, from, to, state, cost, lossy, lost), high, low, place);
  }

  /** Puts {@link went} forward. */
  keepWent(step: Step, from: number, to: number, code: number, price: number, lossy: boolean): void {
    const cost = this.#costBehind(step, code, price);
    if (cost > this.#limit) return;
    const context = this.#contextBehind(step, code);
    const high = highOf(0, openBehind(step.open, code));
    const low = lowOf(context, lastUnit(code));
    const place = this.#placeOf(high, low);
    if (this.#wants(place, cost))
      this.#put(whole(step, from, to, code, cost, lossy, context), high, low, place);
  }

  /** Puts a step forward. */
  keep(step: Step): void {
    if (step.state >= BEYOND_UTF8 || step.cost > this.#limit) return;
    const high = highOf(step.state, step.open);
    const low = lowOf(step.context, step.last);
    const place = this.#placeOf(high, low);
    if (this.#wants(place, step.cost)) this.#put(step, high, low, place);
  }

  /** Puts a step forward that ends the line. */
  end(step: Step): void {
    const place = this.#placeOf(0, 0);
    if (step.cost <= this.#limit && this.#wants(place, step.cost)) this.#put(step, 0, 0, place);
  }

  /** Whether a way that costs so much is to be kept, or to be told as a rival of the one at its place. */
  #wants(place: number, cost: number): boolean {
    const rival = this.#next[(this.#table[place] as number) - 1];
    return rival === undefined || cost - rival.cost < this.#sure;
  }

  /** Of two steps that can go on alike only the likelier does; it remembers the other. */
  #put(step: Step, high: number, low: number, place: number): void {
    if (step.cost < this.#least) {
      this.#least = step.cost;
      this.#limit = Math.min(this.#limit, step.cost + BEHIND);
    }
    const number = (this.#table[place] as number) - 1;
    const rival = this.#next[number];
    if (rival === undefined) this.#add(step, high, low, place);
    else {
      const [winner, loser] = step.cost < rival.cost ? [step, rival] : [rival, step];
      if (loser.cost - winner.cost < this.#sure) winner.rivals = [...winner.rivals, loser];
      if (winner === step) {
        const others = loser.rivals.filter(({ cost }) => cost - winner.cost < this.#sure);
        if (others.length > 0) winner.rivals = [...winner.rivals, ...others];
        this.#next[number] = step;
      }
    }
  }

  /** Where the way with a key stands in the table, or would. */
  #placeOf(high: number, low: number): number {
    const mask = this.#table.length - 1;
    let place = (Math.imul(high, 0x9e3779b1) ^ Math.imul(low, 0x85ebca6b)) >>> 8;
    for (;;) {
      place &= mask;
      const number = (this.#table[place] as number) - 1;
      if (number === -1 || (this.#highs[number] === high && this.#lows[number] === low)) return place;
      place++;
    }
  }

  #add(step: Step, high: number, low: number, place: number): void {
    const number = this.#next.push(step) - 1;
    this.#highs[number] = high;
    this.#lows[number] = low;
    this.#places[number] = place;
    this.#table[place] = number + 1;
    if (number * 2 + 2 > this.#table.length) this.#grow();
    if (number + 1 === this.#crowd) this.#narrow();
  }

  #grow(): void {
    const size = this.#table.length * 2;
    const { length } = this.#next;
    this.#highs = grown(this.#highs, size);
    this.#lows = grown(this.#lows, size);
    this.#places = new Int32Array(size);
    this.#table = new Int32Array(size);
    for (let i = 0; i < length; i++) this.#enter(i);
  }

  #enter(number: number): void {
    const place = this.#placeOf(this.#highs[number] as number, this.#lows[number] as number);
    this.#places[number] = place;
    this.#table[place] = number + 1;
  }

  /** Sets the limit by the ways that are there: as many as are kept cost less. Those beyond it are let go. */
  #narrow(): void {
    const steps = this.#next;
    const costs = Float64Array.from(steps, ({ cost }) => cost).sort();
    this.#limit = Math.min(this.#limit, (costs[this.#width - 1] as number) + this.#sure);
    for (let i = 0; i < steps.length; i++) this.#table[this.#places[i] as number] = 0;
    let kept = 0;
    for (const [i, step] of steps.entries()) {
      if (step.cost > this.#limit) continue;
      steps[kept] = step;
      this.#highs[kept] = this.#highs[i] as number;
      this.#lows[kept] = this.#lows[i] as number;
      this.#enter(kept++);
    }
    steps.length = kept;
    // Where nearly all cost the same, there are twice as many before they are looked at again.
    this.#crowd = Math.max(this.#crowd, CROWD * kept);
  }
}

function highOf(state: number, open: number): number {
  return shortened(state) * 8 + open;
}

function lowOf(context: number, last: number): number {
  return context === NO_CONTEXT ? last : 0x10000 + context;
}

function grown(from: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const into = new Int32Array(size);
  into.set(from);
  return into;
}

/** A state of the decoder in 17 bits: of four bytes the last three are enough. */
function shortened(state: number): number {
  if (state < 0x10000) return state;
  return 0x10000 | ((state >> 4) & 0x7000) | ((state >> 2) & 0xfc0) | (state & 0x3f);
}
