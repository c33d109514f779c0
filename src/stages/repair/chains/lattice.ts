import { INVALID, stateOf } from '../charsets/decode.ts';
import { isDoubleByte } from '../charsets/encode.ts';
import { borrowedCost } from './borrowed.ts';
import { charOf } from './characters.ts';
import { type Codec, codecOf, lastUnit } from './codec.ts';
import { SUBSTITUTES } from './evidence.ts';
import { aloneCosts, endsSmall, GRAVE, graveCosts, NO_BREAK } from './grave.ts';
import { beginnings } from './lookahead.ts';
import { isUnknownScript } from './losses.ts';
import { closingCost, isAsciiLetter } from './meant.ts';
import type { MixUp } from './mix-up.ts';
import { Nodes } from './nodes.ts';
import { type Oddity, oddityOf } from './oddity.ts';
import { otherBytes } from './other-bytes.ts';
import { letterSeamCost, seamCost } from './seams.ts';
import { hasSequence, isOfFour, missingIn, UNKNOWN } from './sequences.ts';
import type { Reading } from './strict.ts';
import { ANEW, BROKEN, LITERAL, type Mode, runsOf } from './way.ts';

/** Ways followed at a time. */
const WIDTH = 24;
const COSTS = {
  dropped: 6,
  space: 1.5,
  unknown: 2,
  other: 2,
};
/** What the rest of a line may cost less than nothing, in nats, for what speaks for damage by itself. */
const REBATES = 25;
const SPACE = 0x20;
const QUESTION = 0x3f;
const REPLACEMENT = 0xfffd;
const NOWHERE = -1; // no node
/** Bytes without a character in Windows-1252, which careless programs drop. */
const UNDEFINED_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/**
 * Reads a line anew as if it had suffered one mix-up, here and there or all over: a walk over the line that either
 * takes a character as it stands or feeds its bytes to the decoder of the charset they were written in, weighed by the
 * model of characters (a Viterbi search, 1967, with a bound on its width). What it reads anew gives the line back when
 * it is mixed up again, but for bytes that had been lost. `undefined` where it gains less than `leastGain`, in nats.
 */
export function reread(
  line: string,
  mixUp: MixUp,
  literalCost: number,
  lossy: boolean,
  leastGain = Number.NEGATIVE_INFINITY,
): Reading | undefined {
  const best = new Lattice(line, mixUp, lossy).walk(literalCost - leastGain + REBATES);
  if (best === undefined) return undefined;
  const gain = literalCost - best.cost - borrowedCost(line, mixUp);
  return { mixUp, runs: runsOf(nodes.wayTo(best.node, line), line), gain };
}

/** The nodes of the walk that is under way; kept, for a walk needs about as many as the one before. */
const nodes = new Nodes();

class Lattice {
  readonly #line: string;
  readonly #codec: Codec;
  readonly #enter: number;
  readonly #each: number;
  readonly #otherBytes: (unit: number) => number;
  readonly #begins: (unit: number, next: number) => boolean;
  readonly #utf8: boolean;
  readonly #oddity: Oddity;
  readonly #lossy: boolean;
  readonly #droppable: readonly number[];
  #whole: boolean | undefined;
  #beam: number[] = [];
  /** What speaks for damage at the place where the walk is, in nats. */
  #oddness = 0;
  /** What ASCII that was skipped costs every way. */
  #skipped = 0;

