import { INVALID } from '../charsets/decode.ts';
import { endCost } from '../model/brackets.ts';
import { type CompletionModel, completionModel } from '../model/completion.ts';
import { Beam } from './beam.ts';
import { type Codec, codecOf } from './codec.ts';
import { isSyllabic, kindOf } from './evidence.ts';
import { restoredPairs } from './half-pairs.ts';
import { priceAtEnd } from './in-place.ts';
import { isInvisible } from './losses.ts';
import type { MixUp } from './mix-up.ts';
import { otherBytes } from './other-bytes.ts';
import { likeliestOf, type Restored } from './restored.ts';
import { missingIn } from './sequences.ts';
import { type Step, settled, UNKNOWN } from './settled.ts';
import { START } from './step.ts';
import { DROPPED, QUESTION, REPLACEMENT, readable } from './stretches.ts';
import type { Reading } from './strict.ts';

/** Ways followed at a time: the lost byte of one character has 64 values. */
const WIDTH = 160;
/** What it costs to believe in a character that is broken, and the loss of a byte that hardly any decoder loses. */
const COSTS = { broken: 12, euro: 4 };
/** Letters that are whole still, and how many for each that is beyond recall. */
const LEAST_INTACT = 3;
const SURE_SHARE = 2;
/** Characters from here on are three bytes of UTF-8. */
const THREE_BYTES = '\u0800';
const SPACE = 0x20;
/** A question mark in front of what would have made a pair with the byte before: it took in what stood between. */
const EATEN = /[\u0080-\uffff]\?[@-\uffff]/;
/** How much likelier a character must be than any other in its place, in kana and Hangul and in Chinese: 64 are to choose from. */
const SURE_SYLLABLE = 4.5;
const SURE_HAN = 2.25;
/** The byte that is the euro sign by itself in GBK, so that most decoders never lose it. */
const EURO_BYTE = 0x80;

/**
 * Reads a line of UTF-8 anew that was read as a double-byte charset, in which the bytes of a stretch did not come out
 * even or made a pair without a character: of the texts that give the line when that is done to them, the likeliest. A
 * character that others could as well have been becomes U+FFFD.
 */
export function restoreUneven(line: string, mixUp: MixUp, literalCost: number): Reading | undefined {
  const pairs = restoredPairs(line, mixUp);
  if (pairs !== undefined) return likeliestOf([pairs], line, mixUp, literalCost);
  const signs = line.includes('\ufffd')
    ? [REPLACEMENT]
    : line.includes('?')
      ? [QUESTION, DROPPED]
      : [DROPPED];
  const codec = codecOf(mixUp);
  const restorations = signs.map((shown) => {
    const taken = readable(line, codec, shown);
    return taken === undefined ? undefined : new Uneven(line, mixUp, shown, taken).restored();
  });
  return likeliestOf(restorations, line, mixUp, literalCost);
}

class Uneven {
  readonly #line: string;
  readonly #codec: Codec;
  readonly #otherBytes: (unit: number) => number;
  readonly #shown: number;
  readonly #taken: Uint8Array;
  readonly #model: CompletionModel;
  readonly #beam: Beam;
  readonly #sure: number;
  /** Whether a question mark stands for the character behind the lost byte as well. */
  readonly #eats: boolean;
  /** Whether the line shows that its decoder knows the euro sign. */
  readonly #euro: boolean;

  constructor(line: string, mixUp: MixUp, shown: number, taken: Uint8Array) {
    this.#line = line;
    this.#codec = codecOf(mixUp);
    this.#otherBytes = otherBytes(mixUp);
    this.#shown = shown;
    this.#taken = taken;
    this.#model = completionModel(kindOf(line, this.#codec));
    this.#sure = isSyllabic(line, this.#codec) ? SURE_SYLLABLE : SURE_HAN;
    this.#beam = new Beam(this.#model, WIDTH, this.#sure);
    this.#eats = shown === QUESTION && EATEN.test(line);
    this.#euro = line.includes('€');
  }

  restored(): Restored | undefined {
    const end = this.#walk();
    if (end === undefined) return undefined;
    const steps = settled(end, this.#sure);
    if (!steps.some(({ lossy }) => lossy)) return undefined;
    const intact = steps.filter(
      ({ out, lossy, from }) => !lossy && out >= THREE_BYTES && this.#taken[from] === 1,
    );
    const doubtful = steps.filter(({ out }) => out === UNKNOWN).length;
    if (intact.length < LEAST_INTACT || intact.length < doubtful * SURE_SHARE) return undefined;
    return { steps, text: steps.map(({ out }) => out).join(''), cost: end.cost };
  }

  #walk(): Step | undefined {
    const line = this.#line;
    const beam = this.#beam;
    for (let at = 0; at < line.length && beam.steps.length > 0; at++) {
      for (const step of beam.steps) this.#advance(step, at, line.charCodeAt(at));
      beam.turn();
    }
    const to = line.length;
    for (const step of beam.steps) {
      const wholes = step.state === 0 ? [step] : this.#shown === DROPPED ? this.#completed(step, to, to) : [];
      for (const whole of wholes) {
        if (whole.state !== 0) continue;
        const cost = whole.cost + this.#model.cost(whole.context, whole.last, SPACE) + endCost(whole.open);
        beam.end({ ...START, before: whole, from: to, to, cost });
      }
    }
    beam.turn();
    return beam.steps[0];
  }

