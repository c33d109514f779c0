import type { Node } from './beam.ts';
import { type Candidate, LEADS, likeliest, TRAILS } from './candidates.ts';
import { markPair, NEAR, swallowedReference, swallowedSign, tagAt } from './line.ts';
import { COSTS, type Walk } from './walk.ts';

const NEWLINE = 0x0a;
/** What ends a paragraph: the character swallowed behind it is the end of the line. */
const ENDS = '。！？”」』';
const FOLDED_BRACKET = ']';

/** `?！`: a lead byte left dangling before the bytes of a mark that was cut out one byte out of step. */
export function cutMark({ line, evidence, beams, memo }: Walk, node: Node, at: number): void {
  const mark = markPair(line.charCodeAt(at + 1));
  if (mark === 0) return;
  const fitting = memo.get('lead', node.last, mark >> 8, () =>
    likeliest(evidence, node.last, LEADS, { trail: mark >> 8 }),
  );
  for (const { unit, cost } of fitting) {
    const char = String.fromCharCode(unit);
    const step = {
      from: at,
      to: at + 2,
      truth: char,
      out: char,
      bytes: 1,
      cut: 'mark' as const,
      guess: true,
      inside: true,
    };
    beams.put(node, step, COSTS.cut + cost, mark & 0xff, unit);
  }
}

/** Out of step, a lead byte stands alone before a cut mark, a tag or the end of the line: its character is open. */
export function dangling(walk: Walk, node: Node, at: number): void {
  const { line, beams } = walk;
  const tag = tagAt(line, at + 1);
  if (tag === 0 && at + 1 < line.length && markPair(line.charCodeAt(at + 1)) === 0) return;
  for (const { unit, cost } of begunBy(walk, node)) {
    const char = String.fromCharCode(unit);
    if (tag === 0) {
      const step = {
        from: at,
        to: at + 1,
        truth: char,
        out: char,
        bytes: 1,
        cut: 'end' as const,
        guess: true,
        inside: false,
      };
      beams.put(node, step, COSTS.dangling + unpaired(line, at, char) + cost, -1, unit);
    } else {
      const truth = `${char}<${line.slice(at + 1, tag)}`;
      const bytes = 1 + tag - at;
      const step = { from: at, to: tag, truth, out: char, bytes, guess: true, inside: false };
      beams.put(node, step, COSTS.tag + cost, -1, unit);
    }
  }
}

/** The characters that begin with the byte that is pending and end with one that a decoder takes for a lead. */
function begunBy({ evidence, memo }: Walk, { last, pending }: Node): readonly Candidate[] {
  return memo.get('trail', last, pending, () => likeliest(evidence, last, LEADS, { lead: pending }));
}

/** What a mark costs more that opens nothing here or that nothing before it opens, or a comma at the end of the line. */
function unpaired(line: string, at: number, char: string): number {
  if ('“‘「『（《【'.includes(char)) return COSTS.unfinished;
  if ('，、'.includes(char) && at + 1 === line.length) return COSTS.unended;
  const opening = '“‘「『（《【'.charAt('”’」』）》】'.indexOf(char));
  const before = line.slice(Math.max(0, at - NEAR), at);
  return opening === '' || before.lastIndexOf(opening) > before.lastIndexOf(char) ? 0 : COSTS.unpaired;
}

/** Out of step, a lead byte swallowed the ASCII character behind it: that is open too. */
export function swallowed(walk: Walk, node: Node, at: number): void {
  const { line, evidence, beams } = walk;
  const reference = node.pending === 0xa3 ? swallowedReference(line, at, evidence.reference) : undefined;
  if (reference !== undefined) {
    bracketed(walk, node, at, reference);
    return;
  }
  const sign = swallowedSign(line, at);
  const unknown = sign === '?' ? COSTS.unknown : 0;
  for (const { unit, cost } of begunBy(walk, node)) {
    const ends = at + 1 < line.length && sign === '?' && ENDS.includes(String.fromCharCode(unit));
    const swallowedCode = ends ? NEWLINE : sign.charCodeAt(0);
    const truth = String.fromCharCode(unit, swallowedCode);
    const step = { from: at, to: at + 1, truth, out: truth, bytes: 2, guess: true, inside: false };
    beams.put(node, step, COSTS.swallowed + (ends ? 0 : unknown) + cost, -1, swallowedCode);
  }
}

/** The number of a reference, swallowed behind a full-width bracket; the closing one was folded where others were. */
function bracketed({ line, evidence, beams }: Walk, node: Node, at: number, number: string): void {
  const unknown = number === '?' ? COSTS.unknown : 0;
  const closes = evidence.folded && line.charAt(at + 1) === FOLDED_BRACKET;
  const truth = `［${number}${closes ? '］' : ''}`;
  const to = closes ? at + 2 : at + 1;
  const step = { from: at, to, truth, out: truth, bytes: closes ? 4 : 2, guess: true, inside: false };
  beams.put(node, step, COSTS.swallowed + unknown, -1, truth.charCodeAt(truth.length - 1));
}

/** The line ends inside a character: what was cut off is the likeliest that begins so. */
export function cutOff({ line, evidence, beams, memo }: Walk, node: Node): void {
  const fitting = memo.get('cut off', node.last, node.pending, () =>
    likeliest(evidence, node.last, TRAILS, { lead: node.pending }),
  );
  for (const { unit, cost } of fitting) {
    const char = String.fromCharCode(unit);
    const step = {
      from: line.length,
      to: line.length,
      truth: char,
      out: char,
      bytes: 0,
      guess: true,
      inside: false,
    };
    beams.put(node, step, COSTS.cutOff + cost, -1, unit);
  }
}
