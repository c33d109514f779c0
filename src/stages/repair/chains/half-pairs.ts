import { INVALID, stateOf } from '../charsets/decode.ts';
import { type DoubleByte, isDoubleByte, pairTable } from '../charsets/encode.ts';
import { endCost } from '../model/brackets.ts';
import { type CompletionModel, completionModel } from '../model/completion.ts';
import { Beam } from './beam.ts';
import { type Codec, codecOf } from './codec.ts';
import { isSyllabic, kindOf } from './evidence.ts';
import { priceAtEnd } from './in-place.ts';
import { continuations } from './lookahead.ts';
import { isInvisible } from './losses.ts';
import type { MixUp } from './mix-up.ts';
import { otherBytes } from './other-bytes.ts';
import { likeliestOf, type Restored } from './restored.ts';
import { type Step, settled, UNKNOWN } from './settled.ts';
import { START } from './step.ts';
import type { Reading } from './strict.ts';

/** Ways followed at a time: what a lost byte makes shows by the next character or the one behind. */
const WIDTH = 48;
/** What it costs to believe that a sign stands for a whole character. */
const WHOLE_COST = 8;
/** How much likelier a character must be than any other in its place: in Chinese, and in kana and Hangul. */
const SURE_HAN = 2.25;
const SURE_SYLLABLE = 4.5;
/** Characters that are whole still, and how many for each that is beyond recall. */
const LEAST_INTACT = 4;
const SURE_SHARE = 2;
/** What a full-width letter or sign costs more, but for the marks of Chinese. */
const FULL_WIDTH = 6;
const WIDE_SPACE = 0x3000;
const MARKS = '，！？：；（）';
/** Characters that show for each U+FFFD. */
const LEAST_SHOWN = 1.5;
/** How much dearer than the likeliest a character may be to be tried, in nats. */
const BEHIND = 12;
/** U+FFFD in a row: among more of them nothing tells one way from another, of which there are a great many. */
const LONGEST_ROW = 4;
const REPLACEMENT = 0xfffd;
const SPACE = 0x20;
const LEADS: readonly number[] = Array.from({ length: 0x7f }, (_, i) => 0x80 + i);
/** The later bytes of UTF-8. */
const LATER: readonly number[] = Array.from({ length: 0x40 }, (_, i) => 0x80 + i);

/**
 * Reads a line anew that was read as a double-byte charset, in which U+FFFD stands for each byte that makes no pair with
 * the one behind it there, so that few values are left for it. A character that others could as well have been stays
 * U+FFFD.
 */
export function restorePairs(line: string, mixUp: MixUp, literalCost: number): Reading | undefined {
  return likeliestOf([restoredPairs(line, mixUp)], line, mixUp, literalCost);
}

/** The same, to be weighed against other ways to restore the line. */
export function restoredPairs(line: string, mixUp: MixUp): Restored | undefined {
  const { read } = mixUp;
  if (!isDoubleByte(read) || !isFewLost(line) || !hasBytes(line, mixUp)) return undefined;
  return new HalfPairs(line, mixUp, read).restored();
}

/** Whether a line shows U+FFFD, and what is beyond ASCII besides tells enough to say what was there. */
function isFewLost(line: string): boolean {
  let lost = 0;
  let others = 0;
  let row = 0;
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    row = unit === REPLACEMENT ? row + 1 : 0;
    if (row > LONGEST_ROW) return false;
    if (row > 0) lost++;
    else if (unit >= 0x80) others++;
  }
  return lost > 0 && lost * LEAST_SHOWN <= others;
}

/** Whether the charset that a line was read as has every character of it. */
function hasBytes(line: string, mixUp: MixUp): boolean {
  const { encode } = codecOf(mixUp);
  const others = otherBytes(mixUp);
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (unit !== REPLACEMENT && encode[unit] === 0 && others(unit) === 0) return false;
  }
  return true;
}

