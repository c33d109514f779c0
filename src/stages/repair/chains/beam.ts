import { stateOf } from '../charsets/decode.ts';
import { bracketCost, openBehind } from '../model/brackets.ts';
import { type CompletionModel, NO_CONTEXT } from '../model/completion.ts';
import { codeCost, lastUnit } from './codec.ts';
import { type Step, SURE } from './settled.ts';

/** Ways followed at a time. */
const WIDTH = 64;
/** There are fewer contexts and characters than this. */
const HISTORIES = 0x200000;
const BEYOND_UTF8 = 0x1000000;
const SPACE = 0x20;

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
  rivals: [],
};

/** The likeliest ways through a line that lost some of its bytes, followed side by side. */
export class Beam {
  /** The ways up to the place where the last turn was. */
  steps: readonly Step[] = [START];
  readonly #model: CompletionModel;
  readonly #width: number;
  readonly #sure: number;
  #next = new Map<number, Step>();

  /** Remembers of each way the others that cost less than `sure` more. */
  constructor(model: CompletionModel, width = WIDTH, sure = SURE) {
    this.#model = model;
    this.#width = width;
    this.#sure = sure;
  }

  /** Makes the ways that were put forward the ones to go on with. */
  turn(): void {
    let steps = [...this.#next.values()];
    if (steps.length > this.#width) steps = steps.sort((a, b) => a.cost - b.cost).slice(0, this.#width);
    this.steps = steps;
    this.#next = new Map();
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
      rivals: [],
    };
  }

  /** The step behind a whole character. */
  went(step: Step, from: number, to: number, code: number, price: number, lossy: boolean): Step {
    const own = code < 0x10000 ? this.#model.cost(step.context, step.last, code) : codeCost(step.last, code);
    return {
      before: step,
      from,
      to,
      out: String.fromCodePoint(code),
      lossy,
      cost: step.cost + price + own + bracketCost(step.open, code),
      state: 0,
      partLost: false,
      last: lastUnit(code),
      context: code < 0x10000 ? this.#model.follow(step.context, code) : NO_CONTEXT,
      open: openBehind(step.open, code),
      rivals: [],
    };
  }

  keep(step: Step): void {
    if (step.state >= BEYOND_UTF8) return;
    const history = step.context === NO_CONTEXT ? step.last : 0x10000 + step.context;
    this.put(step, (shortened(step.state) * 8 + step.open) * HISTORIES + history);
  }

  /** Of two steps that can go on alike only the likelier does; it remembers the other. */
  put(step: Step, key: number): void {
    const rival = this.#next.get(key);
    if (rival === undefined) this.#next.set(key, step);
    else {
      const [winner, loser] = step.cost < rival.cost ? [step, rival] : [rival, step];
      if (loser.cost - winner.cost < this.#sure) winner.rivals.push(loser);
      if (winner === step) {
        winner.rivals.push(...loser.rivals.filter(({ cost }) => cost - winner.cost < this.#sure));
        this.#next.set(key, step);
      }
    }
  }
}

/** A state of the decoder in 17 bits: of four bytes the last three are enough. */
function shortened(state: number): number {
  if (state < 0x10000) return state;
  return 0x10000 | ((state >> 4) & 0x7000) | ((state >> 2) & 0xfc0) | (state & 0x3f);
}
