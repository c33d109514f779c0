import { stateOf } from '../charsets/decode.ts';
import { bracketCost, openBehind } from '../model/brackets.ts';
import { type CompletionModel, NO_CONTEXT } from '../model/completion.ts';
import { charOf } from './characters.ts';
import { codeCost, lastUnit } from './codec.ts';
import { type Step, SURE_ALONE } from './settled.ts';

/** Ways followed at a time. */
export const WIDTH = 64;
const BEYOND_UTF8 = 0x1000000;
const SPACE = 0x20;

const NONE: readonly Step[] = [];

export const START: Step = {
  before: undefined,
  from: 0,
  to: 0,
  out: '',
  lossy: false,
  cost: 0,
  state: 0,
  partLost: false,
  last: SPACE,
  context: NO_CONTEXT,
  open: 0,
  rivals: NONE,
};

/** Places of the table of the ways that were put forward; it grows where they are more than half as many. */
const PLACES = 256;
/** Ways put forward at one place, for each that is kept, before the dearest are let go. */
const CROWD = 2;
/** How much dearer than the likeliest way another may be, in nats; it never catches up with more. */
const BEHIND = 20;

/** The likeliest ways through a line that lost some of its bytes, followed side by side. */
export class Beam {
  /** The ways up to the place where the last turn was. */
  steps: readonly Step[] = [START];
  /** What the likeliest of them costs. */
  least = 0;
  readonly #model: CompletionModel;
  readonly #width: number;
  readonly #sure: number;
  #next: Step[] = [];
  /** Keys of the ways put forward: how they can go on, in two numbers. */
  #highs: number[] = [];
  #lows: number[] = [];
  /** By place, one more than the number of the way that is kept there. */
  #table = new Int32Array(PLACES);
  /** What a way may cost here at most to be kept, or to be told as a rival of one that is. */
  #limit = Number.POSITIVE_INFINITY;
  /** What the likeliest way costs that was put forward. */
  #least = Number.POSITIVE_INFINITY;

  /** Remembers of each way the others that cost less than `sure` more. */
  constructor(model: CompletionModel, width: number, sure: number) {
    this.#model = model;
    this.#width = width;
    this.#sure = Math.max(sure, SURE_ALONE);
  }

  /** Makes the ways that were put forward the ones to go on with. */
  turn(): void {
    this.least = this.#least;
    const most = this.#least + BEHIND;
    const steps = this.#next;
    let kept = 0;
    for (const step of steps) if (step.cost <= most) steps[kept++] = step;
    steps.length = kept;
    if (steps.length > this.#width) {
      steps.sort((a, b) => a.cost - b.cost);
      steps.length = this.#width;
    }
    this.steps = steps;
    this.#next = [];
    this.#highs.length = 0;
    this.#lows.length = 0;
    this.#table.fill(0);
    this.#limit = Number.POSITIVE_INFINITY;
    this.#least = Number.POSITIVE_INFINITY;
  }

  answered(step: Step, from: number, to: number, answer: number, price: number, lossy: boolean): Step {
    if (answer >= 0) return this.went(step, from, to, answer, price, lossy || step.partLost);
    const { last, context, open } = step;
    const state = stateOf(answer);
    const partLost = lossy || step.partLost;
    return {
      before: step,
      from,
      to,
      out: '',
      lossy,
      cost: step.cost + price,
      state,
      partLost,
      last,
      context,
      open,
      rivals: NONE,
    };
  }

  /** The step behind a whole character. */
  went(step: Step, from: number, to: number, code: number, price: number, lossy: boolean): Step {
    return this.#behind(step, from, to, code, this.#costBehind(step, code, price), lossy);
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
    return cost > this.#limit ? undefined : this.#behind(step, from, to, code, cost, lossy);
  }

  #costBehind(step: Step, code: number, price: number): number {
    const own = code < 0x10000 ? this.#model.cost(step.context, step.last, code) : codeCost(step.last, code);
    return step.cost + price + own + bracketCost(step.open, code);
  }

  #behind(step: Step, from: number, to: number, code: number, cost: number, lossy: boolean): Step {
    return {
      before: step,
      from,
      to,
      out: charOf(code),
      lossy,
      cost,
      state: 0,
      partLost: false,
      last: lastUnit(code),
      context: code < 0x10000 ? this.#model.follow(step.context, code) : NO_CONTEXT,
      open: openBehind(step.open, code),
      rivals: NONE,
    };
  }

  keep(step: Step): void {
    if (step.state >= BEYOND_UTF8) return;
    const history = step.context === NO_CONTEXT ? step.last : 0x10000 + step.context;
    this.#put(step, shortened(step.state) * 8 + step.open, history);
  }

  /** Puts a step forward that ends the line. */
  end(step: Step): void {
    this.#put(step, 0, 0);
  }

  /** Of two steps that can go on alike only the likelier does; it remembers the other. */
  #put(step: Step, high: number, low: number): void {
    if (step.cost > this.#limit) return;
    if (step.cost < this.#least) {
      this.#least = step.cost;
      this.#limit = Math.min(this.#limit, step.cost + BEHIND);
    }
    const place = this.#placeOf(high, low);
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
    this.#next.push(step);
    this.#highs.push(high);
    this.#lows.push(low);
    const count = this.#next.length;
    this.#table[place] = count;
    if (count * 2 > this.#table.length) this.#grow();
    if (count % (CROWD * this.#width) === 0) this.#narrow();
  }

  #grow(): void {
    this.#table = new Int32Array(this.#table.length * 2);
    for (let i = 0; i < this.#next.length; i++)
      this.#table[this.#placeOf(this.#highs[i] as number, this.#lows[i] as number)] = i + 1;
  }

  /** Sets the limit by the ways that are there: as many as are kept cost less. */
  #narrow(): void {
    const costs = Float64Array.from(this.#next, ({ cost }) => cost).sort();
    this.#limit = Math.min(this.#limit, (costs[this.#width - 1] as number) + this.#sure);
  }
}

/** A state of the decoder in 17 bits: of four bytes the last three are enough. */
function shortened(state: number): number {
  if (state < 0x10000) return state;
  return 0x10000 | ((state >> 4) & 0x7000) | ((state >> 2) & 0xfc0) | (state & 0x3f);
}