  #advance(step: Step, at: number, unit: number): void {
    if (this.#taken[at] === 1) {
      if (unit === REPLACEMENT && !this.#isEnd(at)) this.#beam.keep(this.#unknown(step, at, at + 1));
      else if (unit !== REPLACEMENT) this.#take(step, at, unit);
      else if (step.state === 0) this.#literal(step, at, unit);
      else for (const whole of this.#completed(step, at, at + 1)) this.#beam.keep(whole);
    } else if (step.state === 0) this.#literal(step, at, unit);
    else if (unit === this.#shown) {
      const behind = this.#line.charCodeAt(at + 1);
      const eaten = this.#eats && (behind >= 0x80 || (behind > SPACE && behind < 0x80));
      for (const whole of this.#completed(step, at, at + 1))
        this.#beam.keep(eaten ? withEaten(whole) : whole);
    } else if (this.#shown === DROPPED) {
      for (const whole of this.#completed(step, at, at)) this.#literal(whole, at, unit);
    }
  }

  /** Whether a stretch ends behind a code unit. */
  #isEnd(at: number): boolean {
    return !(this.#line.charCodeAt(at + 1) >= 0x80);
  }

  #literal(step: Step, at: number, unit: number): void {
    this.#beam.keepWent(step, at, at + 1, unit, 0, false);
  }

  /** Feeds the bytes of a character to the decoder. */
  #take(step: Step, at: number, unit: number): void {
    const packed = this.#codec.encode[unit] ?? 0;
    const other = this.#otherBytes(unit);
    const fed = this.#fed(step, at, packed) ?? (other === 0 ? undefined : this.#fed(step, at, other));
    this.#beam.keep(fed ?? this.#resumed(step, at, packed));
  }

  #fed(from: Step, at: number, packed: number): Step | undefined {
    let step = from;
    for (let shift = ((packed >>> 24) - 1) * 8; shift >= 0; shift -= 8) {
      const answer = this.#codec.feed(step.state, (packed >> shift) & 0xff);
      if (answer === INVALID) return undefined;
      step = this.#beam.answered(step, at, shift === 0 ? at + 1 : at, answer, 0, false);
    }
    return step;
  }

  /** Goes on behind bytes that are gone without a sign, or with one: U+FFFD stands for what they broke. */
  #resumed(from: Step, at: number, packed: number): Step {
    let step = from;
    for (let shift = ((packed >>> 24) - 1) * 8; shift >= 0; shift -= 8) {
      const to = shift === 0 ? at + 1 : at;
      const byte = (packed >> shift) & 0xff;
      let answer = this.#codec.feed(step.state, byte);
      if (answer === INVALID) {
        if (step.state !== 0 || step.last !== REPLACEMENT) step = this.#broken(step, at);
        answer = this.#codec.feed(0, byte);
      }
      step =
        answer === INVALID
          ? { ...step, before: step, from: at, to, out: '', lossy: true, rivals: START.rivals }
          : this.#beam.answered(step, at, to, answer, 0, false);
    }
    return step;
  }

  /** The bytes that are gone without a sign may be those of the character before, which is made of others then. */
  #broken(step: Step, at: number): Step {
    let made = step;
    while (made.before !== undefined && (made.out === '' || made.out === UNKNOWN)) made = made.before;
    const { before, from } = made;
    if (before === undefined || made.out < '\u0080') return this.#unknown(step, at, at);
    return this.#unknown({ ...before, state: 1 }, from, at, before);
  }

  #unknown(step: Step, from: number, to: number, before = step): Step {
    const out = step.state === 0 && step.last === REPLACEMENT ? '' : UNKNOWN;
    const { cost, open } = step;
    const price = out === '' ? 0 : COSTS.broken;
    return {
      ...START,
      before,
      from,
      to,
      out,
      lossy: true,
      cost: cost + price,
      last: REPLACEMENT,
      open,
    };
  }

  /** The ways on with the last byte put back that lacked the other of its pair; U+FFFD where none is likely. */
  #completed(step: Step, from: number, to: number): readonly Step[] {
    if (missingIn(step.state) !== 1) return [];
    const behind = this.#line.charCodeAt(from === to ? to : from + 1);
    const ways = [this.#beam.went(step, from, to, REPLACEMENT, 0, true)];
    for (let byte = this.#euro ? EURO_BYTE + 1 : EURO_BYTE; byte <= 0xbf; byte++) {
      const code = this.#codec.feed(step.state, byte);
      if (code < 0 || isInvisible(code) || code >= 0x10000) continue;
      const price = priceAtEnd(step, code, behind, this.#model);
      ways.push(this.#beam.went(step, from, to, code, price + (byte === EURO_BYTE ? COSTS.euro : 0), true));
    }
    return ways;
  }
}

/** The way on behind a question mark that has taken in the character behind the byte as well: that is beyond recall. */
function withEaten(step: Step): Step {
  const { to, cost, open } = step;
  return {
    ...START,
    before: step,
    from: to,
    to,
    out: UNKNOWN,
    lossy: true,
    cost,
    last: REPLACEMENT,
    open,
  };
}
