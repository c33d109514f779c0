import type { Node } from './beam.ts';
import { type Candidate, LEADS, likeliest, TRAILS } from './candidates.ts';
import { markPair, NEAR, swallowedReference, swallowedSign, tagAt } from './line.ts';
import { COSTS, type Walk } from './walk.ts';

const NEWLINE = 0x0a;
/** What ends a paragraph: the character swallowed behind it is the end of the line. */
const ENDS = '。！？”」』';
/** Second byte of the full-width opening bracket. */
const OPENING_BRACKET = 0xdb;

/** `?！`: a lead byte left dangling before the bytes of a mark that was cut out one byte out of step. */
export function cutMark({ line, evidence, beams, memo }: Walk, node: Node, at: number): void {
  const mark = markPair(line.charCodeAt(at + 1));
  if (mark === 0) return;
  const fitting = memo.get('lead', node.last, mark >> 8, () =>
    likeliest(evidence, node.last, LEADS, (byte) => (byte << 8) | (mark >> 8)),
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
  return memo.get('trail', last, pending, () =>
    likeliest(evidence, last, LEADS, (byte) => (pending << 8) | byte),
  );
}

/** What a quotation mark or bracket costs more that opens nothing here, or that nothing before it opens. */
function unpaired(line: string, at: number, char: string): number {
  if ('“‘「『（《【'.includes(char)) return COSTS.unfinished;
  const opening = '“‘「『（《【'.charAt('”’」』）》】'.indexOf(char));
  const before = line.slice(Math.max(0, at - NEAR), at);
  return opening === '' || before.lastIndexOf(opening) > before.lastIndexOf(char) ? 0 : COSTS.unpaired;
}

/** Out of step, a lead byte swallowed the ASCII character behind it: that is open too. */
export function swallowed(walk: Walk, node: Node, at: number): void {
  const { line, evidence, beams } = walk;
  const reference = node.pending === 0xa3 ? swallowedReference(line, at, evidence.reference) : undefined;
  const sign = reference ?? swallowedSign(line, at);
  const fitting =
    reference === undefined
      ? begunBy(walk, node)
      : likeliest(evidence, node.last, [OPENING_BRACKET], (byte) => (node.pending << 8) | byte);
  const unknown = sign === '?' ? COSTS.unknown : 0;
  for (const { unit, cost } of fitting) {
    const ends = at + 1 < line.length && sign === '?' && ENDS.includes(String.fromCharCode(unit));
    const swallowedCode = ends ? NEWLINE : sign.charCodeAt(0);
    const truth = String.fromCharCode(unit, swallowedCode);
    const step = { from: at, to: at + 1, truth, out: truth, bytes: 2, guess: true, inside: false };
    const more = COSTS.swallowed + (ends ? 0 : unknown) + (reference === undefined ? cost : 0);
    beams.put(node, step, more, -1, swallowedCode);
  }
}

/** The line ends inside a character: what was cut off is the likeliest that begins so. */
export function cutOff({ line, evidence, beams, memo }: Walk, node: Node): void {
  const fitting = memo.get('cut off', node.last, node.pending, () =>
    likeliest(evidence, node.last, TRAILS, (byte) => (node.pending << 8) | byte),
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
