import { gbkPairOf, gbkUnitOf, isPrivateUse } from '../gbk.ts';
import { hanModel } from '../model/han.ts';
import { charsWithReading, hasReading, syllableAt, withoutTone } from '../readings.ts';
import type { Beams, Node } from './beam.ts';
import { LEADS, likeliest, type Memo, restoredCost, TRAILS, USER_LEADS, userTrails } from './candidates.ts';
import { type Evidence, listable } from './evidence.ts';
import { lastByteOf, lostAt, markPair, QUESTION_WORDS, tagAt } from './line.ts';
import { LOST } from './step.ts';

/** What each kind of damage costs, in nats: how rare it is, and how little speaks for it. */
const COSTS = {
  reading: 0.3,
  strangeReading: 12,
  broken: 2,
  otherTone: 2,
  cut: 4,
  dangling: 6,
  tag: 2,
  lost: 1,
  cutOff: 5,
  stripped: 0.5,
  question: 1,
};

const QUESTION = 0x3f;
const OPEN = 0x28;

/** A line on its way to be reconstructed. */
export interface Walk {
  readonly line: string;
  readonly evidence: Evidence;
  readonly beams: Beams;
  /** Whether private-use characters may have been stripped from the line. */
  readonly stripped: boolean;
  readonly memo: Memo;
}

/** All ways on from a node that has read the line up to `at`. */
export function advance(walk: Walk, node: Node, at: number): void {
  const unit = walk.line.charCodeAt(at);
  const pair = gbkPairOf(unit);
  const inside = node.pending !== -1;
  if (!inside) literal(walk, node, at, unit, pair);
  else if (pair !== 0) complete(walk, node, at, pair >> 8, pair & 0xff);
  else if (unit < 0x80) shiftedAscii(walk, node, at, unit);
  if (inside && walk.stripped) stripped(walk, node, at, unit, pair);
  if (unit === OPEN) reading(walk, node, at);
  if (unit !== QUESTION) return;
  brokenReading(walk, node, at);
  if (inside) dangling(walk, node, at);
  else {
    cutMark(walk, node, at);
    lost(walk, node, at);
  }
}

/** In step with the line and no sign of damage: the text up to `to`, at no cost, for there is no other way. */
export function skip({ line, beams }: Walk, node: Node, at: number, to: number): void {
  const text = line.slice(at, to);
  let bytes = 0;
  for (let i = at; i < to; i++) bytes += gbkPairOf(line.charCodeAt(i)) === 0 ? 1 : 2;
  beams.put(
    node,
    { from: at, to, truth: text, out: text, bytes, inside: false },
    0,
    -1,
    line.charCodeAt(to - 1),
  );
}

/** In step with the line: what stands there is the text. */
function literal({ line, beams }: Walk, node: Node, at: number, unit: number, pair: number): void {
  const char = line.charAt(at);
  const asked = unit === QUESTION && QUESTION_WORDS.includes(String.fromCharCode(node.last));
  const cost = asked ? COSTS.question : hanModel().cost(node.last, unit);
  const step = { from: at, to: at + 1, truth: char, out: char, bytes: pair === 0 ? 1 : 2, inside: false };
  beams.put(node, step, cost, -1, unit);
}

/** Out of step: `first` completes the character begun before, `second` begins the next (-1: nothing does). */
function complete({ beams }: Walk, node: Node, at: number, first: number, second: number): void {
  const unit = gbkUnitOf(node.pending, first);
  if (unit === 0 || isPrivateUse(unit)) return;
  const char = String.fromCharCode(unit);
  const bytes = second === -1 ? 1 : 2;
  const step = { from: at, to: at + 1, truth: char, out: char, bytes, inside: second !== -1 };
  beams.put(node, step, restoredCost(node.last, unit), second, unit);
}

function shiftedAscii(walk: Walk, node: Node, at: number, unit: number): void {
  if (unit >= 0x40) complete(walk, node, at, unit, -1);
  // A later step folded full-width forms, so an ASCII character may stand for a pair A3xx.
  if (unit >= 0x21 && unit <= 0x7e) complete(walk, node, at, 0xa3, unit + 0x80);
}

/** Out of step, a private-use character may have stood before `at`: two bytes that some later step stripped. */
function stripped({ beams, memo }: Walk, node: Node, at: number, unit: number, pair: number): void {
  const next = pair !== 0 ? pair >> 8 : unit >= 0x40 && unit < 0x80 ? unit : 0;
  if (next === 0) return;
  const bytes = pair === 0 ? 3 : 4;
  const pending = pair === 0 ? -1 : pair & 0xff;
  const firsts = memo.firsts(node.last, node.pending, () =>
    likeliest(node.last, USER_LEADS, (byte) => [node.pending, byte]),
  );
  for (const first of firsts) {
    const trails = userTrails(gbkPairOf(first.unit) & 0xff);
    const seconds = memo.seconds(first.unit, next, () =>
      likeliest(first.unit, trails, (byte) => [byte, next]),
    );
    for (const second of seconds) {
      const truth = String.fromCharCode(first.unit, second.unit);
      const step = { from: at, to: at + 1, truth, out: truth, bytes, inside: pending !== -1 };
      beams.put(node, step, COSTS.stripped + first.cost + second.cost, pending, second.unit);
    }
  }
}

