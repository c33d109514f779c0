import { INVALID, stateOf } from '../charsets/decode.ts';
import { isDoubleByte } from '../charsets/encode.ts';
import { type Codec, codecOf, lastUnit } from './codec.ts';
import { aloneCosts, endsSmall, GRAVE, graveCosts, NO_BREAK } from './grave.ts';
import { closingCost, isAsciiLetter } from './meant.ts';
import type { MixUp } from './mix-up.ts';
import { type Oddity, oddityOf } from './oddity.ts';
import { otherBytes } from './other-bytes.ts';
import { hasSequence, missingIn, UNKNOWN } from './sequences.ts';
import type { Reading } from './strict.ts';
import { ANEW, BROKEN, LITERAL, type Mode, NONE, type Node, runsOf, wayTo } from './way.ts';

/** Ways followed at a time. */
const WIDTH = 24;
const COSTS = {
  dropped: 6,
  space: 1.5,
  unknown: 2,
  seam: 4,
  letterSeam: 3,

  other: 2,
};
const SPACE = 0x20;
const QUESTION = 0x3f;
const REPLACEMENT = 0xfffd;
/** Bytes without a character in Windows-1252, which careless programs drop. */
const UNDEFINED_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/**
 * Reads a line anew as if it had suffered one mix-up, here and there or all over: a walk over the line that either
 * takes a character as it stands or feeds its bytes to the decoder of the charset they were written in, weighed by the
 * model of characters (a Viterbi search, 1967, with a bound on its width). What it reads anew gives the line back when
 * it is mixed up again, but for bytes that had been lost.
 */
export function reread(line: string, mixUp: MixUp, literalCost: number, lossy: boolean): Reading | undefined {
  const best = new Lattice(line, mixUp, lossy).walk();
  if (best === undefined) return undefined;
  return { mixUp, runs: runsOf(wayTo(best), line), gain: literalCost - best.cost };
}

