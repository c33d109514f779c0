import { syllableAt } from '../readings.ts';
import { Beams, type Node } from './beam.ts';
import { Memo } from './candidates.ts';
import type { Evidence } from './evidence.ts';
import { cutOff } from './lost-bytes.ts';
import { advance, advanceGone, skip } from './moves.ts';
import type { TakenStep } from './step.ts';
import type { Walk } from './walk.ts';

/**
 * The likeliest true text of one damaged line, as steps through it, or `undefined` where the line stands as it is.
 *
 * A walk over the line as a byte stream: every character is two bytes or one, an inserted reading tells the byte that
 * a `?` has swallowed, a cut mark the byte before it, and a model of character pairs weighs what fits. It is the
 * noisy-channel view of spelling correction (Kernighan, Church and Gale 1990) with a beam search.
 */
export function reconstruct(line: string, evidence: Evidence): readonly TakenStep[] | undefined {
  const memo = new Memo();
  const walk = (gone: Walk['gone']): Path =>
    cheapest({ line, evidence, beams: new Beams(line.length), gone, memo });
  let path = walk(undefined);
  if (evidence.stripped && path.steps.some((step) => step.inside)) {
    const others = hasOtherQuestion(line) ? [walk(''), walk('?')] : [walk('')];
    for (const other of others) if (other.cost < path.cost) path = other;
  }
  return path.steps.some((step) => step.out !== line.slice(step.from, step.to)) ? path.steps : undefined;
}

interface Path {
  readonly steps: readonly TakenStep[];
  readonly cost: number;
}

/** Whether a `?` stands in the line that is not the parenthesis of a reading. */
function hasOtherQuestion(line: string): boolean {
  for (let at = line.indexOf('?'); at !== -1; at = line.indexOf('?', at + 1))
    if (syllableAt(line, at + 1) === undefined) return true;
  return false;
}

/** Where damage may show next: it begins with a question mark or a parenthesis. */
function nextSign(line: string, from: number): number {
  for (let at = from; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (unit === 0x3f || unit === 0x28) return at;
  }
  return line.length;
}

function cheapest(walk: Walk): Path {
  const { line, beams } = walk;
  for (let at = 0; at < line.length; at++) {
    const nodes = beams.take(at);
    const [only] = nodes;
    if (nodes.length === 1 && only?.pending === -1 && beams.farthest === at) {
      const sign = nextSign(line, at);
      if (sign > at) {
        skip(walk, only, at, sign);
        continue;
      }
    }
    for (const node of nodes) advance(walk, node, at);
    // What is likely without them says how little those may cost that put characters back.
    if (walk.gone === undefined) continue;
    for (const node of nodes) if (node.pending !== -1) advanceGone(walk, node, at);
  }
  let best: Node | undefined;
  for (const node of beams.take(line.length)) {
    if (node.pending !== -1) cutOff(walk, node);
    else best ??= node;
  }
  const [completed] = beams.take(line.length);
  if (best === undefined || (completed !== undefined && completed.cost < best.cost)) best = completed;
  const steps: TakenStep[] = [];
  for (let node = best; node?.step !== undefined; node = node.before) {
    steps.push({ ...node.step, cost: node.cost - (node.before?.cost ?? 0) });
  }
  return { steps: steps.reverse(), cost: best?.cost ?? Number.POSITIVE_INFINITY };
}