/** `(reading)` behind the pair of bytes that it belongs to, aligned with a character or not. */
function reading({ line, evidence, beams }: Walk, node: Node, at: number): void {
  const gloss = syllableAt(line, at + 1);
  if (gloss === undefined) return;
  const inside = node.pending !== -1;
  const unit = inside ? gbkUnitOf(gbkPairOf(node.last) & 0xff, node.pending) : node.last;
  const char = String.fromCharCode(unit);
  if (!hasReading(char, gloss.syllable)) return;
  const toneless = evidence.toneless && withoutTone(gloss.syllable) === gloss.syllable;
  const expected = evidence.annotated.has(char) || listable(char) || toneless;
  const step = {
    from: at,
    to: gloss.end,
    truth: '',
    out: '',
    bytes: 0,
    reading: line.slice(at, gloss.end),
    inside,
  };
  beams.put(node, step, expected ? COSTS.reading : COSTS.strangeReading, node.pending, node.last);
}

/** `?yàn)`: a lone lead byte swallowed the parenthesis; the reading and the byte before tell which lead it is. */
function brokenReading({ line, evidence, beams }: Walk, node: Node, at: number): void {
  const gloss = syllableAt(line, at + 1);
  if (gloss === undefined) return;
  const inside = node.pending !== -1;
  const step = { from: at, to: gloss.end, bytes: 1, reading: `(${line.slice(at + 1, gloss.end)}` };
  for (const { char, toned } of charsWithReading(
    gloss.syllable,
    inside ? node.pending : lastByteOf(node.last),
  )) {
    if (!evidence.annotated.has(char) && !listable(char)) continue;
    const unit = char.charCodeAt(0);
    const cost = COSTS.broken + (toned ? 0 : COSTS.otherTone);
    const trail = gbkPairOf(unit) & 0xff;
    // The decoder took it for the first byte of a pair.
    if (trail < 0x81) continue;
    if (inside) {
      const done = { ...step, truth: char, out: char, inside: false };
      beams.put(node, done, cost + restoredCost(node.last, unit), -1, unit);
    } else {
      beams.put(node, { ...step, truth: '', out: '', inside: true }, cost, trail, node.last);
    }
  }
}

/** `?！`: a lead byte left dangling before the bytes of a mark that was cut out one byte out of step. */
function cutMark({ line, beams }: Walk, node: Node, at: number): void {
  const mark = markPair(line.charCodeAt(at + 1));
  if (mark === 0) return;
  for (const { unit, cost } of likeliest(node.last, LEADS, (byte) => [byte, mark >> 8])) {
    const char = String.fromCharCode(unit);
    const step = {
      from: at,
      to: at + 2,
      truth: char,
      out: char,
      bytes: 1,
      cut: 'mark' as const,
      inside: true,
    };
    beams.put(node, step, COSTS.cut + cost, mark & 0xff, unit);
  }
}

/** Out of step, a lead byte stands alone before a cut mark, a tag or the end of the line: its character is open. */
function dangling({ line, beams }: Walk, node: Node, at: number): void {
  const tag = tagAt(line, at + 1);
  if (tag === 0 && at + 1 < line.length && markPair(line.charCodeAt(at + 1)) === 0) return;
  for (const { unit, cost } of likeliest(node.last, LEADS, (byte) => [node.pending, byte])) {
    const char = String.fromCharCode(unit);
    if (tag === 0) {
      const step = {
        from: at,
        to: at + 1,
        truth: char,
        out: char,
        bytes: 1,
        cut: 'end' as const,
        inside: false,
      };
      beams.put(node, step, COSTS.dangling + cost, -1, unit);
    } else {
      const truth = `${char}<${line.slice(at + 1, tag)}`;
      const step = { from: at, to: tag, truth, out: char, bytes: 1 + tag - at, inside: false };
      beams.put(node, step, COSTS.tag + cost, -1, unit);
    }
  }
}

/** A character that GBK lacks was encoded as `?`. */
function lost({ line, beams }: Walk, node: Node, at: number): void {
  const out = lostAt(line, at, node.last);
  if (out === undefined) return;
  const step = { from: at, to: at + 1, truth: LOST, out, bytes: 1, inside: false };
  beams.put(node, step, COSTS.lost, -1, out === '' ? node.last : out.charCodeAt(0));
}

/** The line ends inside a character: what was cut off is the likeliest that begins so. */
export function cutOff({ line, beams }: Walk, node: Node): void {
  for (const { unit, cost } of likeliest(node.last, TRAILS, (byte) => [node.pending, byte])) {
    const char = String.fromCharCode(unit);
    const step = { from: line.length, to: line.length, truth: char, out: char, bytes: 0, inside: false };
    beams.put(node, step, COSTS.cutOff + cost, -1, unit);
  }
}
