import { INVALID } from '../charsets/decode.ts';
import { endCost } from '../model/brackets.ts';
import { type CompletionModel, completionModel } from '../model/completion.ts';
import { Beam, WIDTH } from './beam.ts';
import { type Codec, codecOf } from './codec.ts';
import { intactIn, kindOf } from './evidence.ts';
import { type Fills, filler, type Loss, lossesOf } from './losses.ts';
import type { MixUp } from './mix-up.ts';
import { LOSS_COST, likeliestOf, type Restored } from './restored.ts';
import { type Step, SURE, settled, UNKNOWN } from './settled.ts';
import { START } from './step.ts';
import type { Reading } from './strict.ts';

/** What it costs to believe that a space was a no-break space, and that it is both itself and one before it. */
const COSTS = { space: 2, folded: 0.5 };
/** Sequences of UTF-8 that are whole still in a line that lost some of its bytes. */
const LEAST_INTACT = 3;
/** The same where a sign shows that could stand for other bytes too; and how many for each that is beyond recall. */
const LEAST_BESIDE_SIGNS = 15;
const SURE_SHARE = 2;
/** First character that UTF-8 writes in three bytes: such a sequence counts for two. */
const THREE_BYTES = '\u0800';
const SPACE = 0x20;
/** What the rest of a line may cost less than nothing, in nats: a bracket that is closed tells in favour of a way. */
const SLACK = 6;
/** How much likelier a character must be than any other, in nats, where it is chosen among more than a few. */
const FEW = 8;
const SURE_OF_MANY = 3.5;

/**
 * Reads a line of UTF-8 that lost some of its bytes anew: of the texts that give the line when they are mixed up again
 * and lose the same bytes, the likeliest. A character that others could as well have been becomes U+FFFD.
 */
export function restore(line: string, mixUp: MixUp, literalCost: number): Reading | undefined {
  const codec = codecOf(mixUp);
  if (intactIn(line, codec) < LEAST_INTACT) return undefined;
  const losses = lossesOf(line, mixUp);
  if (losses.length === 0) return undefined;
  const model = completionModel(kindOf(line, codec));
  let least = Number.POSITIVE_INFINITY;
  const restorations = losses.map((loss) => {
    const restored = new Restoration(line, codec, model, loss).restored(least);
    least = Math.min(least, restored?.cost ?? least);
    return restored;
  });
  return likeliestOf(restorations, line, mixUp, literalCost);
}

class Restoration {
  readonly #line: string;
  readonly #codec: Codec;
  readonly #loss: Loss;
  readonly #model: CompletionModel;
  readonly #fills: (state: number) => Fills;
  readonly #beam: Beam;
  readonly #sure: number;

  constructor(line: string, codec: Codec, model: CompletionModel, loss: Loss) {
    this.#line = line;
    this.#codec = codec;
    this.#loss = loss;
    this.#model = model;
    this.#sure = loss.bytes.length > FEW ? SURE_OF_MANY : SURE;
    this.#beam = new Beam(this.#model, WIDTH, this.#sure);
    this.#fills = filler(this.#codec.feed, loss.bytes);
  }

  /** `undefined` also where it costs more than `most`. */
  restored(most: number): Restored | undefined {
    const end = this.#walk(most);
    if (end === undefined) return undefined;
    const steps = settled(end, this.#sure);
    const intact = steps.filter(({ out, lossy }) => !lossy && out > '\u007f').length;
    const doubtful = steps.filter(({ out }) => out === UNKNOWN).length;
    const { bytes, shown, spaces } = this.#loss;
    const long = steps.filter(({ out, lossy }) => !lossy && out >= THREE_BYTES).length;
    if (intact + long < (shown === 0 ? LEAST_INTACT : LEAST_BESIDE_SIGNS)) return undefined;
    if (intact < doubtful * SURE_SHARE) return undefined;
    const both = bytes.length > 0 && spaces ? LOSS_COST : 0;
    return { steps, text: steps.map(({ out }) => out).join(''), cost: end.cost + both };
  }

  #walk(most: number): Step | undefined {
    const line = this.#line;
    const beam = this.#beam;
    for (let at = 0; at < line.length && beam.steps.length > 0; at++) {
      if (beam.least > most + SLACK) return undefined;
      for (const step of beam.steps) this.#advance(step, at, line.charCodeAt(at));
      beam.turn();
    }
    for (const step of beam.steps) this.#close(step);
    beam.turn();
    return beam.steps[0];
  }

