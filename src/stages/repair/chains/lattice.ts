import { automaton, INVALID, stateOf } from '../charsets/decode.ts';
import { type EncodeTable, encodeTable, isDoubleByte, islandTable } from '../charsets/encode.ts';
import { unitCost } from '../model/text.ts';
import type { MixUp } from './chain.ts';
import { ANEW, LITERAL, NONE, type Node, type Run, runsOf } from './way.ts';

/** The likeliest reading of a line under one mix-up. */
export interface Reading {
  readonly runs: readonly Run[];
  /** How much likelier it is than the line as it stands, in nats. */
  readonly gain: number;
}

/** Options of {@link reread}. */
export interface RereadOptions {
  /** Whether bytes may have been lost: dropped, turned to a space or to `?`. */
  readonly lossy: boolean;
}

const WIDTH = 24;
const COSTS = { dropped: 6, space: 1.5, unknown: 5, seam: 4, letterSeam: 3, closing: 12 };
const CLOSING: ReadonlySet<number> = new Set([...'’”“‘»«…–—™®©°'].map((mark) => mark.charCodeAt(0)));
const RARE_PLANE = 8;
const SPACE = 0x20;
const QUESTION = 0x3f;
const REPLACEMENT = 0xfffd;
/** Bytes without a character in Windows-1252, which careless programs drop. */
const UNDEFINED_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/**
 * Reads a line anew as if it had suffered one mix-up, here and there or all over: a walk over the line that either
 * takes a character as it stands or feeds its bytes to the decoder of the charset they were written in, weighed by the
 * model of characters. What it reads anew gives the line back when it is mixed up again.
 */
export function reread(line: string, mixUp: MixUp, options: RereadOptions): Reading {
  const walker = new Lattice(line, mixUp, options);
  const literalCost = lineCost(line);
  const best = walker.walk();
  return best === undefined
    ? { runs: [], gain: 0 }
    : { runs: runsOf(best, line), gain: literalCost - best.cost };
}

function lineCost(line: string): number {
  let cost = 0;
  let last = SPACE;
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    cost += unitCost(last, unit);
    last = unit;
  }
  return cost + unitCost(last, SPACE);
}

class Lattice {
  readonly #line: string;
  readonly #encode: EncodeTable;
  readonly #feed: (state: number, byte: number) => number;
  readonly #enter: number;
  readonly #utf8: boolean;
  readonly #lossy: boolean;
  readonly #droppable: readonly number[];
  #next = new Map<number, Node>();

  constructor(line: string, mixUp: MixUp, options: RereadOptions) {
    this.#line = line;
    this.#encode = mixUp.islands === true ? islandTable() : encodeTable(mixUp.read);
    this.#feed = automaton(mixUp.written).feed;
    this.#enter = mixUp.enter;
    this.#utf8 = mixUp.written === 'utf-8';
    this.#lossy = options.lossy && mixUp.written === 'utf-8';
    this.#droppable = this.#lossy && mixUp.read === 'windows-1252' ? UNDEFINED_1252 : [];
    if (isDoubleByte(mixUp.read)) this.#lossy = false;
  }

  walk(): Node | undefined {
    let nodes: readonly Node[] = [
      { before: undefined, at: 0, out: '', cost: 0, state: 0, mode: NONE, lossy: false, last: SPACE },
    ];
    for (let at = 0; at < this.#line.length; at++) {
      this.#next = new Map();
      const unit = this.#line.charCodeAt(at);
      for (const node of nodes) this.#advance(node, at, unit);
      nodes = [...this.#next.values()];
      if (nodes.length > WIDTH) nodes = [...nodes].sort((a, b) => a.cost - b.cost).slice(0, WIDTH);
    }
    let best: Node | undefined;
    for (const node of nodes) {
      const whole = node.state === 0 ? node : this.#completed(node);
      if (whole === undefined) continue;
      const cost = whole.cost + unitCost(whole.last, SPACE);
      if (best === undefined || cost < best.cost) best = { ...whole, cost };
    }
    return best;
  }

  #put(node: Node): void {
    const key = (node.state * 3 + node.mode) * 0x10000 + node.last;
    const rival = this.#next.get(key);
    if (rival === undefined || rival.cost > node.cost) this.#next.set(key, node);
  }