class Lattice {
  readonly #line: string;
  readonly #codec: Codec;
  readonly #enter: number;
  readonly #each: number;
  readonly #otherBytes: (unit: number) => number;
  readonly #utf8: boolean;
  readonly #oddity: Oddity;
  readonly #lossy: boolean;
  readonly #droppable: readonly number[];
  #whole: boolean | undefined;
  #nodes: Node[] = [
    { before: undefined, from: 0, to: 0, out: '', cost: 0, state: 0, mode: NONE, lossy: false, last: SPACE },
  ];
  #next: Node[] = [];
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
  }

  walk(): Node | undefined {
    const line = this.#line;
    for (let at = 0; at < line.length; at++) {
      const unit = line.charCodeAt(at);
      const behind = line.charCodeAt(at - 1);
      if (
        unit < 0x80 &&
        behind < 0x80 &&
        this.#nodes.every(({ state, last }) => state === 0 && last === behind)
      ) {
        at = this.#skip(at) - 1;
        continue;
      }
      this.#next = [];
      for (const node of this.#nodes) this.#advance(node, at, unit);
      this.#nodes = this.#next;
      if (this.#nodes.length > WIDTH)
        this.#nodes = this.#nodes.sort((a, b) => a.cost - b.cost).slice(0, WIDTH);
    }
    let best: Node | undefined;
    for (const node of this.#nodes) {
      if (node.state >= UNKNOWN) continue;
      for (const whole of node.state === 0 ? [node] : this.#filled(node, line.length)) {
        if (whole.state !== 0) continue;
        const cost = whole.cost + this.#skipped + this.#codec.unitCost(whole.last, SPACE);
        if (best === undefined || cost < best.cost) best = { ...whole, cost };
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
    this.#nodes = this.#nodes.map((node) => ({
      ...node,
      last,
      mode: breaks && node.mode === ANEW ? BROKEN : node.mode,
    }));
    return at;
  }

  #put(node: Node): void {
    const next = this.#next;
    for (let i = 0; i < next.length; i++) {
      const rival = next[i];
      if (rival?.state !== node.state || rival.mode !== node.mode || rival.last !== node.last) continue;
      if (rival.cost > node.cost) next[i] = node;
      return;
    }
    next.push(node);
  }

  #advance(node: Node, at: number, unit: number): void {
    if (node.state === 0) {
      this.#literal(node, at, unit);
      if (unit >= 0x80) this.#bytes(node, at, unit, this.#entry(node, at, unit));
      return;
    }
    if (node.state >= UNKNOWN) {
      if (unit === REPLACEMENT || this.#isLater(unit)) this.#unknown(node, at, node.state - UNKNOWN - 1, 0);
      return;
    }
    this.#bytes(node, at, unit, 0);
    if (!this.#lossy) return;
    for (const filled of this.#filled(node, at)) {
      if (filled.state === 0) this.#literal(filled, at, unit);
      if (filled.state !== 0 || unit >= 0x80) this.#bytes(filled, at, unit, 0);
    }
    if (unit === SPACE) this.#folded(node, at);
    if (unit === REPLACEMENT || (unit === QUESTION && this.#hasWhole())) {
      this.#unknown(node, at, missingIn(node.state) - 1, COSTS.unknown);
    }
  }

  /** Takes a space as the byte A0 that was folded into one, alone or together with a space behind it: `Ã le` is `à le`. */
  #folded(node: Node, at: number): void {
    const isGrave = node.state === GRAVE;
    const isBreak = node.state === NO_BREAK && endsSmall(node.last);
    if (!isGrave && !isBreak && !this.#hasWhole()) return;
    const { joined, apart } = isGrave
      ? graveCosts(node.last, this.#line, at, () => this.#hasWhole())
      : aloneCosts(node.last);
    this.#lost(node, at, 0xa0, COSTS.space + joined);
    const both = this.#fed(node, at, at, 0xa0, COSTS.space + apart);
    if (both?.state === 0) this.#literal(both, at, SPACE);
  }

  /** Writes U+FFFD for a sequence that has lost a byte, when its last byte is there: as any decoder would. */
  #unknown(node: Node, at: number, left: number, price: number): void {
    const done = left === 0;
    const last = done ? REPLACEMENT : node.last;
    this.#put({
      before: node,
      from: at,
      to: at + 1,
      out: done ? '\ufffd' : '',
      cost: node.cost + price + (done ? this.#codec.unitCost(node.last, REPLACEMENT) : 0),
      state: done ? 0 : UNKNOWN + left,
      mode: ANEW,
      lossy: true,
      last,
    });
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
  #literal(node: Node, at: number, unit: number): void {
    const ascii = unit < 0x80;
    const seam = node.mode !== ANEW ? 0 : ascii ? this.#letterSeam(node.last, unit) : this.#seam(node);
    const cost = node.cost + this.#codec.unitCost(node.last, unit) + seam;
    const mode = ascii
      ? node.mode === ANEW && !this.#utf8 && isAsciiLetter(unit)
        ? BROKEN
        : node.mode
      : LITERAL;
    const out = this.#line.charAt(at);
    this.#put({ before: node, from: at, to: at + 1, out, cost, state: 0, mode, lossy: false, last: unit });
  }

  /** Feeds the bytes of a character to the decoder. */
  #bytes(node: Node, at: number, unit: number, entry: number): void {
    const cost = entry + this.#each;
    const packed = this.#codec.encode[unit] ?? 0;
    if (packed !== 0) this.#feed(node, at, packed, cost);
    const other = this.#otherBytes(unit);
    if (other !== 0) this.#feed(node, at, other, cost + COSTS.other);
  }

  #feed(node: Node, at: number, packed: number, price: number): void {
    let { state, last } = node;
    let cost = node.cost + price;
    let out = '';
    for (let shift = ((packed >> 24) - 1) * 8; shift >= 0; shift -= 8) {
      const answer = this.#codec.feed(state, (packed >> shift) & 0xff);
      if (answer === INVALID) return;
      if (answer < 0) {
        state = stateOf(answer);
        continue;
      }
      cost += this.#codec.codeCost(last, answer) + (this.#utf8 ? closingCost(last, this.#line, at) : 0);
      out += String.fromCodePoint(answer);
      last = lastUnit(answer);
      state = 0;
    }
    this.#put({ before: node, from: at, to: at + 1, out, cost, state, mode: ANEW, lossy: false, last });
  }

  /** The node with a byte put back that a careless program dropped at `at`, for each byte that fits. */
  #filled(node: Node, at: number): readonly Node[] {
    return this.#droppable.flatMap((byte) => this.#fed(node, at, at, byte, COSTS.dropped) ?? []);
  }

  /** A byte stands for one that was lost at this very character. */
  #lost(node: Node, at: number, byte: number, cost: number): void {
    const fed = this.#fed(node, at, at + 1, byte, cost);
    if (fed !== undefined) this.#put(fed);
  }

  #fed(node: Node, from: number, to: number, byte: number, price: number): Node | undefined {
    const answer = this.#codec.feed(node.state, byte);
    if (answer === INVALID) return undefined;
    const cost = node.cost + price;
    if (answer < 0) {
      const state = stateOf(answer);
      return { before: node, from, to, out: '', cost, state, mode: ANEW, lossy: true, last: node.last };
    }
    // A sign that takes in the space behind an accented word is more likely that word.
    if (byte === 0xa0 && answer >= 0x2000 && answer < 0x2600) return undefined;
    // What is not seen is not missed.
    if (byte !== 0xa0 && answer >= 0x200b && answer <= 0x200f) return undefined;
    const out = String.fromCodePoint(answer);
    const whole = cost + this.#codec.codeCost(node.last, answer);
    return {
      before: node,
      from,
      to,
      out,
      cost: whole,
      state: 0,
      mode: ANEW,
      lossy: true,
      last: lastUnit(answer),
    };
  }

  /** What it costs to begin a run, or to go on with one. */
  #entry(node: Node, at: number, unit: number): number {
    const letter = this.#letterSeam(unit, node.last) - this.#oddity(this.#line, at);
    if (node.mode === ANEW) return letter;
    if (node.mode === BROKEN) return letter + this.#enter * 0.8;
    return letter + this.#enter + (node.mode === LITERAL ? this.#seam(node) : 0);
  }

  /** What it costs that a line is damaged in part: more inside a word, and where damage is seldom partial. */
  #seam(node: { readonly last: number; readonly mode: Mode }): number {
    return node.last >= 0x80 ? COSTS.seam : this.#enter / 3;
  }

  /** What it costs that a run of a charset without Latin letters stands in a word with one. */
  #letterSeam(inside: number, outside: number): number {
    return isAsciiLetter(outside) && inside >= 0x80 && !this.#utf8 ? COSTS.letterSeam : 0;
  }
}
