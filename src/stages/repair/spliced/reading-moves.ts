import { gbkPairOf, gbkUnitOf } from '../gbk.ts';
import { charsWithReading, hasReading, syllableAt, withoutTone } from '../readings.ts';
import type { Node } from './beam.ts';
import { restoredCost, strippedFirsts, userTrails } from './candidates.ts';
import { type Evidence, listable } from './evidence.ts';
import { lastByteOf } from './line.ts';
import { COSTS, type Walk } from './walk.ts';

/** `(reading)` behind the pair of bytes that it belongs to, aligned with a character or not. */
export function reading({ line, evidence, beams }: Walk, node: Node, at: number): void {
  const gloss = syllableAt(line, at + 1);
  if (gloss === undefined) return;
  const inside = node.pending !== -1;
  const char = [...pairsBefore(node)].find((each) => hasReading(each, gloss.syllable));
  if (char === undefined) return;
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
  const across = !inside && char !== String.fromCharCode(node.last) ? COSTS.across : 0;
  const cost = (expected ? COSTS.reading : COSTS.strangeReading) + across;
  beams.put(node, step, cost, node.pending, node.last);
}

/** The characters that the last two bytes before a reading may spell. */
function* pairsBefore(node: Node): Generator<string> {
  const { last, pending } = node;
  if (pending !== -1) yield String.fromCharCode(gbkUnitOf(gbkPairOf(last) & 0xff, pending));
  else {
    yield String.fromCharCode(last);
    // An ASCII letter can be the second byte: `，F(xiàn)` has 現 = AC46 across the comma and the letter.
    let { step, before } = node;
    while (step?.truth === '' && before !== undefined) ({ step, before } = before);
    const { truth = '' } = step ?? {};
    const previous = truth.length > 1 ? truth.charCodeAt(truth.length - 2) : (before?.last ?? 0);
    if (last < 0x80) yield String.fromCharCode(gbkUnitOf(lastByteOf(previous), last));
  }
}

/** `?yàn)`: a lone lead byte swallowed the parenthesis; the reading and the byte before tell which lead it is. */
export function brokenReading({ line, evidence, beams }: Walk, node: Node, at: number): void {
  const gloss = syllableAt(line, at + 1);
  if (gloss === undefined) return;
  const inside = node.pending !== -1;
  const step = { from: at, to: gloss.end, bytes: 1, reading: `(${line.slice(at + 1, gloss.end)}` };
  const begun = inside ? node.pending : lastByteOf(node.last);
  for (const { unit, char, trail, cost } of broken(evidence, gloss.syllable, (lead) => lead === begun)) {
    if (inside) {
      const done = { ...step, truth: char, out: char, inside: false };
      beams.put(node, done, cost + restoredCost(evidence, node.last, unit), -1, unit);
    } else {
      beams.put(node, { ...step, truth: '', out: '', inside: true }, cost, trail, node.last);
    }
  }
}

/** The same behind a private-use character that some later step stripped: it had the byte that the reading's character begins with. */
export function strippedReading({ line, evidence, beams, memo }: Walk, node: Node, at: number): void {
  const gloss = syllableAt(line, at + 1);
  if (gloss === undefined) return;
  const step = { from: at, to: gloss.end, bytes: 3, reading: `(${line.slice(at + 1, gloss.end)}` };
  for (const first of strippedFirsts(evidence, memo, node)) {
    const trails = userTrails(gbkPairOf(first.unit) & 0xff);
    for (const { unit, char, cost } of broken(evidence, gloss.syllable, (lead) => trails.includes(lead))) {
      const truth = String.fromCharCode(first.unit) + char;
      const more = COSTS.stripped + first.cost + restoredCost(evidence, first.unit, unit);
      beams.put(node, { ...step, truth, out: truth, guess: true, inside: false }, cost + more, -1, unit);
    }
  }
}

interface Broken {
  readonly char: string;
  readonly unit: number;
  /** Its second byte, which the decoder took for the first of a pair. */
  readonly trail: number;
  readonly cost: number;
}

/** The characters that a reading without its parenthesis may belong to. */
function* broken(
  evidence: Evidence,
  syllable: string,
  leads: (lead: number) => boolean,
): Generator<Broken, void, undefined> {
  for (const { char, toned } of charsWithReading(syllable, leads)) {
    const unit = char.charCodeAt(0);
    const trail = gbkPairOf(unit) & 0xff;
    if (trail < 0x81 || !(evidence.annotated.has(char) || listable(char))) continue;
    yield { char, unit, trail, cost: COSTS.broken + (toned ? 0 : COSTS.otherTone) };
  }
}