  constructor(line: string, mixUp: MixUp, lossy: boolean) {
    this.#line = line;
    this.#codec = codecOf(mixUp);
    this.#enter = mixUp.enter;
    this.#each = mixUp.each ?? 0;
    this.#otherBytes = otherBytes(mixUp);
    this.#utf8 = mixUp.written === 'utf-8';
    this.#oddity = oddityOf(mixUp);
    this.#lossy = lossy && this.#utf8 && !isDoubleByte(mixUp.read);
    this.#droppable = this.#lossy && mixUp.read === 'windows-1252' ? UNDEFINED_1252 : [];
    const unseen = this.#droppable.length > 0;
    const isLost = (unit: number): boolean => unseen || (this.#lossy && SUBSTITUTES.has(unit));
    this.#begins = beginnings(this.#codec, this.#otherBytes, isLost);
  }

  walk(most: number): { readonly node: number; readonly cost: number } | undefined {
    const line = this.#line;
    this.#beam = [nodes.start(SPACE)];
    for (let at = 0; at < line.length; at++) {
      const unit = line.charCodeAt(at);
      if (unit < 0x80 && nodes.areBehindAscii(this.#beam, line.charCodeAt(at - 1))) {
        at = this.#skip(at) - 1;
        continue;
      }
      const begins = unit >= 0x80 && this.#begins(unit, line.charCodeAt(at + 1));
      if (!begins && nodes.areWhole(this.#beam)) {
        this.#stay(unit);
        continue;
      }
      if (begins) this.#oddness = this.#oddity(line, at);
      for (const node of this.#beam) this.#advance(node, at, unit, begins);
      this.#beam = nodes.turn(this.#beam, WIDTH);
      if (this.#skipped + nodes.leastOf(this.#beam) > most) return undefined;
    }
    let best: { node: number; cost: number } | undefined;
    for (const node of this.#beam) {
      const state = nodes.state[node] as number;
      if (state >= UNKNOWN) continue;
      for (const whole of state === 0 ? [node] : this.#filled(node, line.length)) {
        if (nodes.state[whole] !== 0) continue;
        const last = nodes.last[whole] as number;
        const cost = (nodes.cost[whole] as number) + this.#skipped + this.#codec.unitCost(last, SPACE);
        if (best === undefined || cost < best.cost) best = { node: whole, cost };
      }
    }
    return best;
  }

  /** Goes over ASCII behind ASCII, which costs every way the same; answers where it ends. */
  #skip(from: number): number {
    const line = this.#line;
    let letters = false;
    let at = from;
    for (; at < line.length && line.charCodeAt(at) < 0x80; at++) {
      this.#skipped += this.#codec.unitCost(line.charCodeAt(at - 1), line.charCodeAt(at));
      letters ||= isAsciiLetter(line.charCodeAt(at));
    }
    const breaks = letters && !this.#utf8;
    const last = line.charCodeAt(at - 1);
    for (const node of this.#beam) {
      nodes.last[node] = last;
      if (breaks && nodes.mode[node] === ANEW) nodes.mode[node] = BROKEN;
    }
    return at;
  }

  /** Takes a character as it stands in all ways; nothing is read anew there, so that no new nodes are needed. */
  #stay(unit: number): void {
    for (const node of this.#beam) {
      nodes.cost[node] = this.#costAsItStands(node, unit);
      nodes.mode[node] = this.#modeBehind(node, unit);
      nodes.last[node] = unit;
    }
    if (this.#beam.length > 1) nodes.merge(this.#beam);
  }

  /** `begins` tells whether a character that is read anew can begin here. */
  #advance(node: number, at: number, unit: number, begins: boolean): void {
    const state = nodes.state[node] as number;
    if (state === 0) {
      this.#literal(node, at, unit);
      if (begins) this.#bytes(node, at, unit, this.#entry(node, unit));
      return;
    }
    if (state >= UNKNOWN) {
      if (unit === REPLACEMENT || this.#isLater(unit)) this.#unknown(node, at, state - UNKNOWN - 1, 0);
      return;
    }
    this.#bytes(node, at, unit, 0);
    if (!this.#lossy) return;
    for (const byte of this.#droppable) {
      const filled = this.#fed(node, at, at, byte, COSTS.dropped);
      if (filled === NOWHERE) continue;
      const isWhole = nodes.state[filled] === 0;
      if (isWhole) this.#literal(filled, at, unit);
      if (!isWhole || unit >= 0x80) this.#bytes(filled, at, unit, 0);
    }
    if (unit === SPACE) this.#folded(node, at);
    if (unit === REPLACEMENT || (unit === QUESTION && this.#hasWhole())) {
      this.#unknown(node, at, missingIn(state) - 1, COSTS.unknown);
    }
  }

  /** Takes a space as the byte A0 that was folded into one, alone or together with a space behind it: `Ã le` is `à le`. */
  #folded(node: number, at: number): void {
    const last = nodes.last[node] as number;
    const isGrave = nodes.state[node] === GRAVE;
    const isBreak = nodes.state[node] === NO_BREAK && endsSmall(last);
    if (!isGrave && !isBreak && !this.#hasWhole()) return;
    const { joined, apart } = isGrave
      ? graveCosts(last, this.#line, at, () => this.#hasWhole())
      : aloneCosts(last);
    const alone = this.#fed(node, at, at + 1, 0xa0, COSTS.space + joined);
    if (alone !== NOWHERE) nodes.forward(alone);
    const both = this.#fed(node, at, at, 0xa0, COSTS.space + apart);
    if (both !== NOWHERE && nodes.state[both] === 0) this.#literal(both, at, SPACE);
  }

  /** Writes U+FFFD for a sequence that has lost a byte, when its last byte is there: as any decoder would. */
  #unknown(node: number, at: number, left: number, price: number): void {
    const before = nodes.last[node] as number;
    const done = left === 0;
    const out = done ? '\ufffd' : '';
    const cost =
      (nodes.cost[node] as number) + price + (done ? this.#codec.unitCost(before, REPLACEMENT) : 0);
    const state = done ? 0 : UNKNOWN + left;
    nodes.put(node, at, at + 1, out, cost, state, ANEW, true, done ? REPLACEMENT : before);
  }

  #isLater(unit: number): boolean {
    const byte = (this.#codec.encode[unit] ?? 0) & 0xff;
    return byte >= 0x80 && byte <= 0xbf;
  }

  /** Whether the line shows a whole sequence: without one a question mark is a question mark. */
  #hasWhole(): boolean {
    this.#whole ??= hasSequence(this.#line, this.#codec);
    return this.#whole;
  }

  /** Takes a character as it stands. ASCII reads the same both ways, so it neither begins nor ends a run. */
  #literal(node: number, at: number, unit: number): void {
    const cost = this.#costAsItStands(node, unit);
    nodes.put(node, at, at + 1, charOf(unit), cost, 0, this.#modeBehind(node, unit), false, unit);
  }

  #costAsItStands(node: number, unit: number): number {
    const last = nodes.last[node] as number;
    const cost = (nodes.cost[node] as number) + this.#codec.unitCost(last, unit);
    if (nodes.mode[node] !== ANEW) return cost;
    if (unit >= 0x80) return cost + seamCost(last, this.#enter);
    return this.#utf8 ? cost : cost + letterSeamCost(last, unit);
  }

  #modeBehind(node: number, unit: number): Mode {
    if (unit >= 0x80) return LITERAL;
    const before = nodes.mode[node] as Mode;
    return before === ANEW && !this.#utf8 && isAsciiLetter(unit) ? BROKEN : before;
  }

  /** Feeds the bytes of a character to the decoder. */
  #bytes(node: number, at: number, unit: number, entry: number): void {
    const cost = entry + this.#each;
    const packed = this.#codec.encode[unit] ?? 0;
    if (packed !== 0) this.#feed(node, at, packed, cost);
    const other = this.#otherBytes(unit);
    if (other !== 0) this.#feed(node, at, other, cost + COSTS.other);
  }

  #feed(node: number, at: number, packed: number, price: number): void {
    const { feed, codeCost } = this.#codec;
    let state = nodes.state[node] as number;
    let last = nodes.last[node] as number;
    let cost = (nodes.cost[node] as number) + price;
    let out = '';
    for (let shift = ((packed >> 24) - 1) * 8; shift >= 0; shift -= 8) {
      const answer = feed(state, (packed >> shift) & 0xff);
      if (answer === INVALID) return;
      if (answer < 0) {
        state = stateOf(answer);
        continue;
      }
      cost += codeCost(last, answer) + (this.#utf8 ? closingCost(last, this.#line, at) : 0);
      out = out === '' ? charOf(answer) : out + charOf(answer);
      last = lastUnit(answer);
      state = 0;
    }
    nodes.put(node, at, at + 1, out, cost, state, ANEW, false, last);
  }

  /** The node with a byte put back that a careless program dropped at `at`, for each byte that fits. */
  #filled(node: number, at: number): readonly number[] {
    return this.#droppable
      .map((byte) => this.#fed(node, at, at, byte, COSTS.dropped))
      .filter((filled) => filled !== NOWHERE);
  }

  /** The node with a byte put back in the place of `from` to `to`, not put forward yet; {@link NOWHERE} where none fits. */
  #fed(node: number, from: number, to: number, byte: number, price: number): number {
    const state = nodes.state[node] as number;
    const answer = isOfFour(state) ? INVALID : this.#codec.feed(state, byte);
    if (answer === INVALID) return NOWHERE;
    const last = nodes.last[node] as number;
    const cost = (nodes.cost[node] as number) + price;
    if (answer < 0) return nodes.add(node, from, to, '', cost, stateOf(answer), ANEW, true, last);
    // A sign that takes in the space behind an accented word is more likely that word.
    if (byte === 0xa0 && answer >= 0x2000 && answer < 0x2600) return NOWHERE;
    // What is not seen is not missed.
    if (byte !== 0xa0 && ((answer >= 0x200b && answer <= 0x200f) || isUnknownScript(answer))) return NOWHERE;
    const whole = cost + this.#codec.codeCost(last, answer);
    return nodes.add(node, from, to, charOf(answer), whole, 0, ANEW, true, lastUnit(answer));
  }

  /** What it costs to begin a run, or to go on with one. */
  #entry(node: number, unit: number): number {
    const mode = nodes.mode[node];
    const last = nodes.last[node] as number;
    const letter = (this.#utf8 ? 0 : letterSeamCost(unit, last)) - this.#oddness;
    if (mode === ANEW) return letter;
    if (mode === BROKEN) return letter + this.#enter * 0.8;
    return letter + this.#enter + (mode === LITERAL ? seamCost(last, this.#enter) : 0);
  }
}