class HalfPairs {
  readonly #line: string;
  readonly #codec: Codec;
  readonly #otherBytes: (unit: number) => number;
  /** The bytes that a decoder can have lost, by the byte behind them. */
  readonly #lost: readonly (readonly number[])[];
  readonly #utf8: boolean;
  readonly #sure: number;
  readonly #model: CompletionModel;
  readonly #beam: Beam;
  readonly #goesOn: (state: number, unit: number) => boolean;
  /** The characters that a lost byte can make, what each costs more, and what it costs in all. */
  readonly #codes = new Int32Array(LEADS.length);
  readonly #prices = new Float64Array(LEADS.length);
  readonly #costs = new Float64Array(LEADS.length);

  constructor(line: string, mixUp: MixUp, read: DoubleByte) {
    this.#line = line;
    this.#codec = codecOf(mixUp);
    this.#otherBytes = otherBytes(mixUp);
    this.#goesOn = continuations(this.#codec, this.#otherBytes, (unit) => unit === REPLACEMENT);
    this.#lost = lostBytes(read);
    const { written } = mixUp;
    const kind = kindOf(line, this.#codec);
    // In a legacy charset the charset tells the language.
    const japanese = written === 'utf-8' ? kind.japanese : written === 'shift_jis' || written === 'euc-jp';
    this.#model = completionModel({ ...kind, japanese });
    this.#utf8 = written === 'utf-8';
    this.#sure = isSyllabic(line, this.#codec) ? SURE_SYLLABLE : SURE_HAN;
    this.#beam = new Beam(this.#model, WIDTH, this.#sure);
  }

  restored(): Restored | undefined {
    const end = this.#walk();
    if (end === undefined) return undefined;
    const steps = settled(end, this.#sure);
    const intact = steps.filter(({ out, lossy }) => !lossy && out > '\u007f').length;
    const doubtful = steps.filter(({ out }) => out === UNKNOWN).length;
    if (intact < LEAST_INTACT || intact < doubtful * SURE_SHARE) return undefined;
    return { steps, text: steps.map(({ out }) => out).join(''), cost: end.cost };
  }

  #walk(): Step | undefined {
    const line = this.#line;
    const beam = this.#beam;
    for (let at = 0; at < line.length && beam.steps.length > 0; at++) {
      const unit = line.charCodeAt(at);
      const lost = unit === REPLACEMENT ? this.#lostBefore(line.charCodeAt(at + 1)) : undefined;
      for (const step of beam.steps) {
        if (lost === undefined) this.#take(step, at, unit);
        else this.#fill(step, at, lost);
      }
      beam.turn();
    }
    const to = line.length;
    for (const step of beam.steps) {
      if (step.state !== 0) continue;
      const cost = step.cost + this.#model.cost(step.context, step.last, SPACE) + endCost(step.open);
      beam.end({ ...START, before: step, from: to, to, cost });
    }
    beam.turn();
    return beam.steps[0];
  }

  /** The bytes that make no pair with the first byte of what stands behind. */
  #lostBefore(behind: number): readonly number[] {
    if (behind === REPLACEMENT) return this.#lost[PARTLESS] ?? [];
    const packed = this.#codec.encode[behind] ?? 0;
    const next = packed >>> 24 === 2 ? (packed >> 8) & 0xff : packed & 0xff;
    return this.#lost[next] ?? [];
  }

