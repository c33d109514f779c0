import { gbkPairOf, gbkUnitOf } from '../gbk.ts';
import { charsWithReading, hasReading, syllableAt, withoutTone } from '../readings.ts';
import type { Node } from './beam.ts';
import { restoredCost, strippedFirsts, userTrails } from './candidates.ts';
import { listable } from './evidence.ts';
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
  for (const { unit, char, lead, trail, cost } of broken(gloss.syllable)) {
    if (lead !== begun) continue;
    if (inside) {
      const done = { ...step, truth: char, out: char, inside: false };
      beams.put(node, done, cost + restoredCost(evidence, node.last, unit), -1, unit);
    } else {
      beams.put(node, { ...step, truth: '', out: '', inside: true }, cost, trail, node.last);
    }
  }
}

/** The same behind a private-use character that some later step stripped: it had the byte that the reading's character begins with. */
export function strippedReading(
  { line, evidence, beams, memo }: Walk,
  node: Node,
  at: number,
  question: number,
): void {
  const gloss = syllableAt(line, question + 1);
  if (gloss === undefined) return;
  const step = { from: at, to: gloss.end, bytes: 3, reading: `(${line.slice(question + 1, gloss.end)}` };
  const fitting = broken(gloss.syllable);
  for (const first of strippedFirsts(evidence, memo, node)) {
    const least = COSTS.stripped + first.cost;
    // The cheapest come first.
    if (node.cost + least > beams.guessLimitAt(gloss.end)) break;
    const trails = userTrails(gbkPairOf(first.unit) & 0xff);
    for (const { unit, char, lead, cost } of fitting) {
      if (!isIn(trails, lead)) continue;
      const whole = cost + (least + restoredCost(evidence, first.unit, unit));
      if (!beams.wants(gloss.end, node.cost + whole, -1, unit)) continue;
      const truth = String.fromCharCode(first.unit) + char;
      beams.put(node, { ...step, truth, out: truth, guess: true, inside: false }, whole, -1, unit);
    }
  }
}

/** Whether a byte is one of a range of bytes. */
function isIn(range: readonly number[], byte: number): boolean {
  return byte >= (range[0] ?? 0) && byte <= (range.at(-1) ?? 0);
}

interface Broken {
  readonly char: string;
  readonly unit: number;
  /** Its first byte, which the decoder lost. */
  readonly lead: number;
  /** Its second byte, which the decoder took for the first of a pair. */
  readonly trail: number;
  readonly cost: number;
}

/** What {@link broken} answered, by syllable; Mandarin has few. */
const known = new Map<string, readonly Broken[]>();
const MOST_SYLLABLES = 10_000;

/** The characters that a reading without its parenthesis may belong to. */
function broken(syllable: string): readonly Broken[] {
  let found = known.get(syllable);
  if (found === undefined) {
    found = charsWithReading(syllable).flatMap(({ char, toned }) => {
      const unit = char.charCodeAt(0);
      const pair = gbkPairOf(unit);
      const trail = pair & 0xff;
      if (trail < 0x81) return [];
      const unlisted = listable(char) ? 0 : COSTS.unlisted;
      const cost = COSTS.broken + unlisted + (toned ? 0 : COSTS.otherTone);
      return { char, unit, lead: pair >> 8, trail, cost };
    });
    if (known.size >= MOST_SYLLABLES) known.clear();
    known.set(syllable, found);
  }
  return found;
}
