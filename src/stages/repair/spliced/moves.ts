import { gbkPairOf, gbkUnitOf, isPrivateUse } from '../gbk.ts';
import { hanModel } from '../model/han.ts';
import { syllableAt, withoutTone } from '../readings.ts';
import type { Node } from './beam.ts';
import { likeliest, restoredCost, strippedFirsts, userTrails } from './candidates.ts';
import { lostAt, markPair, QUESTION_WORDS } from './line.ts';
import { cutMark, dangling, swallowed } from './lost-bytes.ts';
import { brokenReading, reading, strippedReading } from './reading-moves.ts';
import { LOST } from './step.ts';
import { COSTS, type Walk } from './walk.ts';

const QUESTION = 0x3f;
/** More question marks in a row than damage makes of one place: they stand as they are. */
const ROW = '????';
const OPEN = 0x28;
/** What code page 936 makes of a byte 0x80 that begins no pair. */
const EURO = 0x20ac;

/** All ways on from a node that has read the line up to `at`, but for those of {@link advanceGone}. */
export function advance(walk: Walk, node: Node, at: number): void {
  const { line } = walk;
  const unit = line.charCodeAt(at);
  const pair = gbkPairOf(unit);
  const inside = node.pending !== -1;
  if (!inside) literal(walk, node, at, unit, pair);
  else if (pair !== 0) complete(walk, node, at, pair >> 8, pair & 0xff);
  else if (unit < 0x80) shiftedAscii(walk, node, at, unit);
  else if (unit === EURO) complete(walk, node, at, 0x80, -1);
  if (unit === OPEN) reading(walk, node, at);
  if (unit !== QUESTION || (!inside && line.startsWith(ROW, at))) return;
  brokenReading(walk, node, at);
  if (inside) {
    dangling(walk, node, at);
    swallowed(walk, node, at);
  } else {
    cutMark(walk, node, at);
    lost(walk, node, at);
  }
}

/** The ways on from a node inside a character that put back one which a later step of the damage took out or made a `?`. */
export function advanceGone(walk: Walk, node: Node, at: number): void {
  const { line, gone } = walk;
  const question = line.charCodeAt(at) === QUESTION;
  if (gone === '') {
    stripped(walk, node, at, at);
    if (question) strippedReading(walk, node, at, at);
  } else if (gone === '?' && question) {
    stripped(walk, node, at, at + 1);
    if (line.charCodeAt(at + 1) === QUESTION) strippedReading(walk, node, at, at + 1);
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
  const cut = unit === QUESTION && markPair(line.charCodeAt(at + 1)) !== 0 ? COSTS.questionAtMark : 0;
  const left = (unit === QUESTION || unit === OPEN) && isTonedReading(line, at + 1) ? COSTS.unexplained : 0;
  const cost = (asked ? COSTS.question : hanModel().cost(node.last, unit) + cut) + left;
  const step = { from: at, to: at + 1, truth: char, out: char, bytes: pair === 0 ? 1 : 2, inside: false };
  beams.put(node, step, cost, -1, unit);
}

/** Whether a reading with its tone stands at `from`: one that is left in the text belongs to nothing there. */
function isTonedReading(line: string, from: number): boolean {
  const gloss = syllableAt(line, from);
  return gloss !== undefined && withoutTone(gloss.syllable) !== gloss.syllable;
}

/** Out of step: `first` completes the character begun before, `second` begins the next (-1: nothing does). */
function complete({ evidence, beams }: Walk, node: Node, at: number, first: number, second: number): void {
  const unit = gbkUnitOf(node.pending, first);
  if (unit === 0 || isPrivateUse(unit)) return;
  const cost = restoredCost(evidence, node.last, unit);
  if (node.cost + cost > beams.limitAt(at + 1)) return;
  const char = String.fromCharCode(unit);
  const step = { from: at, to: at + 1 };
  if (second === -1)
    beams.put(node, { ...step, truth: char, out: char, bytes: 1, inside: false }, cost, -1, unit);
  else if (second >= 0x80) {
    beams.put(node, { ...step, truth: char, out: char, bytes: 2, inside: true }, cost, second, unit);
  } else {
    // The second byte is an ASCII letter that the character before it drew in.
    const truth = char + String.fromCharCode(second);
    const more = hanModel().cost(unit, second);
    beams.put(node, { ...step, truth, out: truth, bytes: 2, inside: false }, cost + more, -1, second);
  }
}

function shiftedAscii(walk: Walk, node: Node, at: number, unit: number): void {
  if (unit >= 0x40) complete(walk, node, at, unit, -1);
  // A later step folded full-width forms, so an ASCII character may stand for a pair A3xx.
  if (unit >= 0x21 && unit <= 0x7e) complete(walk, node, at, 0xa3, unit + 0x80);
}

/** Out of step, a private-use character may have stood from `at` to `behind`: two bytes that are gone by some later step. */
function stripped(walk: Walk, node: Node, at: number, behind: number): void {
  const { line, evidence, beams, memo } = walk;
  const unit = behind < line.length ? line.charCodeAt(behind) : 0;
  const pair = gbkPairOf(unit);
  const to = behind + 1;
  const next = pair !== 0 ? pair >> 8 : unit >= 0x40 && unit < 0x80 ? unit : 0;
  if (next === 0) return;
  const bytes = pair === 0 ? 3 : 4;
  const pending = pair === 0 ? -1 : pair & 0xff;
  for (const first of strippedFirsts(evidence, memo, node)) {
    // Both lists have the cheapest first.
    if (node.cost + COSTS.stripped + first.cost > beams.guessLimitAt(to)) break;
    const trails = userTrails(gbkPairOf(first.unit) & 0xff);
    const seconds = memo.get('stripped second', first.unit, next, () =>
      likeliest(evidence, first.unit, trails, { trail: next }),
    );
    for (const second of seconds) {
      const cost = COSTS.stripped + first.cost + second.cost;
      if (node.cost + cost > beams.guessLimitAt(to)) break;
      if (!beams.wants(to, node.cost + cost, pending, second.unit)) continue;
      const truth = String.fromCharCode(first.unit, second.unit);
      const inside = pending !== -1;
      const step = { from: at, to, truth, out: truth, bytes, guess: true, inside };
      beams.put(node, step, cost, pending, second.unit);
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