  /** The end of the line: what is still open must have lost its last bytes. */
  #close(step: Step): void {
    const wholes =
      step.state === 0 ? [step] : this.#loss.shown === 0 ? this.#filled(step, this.#line.length) : [];
    for (const whole of wholes) {
      if (whole.state !== 0) continue;
      const cost = whole.cost + this.#model.cost(whole.context, whole.last, SPACE) + endCost(whole.open);
      const to = this.#line.length;
      this.#beam.end({ ...START, before: whole, from: to, to, cost });
    }
  }

  #advance(step: Step, at: number, unit: number): void {
    this.#take(step, at, unit);
    if (step.state === 0) return;
    const { shown, spaces } = this.#loss;
    if (shown === 0) this.#fill(step, at, unit);
    else if (unit === shown) {
      for (const byte of this.#loss.bytes) this.#byte(step, at, at + 1, byte, 0);
    }
    if (spaces && unit === SPACE) this.#space(step, at);
  }

  #space(step: Step, at: number): void {
    this.#byte(step, at, at + 1, 0xa0, COSTS.space);
    // Of A0 and a space one may have been folded into the other: `Ã le` is `à le`.
    const folded = this.#fed(step, 0xa0);
    if (folded >= 0)
      this.#literal(this.#beam.went(step, at, at, folded, 0, true), at, SPACE, COSTS.space + COSTS.folded);
  }

  /** Takes a character: ASCII stands for itself, of the others the bytes go to the decoder. */
  #take(step: Step, at: number, unit: number): void {
    if (unit < 0x80) {
      if (step.state === 0) this.#literal(step, at, unit);
      return;
    }
    const packed = this.#codec.encode[unit] ?? 0;
    if (packed >>> 24 !== 1) return;
    const answer = this.#codec.feed(step.state, packed & 0xff);
    if (answer !== INVALID) this.#beam.keepAnswered(step, at, at + 1, answer, 0, false);
  }

  #literal(step: Step, at: number, unit: number, price = 0): void {
    this.#beam.keepWent(step, at, at + 1, unit, price, false);
  }

  #byte(step: Step, from: number, to: number, byte: number, price: number): void {
    const answer = this.#fed(step, byte);
    if (answer !== INVALID) this.#beam.keepAnswered(step, from, to, answer, price, true);
  }

  #fed(step: Step, byte: number): number {
    const answer = this.#codec.feed(step.state, byte);
    // A sign that takes in the space behind an accented word is more likely that word.
    return byte === 0xa0 && answer >= 0x2000 && answer < 0x2600 ? INVALID : answer;
  }

  /** Puts back bytes that are gone in front of a code unit, where that can go on then: looked up first, for it seldom can. */
  #fill(step: Step, at: number, unit: number): void {
    const { whole, begun } = this.#fills(step.state);
    const { feed, encode } = this.#codec;
    const packed = encode[unit] ?? 0;
    const goesOn = (state: number): boolean => packed >>> 24 === 1 && feed(state, packed & 0xff) !== INVALID;
    if (unit < 0x80 || goesOn(0)) {
      for (const code of whole) {
        // The byte of a character that begins costs nothing, so that what is too dear before it is so behind it.
        const next =
          unit < 0x80
            ? this.#beam.went(step, at, at, code, 0, true)
            : this.#beam.affordable(step, at, at, code, 0, true);
        if (next !== undefined) this.#take(next, at, unit);
      }
    }
    for (const state of begun) {
      if (unit >= 0x80 && goesOn(state))
        this.#take(this.#beam.answered(step, at, at, -1 - state, 0, true), at, unit);
    }
  }

  /** The step with bytes put back that are gone at `at`. */
  #filled(step: Step, at: number): readonly Step[] {
    const { whole, begun } = this.#fills(step.state);
    const answers = [...whole, ...begun.map((state) => -1 - state)];
    return answers.map((answer) => this.#beam.answered(step, at, at, answer, 0, true));
  }
}