  /** Puts back each byte that fits; of the characters that are whole then, those not far behind the likeliest. */
  #fill(step: Step, at: number, lost: readonly number[]): void {
    const behind = this.#line.charCodeAt(at + 1);
    const atEnd = this.#utf8 && !(behind >= 0x80);
    let count = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const byte of lost) {
      const answer = this.#codec.feed(step.state, byte);
      if (answer === INVALID || isInvisible(answer)) continue;
      if (answer < 0) {
        if (this.#goesOn(stateOf(answer), behind)) this.#beam.keepAnswered(step, at, at + 1, answer, 0, true);
        continue;
      }
      const price = atEnd ? priceAtEnd(step, answer, behind, this.#model) : priceOf(answer);
      const cost = this.#model.cost(step.context, step.last, answer) + price;
      least = Math.min(least, cost);
      this.#codes[count] = answer;
      this.#prices[count] = price;
      this.#costs[count++] = cost;
    }
    for (let i = 0; i < count; i++) {
      if ((this.#costs[i] as number) > least + BEHIND) continue;
      this.#beam.keepWent(step, at, at + 1, this.#codes[i] as number, this.#prices[i] as number, true);
    }
    if (step.state === 0 && !this.#utf8) this.#beam.keepWent(step, at, at + 1, REPLACEMENT, WHOLE_COST, true);
  }

  /** Takes a character: between two others ASCII stands for itself, else the bytes go to the decoder. */
  #take(step: Step, at: number, unit: number): void {
    if (unit < 0x80) {
      if (step.state === 0) this.#beam.keepWent(step, at, at + 1, unit, 0, false);
      else this.#feed(step, at, (1 << 24) | unit);
      return;
    }
    const packed = this.#codec.encode[unit] ?? 0;
    if (packed !== 0) this.#feed(step, at, packed);
    const other = this.#otherBytes(unit);
    if (other !== 0) this.#feed(step, at, other);
  }

  #feed(from: Step, at: number, packed: number): void {
    const next = this.#line.charCodeAt(at + 1);
    let step = from;
    let { state } = from;
    for (let shift = ((packed >>> 24) - 1) * 8; shift >= 0; shift -= 8) {
      const answer = this.#codec.feed(state, (packed >> shift) & 0xff);
      if (answer === INVALID) return;
      const price = step.partLost ? priceOf(answer) : 0;
      if (shift === 0) {
        if (answer >= 0 || this.#goesOn(stateOf(answer), next))
          this.#beam.keepAnswered(step, at, at + 1, answer, price, false);
      } else if (answer >= 0) {
        // What is whole costs no less with the byte behind it.
        const went = this.#beam.affordable(step, at, at, answer, price, step.partLost);
        if (went === undefined) return;
        step = went;
        state = 0;
      } else state = stateOf(answer);
    }
  }
}

/** What a character costs more where a lost byte made it: full-width letters, signs and spaces hardly stand between others. */
function priceOf(code: number): number {
  return code === WIDE_SPACE || (code > 0xff00 && code < 0xff5f && !MARKS.includes(String.fromCharCode(code)))
    ? FULL_WIDTH
    : 0;
}

/** Place in the list of lost bytes of those that make no pair with one of the later bytes of UTF-8 at least. */
const PARTLESS = 0x100;
const lists = new Map<DoubleByte, readonly (readonly number[])[]>();

/** The bytes that make no pair in a charset, by the byte behind them. */
function lostBytes(read: DoubleByte): readonly (readonly number[])[] {
  const known = lists.get(read);
  if (known !== undefined) return known;
  const pairs = pairTable(read);
  const leads = LEADS.filter((byte) => read !== 'shift_jis' || !isHalfKana(byte));
  const isPairless = (lead: number, next: number): boolean => isNone(pairs[(lead << 8) | next] ?? 0);
  const made = Array.from({ length: 0x100 }, (_, next) => leads.filter((lead) => isPairless(lead, next)));
  made.push(leads.filter((lead) => LATER.some((next) => isPairless(lead, next))));
  lists.set(read, made);
  return made;
}

/** Whether a pair has no character, or a private one, which is none to most decoders. */
function isNone(unit: number): boolean {
  return unit === 0 || (unit >= 0xe000 && unit <= 0xf8ff);
}

/** Whether a byte is a character by itself in Shift_JIS. */
function isHalfKana(byte: number): boolean {
  return byte >= 0xa1 && byte <= 0xdf;
}