  #advance(node: Node, at: number, unit: number): void {
    if (node.state === 0) {
      const ascii = unit < 0x80;
      const out = this.#line.charAt(at);
      // ASCII reads the same both ways, so it neither begins nor ends a run.
      const cost =
        node.cost +
        unitCost(node.last, unit) +
        (node.mode !== ANEW ? 0 : ascii ? this.#letterSeam(node.last, unit) : this.#seam(node));
      const mode = ascii ? node.mode : LITERAL;
      this.#put({ before: node, at: at + 1, out, cost, state: 0, mode, lossy: false, last: unit });
      if (ascii) return;
      const entry =
        (node.mode === ANEW ? 0 : this.#enter + (node.mode === LITERAL ? this.#seam(node) : 0)) +
        this.#letterSeam(unit, node.last);
      this.#bytes(entry === 0 ? node : { ...node, cost: node.cost + entry }, at, unit, '', false);
      return;
    }
    this.#bytes(node, at, unit, '', false);
    if (!this.#lossy) return;
    for (const byte of this.#droppable) {
      const answer = this.#feed(node.state, byte);
      if (answer === INVALID) continue;
      const done = answer >= 0;
      const cost = node.cost + COSTS.dropped + (done ? codeCost(node.last, answer) : 0);
      const out = done ? String.fromCodePoint(answer) : '';
      const filled = {
        ...node,
        cost,
        state: done ? 0 : stateOf(answer),
        lossy: true,
        last: done ? lastUnit(answer) : node.last,
      };
      this.#after(filled, out, at, unit);
    }
    if (unit === SPACE && node.state < 0xe0) this.#lost(node, at, 0xa0, COSTS.space);
    if (unit === QUESTION || unit === REPLACEMENT) {
      for (let byte = 0x80; byte <= 0xbf; byte++) this.#lost(node, at, byte, COSTS.unknown);
    }
  }

  /** What it costs that a line is damaged in part: more inside a word, and where damage is seldom partial. */
  #seam(node: Node): number {
    return node.last >= 0x80 ? COSTS.seam : this.#enter / 3;
  }

  /** An accented capital at the end of a word in capitals may well be real, and the mark behind it too: `AMANHÃ…`. */
  #closing(before: number, at: number, unit: number): number {
    if (!this.#utf8 || before < 0x41 || before > 0x5a || !CLOSING.has(unit)) return 0;
    const next = this.#line.charCodeAt(at + 1) | 0x20;
    return next >= 0x61 && next <= 0x7a ? 0 : COSTS.closing;
  }

  /** What it costs that a run of a charset without Latin letters stands in a word with one. */
  #letterSeam(inside: number, outside: number): number {
    const letter = (outside | 0x20) >= 0x61 && (outside | 0x20) <= 0x7a;
    return letter && inside >= 0x80 && !this.#utf8 ? COSTS.letterSeam : 0;
  }

  /** A byte stands for one that was lost at this very character. */
  #lost(node: Node, at: number, byte: number, cost: number): void {
    const answer = this.#feed(node.state, byte);
    if (answer === INVALID) return;
    const done = answer >= 0;
    this.#put({
      before: node,
      at: at + 1,
      out: done ? String.fromCodePoint(answer) : '',
      cost: node.cost + cost + (done ? codeCost(node.last, answer) : 0),
      state: done ? 0 : stateOf(answer),
      mode: ANEW,
      lossy: true,
      last: done ? lastUnit(answer) : node.last,
    });
  }

  /** Goes on with a character after a dropped byte has been put back. */
  #after(node: Node, out: string, at: number, unit: number): void {
    if (node.state !== 0 || (this.#encode[unit] ?? 0) >> 24 === 0 || unit >= 0x80)
      this.#bytes(node, at, unit, out, true);
    if (node.state !== 0) return;
    const cost = node.cost + unitCost(node.last, unit);
    const text = out + this.#line.charAt(at);
    this.#put({
      before: node.before === undefined ? undefined : node,
      at: at + 1,
      out: text,
      cost,
      state: 0,
      mode: unit < 0x80 ? ANEW : LITERAL,
      lossy: true,
      last: unit,
    });
  }

  /** Feeds the bytes of a character to the decoder. */
  #bytes(node: Node, at: number, unit: number, before: string, lossy: boolean): void {
    const packed = this.#encode[unit] ?? 0;
    if (packed === 0) return;
    let { state, cost, last } = node;
    let out = before;
    for (let shift = ((packed >> 24) - 1) * 8; shift >= 0; shift -= 8) {
      const answer = this.#feed(state, (packed >> shift) & 0xff);
      if (answer === INVALID) return;
      if (answer < 0) {
        state = stateOf(answer);
        continue;
      }
      cost += codeCost(last, answer) + (unit < 0x2000 && unit > 0xbb ? 0 : this.#closing(last, at, unit));
      out += String.fromCodePoint(answer);
      last = lastUnit(answer);
      state = 0;
    }
    this.#put({ before: node, at: at + 1, out, cost, state, mode: ANEW, lossy, last });
  }

  /** A node whose last character lacks a dropped byte, with that byte put back. */
  #completed(node: Node): Node | undefined {
    for (const byte of this.#droppable) {
      const answer = this.#feed(node.state, byte);
      if (answer < 0) continue;
      const cost = node.cost + COSTS.dropped + codeCost(node.last, answer);
      return {
        before: node,
        at: node.at,
        out: String.fromCodePoint(answer),
        cost,
        state: 0,
        mode: ANEW,
        lossy: true,
        last: lastUnit(answer),
      };
    }
    return undefined;
  }
}

function codeCost(previous: number, codePoint: number): number {
  if (codePoint < 0x10000) return unitCost(previous, codePoint);
  const first = 0xd800 + ((codePoint - 0x10000) >> 10);
  // Emoji are the only characters beyond the first plane that damaged text is likely to hide.
  const emoji = codePoint >= 0x1f300 && codePoint <= 0x1faff;
  return unitCost(previous, first) + unitCost(first, 0xdc00) + (emoji ? 0 : RARE_PLANE);
}

function lastUnit(codePoint: number): number {
  return codePoint < 0x10000 ? codePoint : 0xdc00 + (codePoint & 0x3ff);
}
