import type { CompletionModel } from '../model/completion.ts';
import { isQuestion, markCost } from '../model/marks.ts';
import type { Step } from './settled.ts';

/** Where a clause ends, and how far back it is looked at. */
const ENDS = /[。！？；，\ufffd]/;
const CLAUSE = 40;
const DATE_UNITS = '年月日';
/** The share of its cost that counts for a character by itself. */
const ALONE = 0.4;

/**
 * What a character costs more than the model says where a stretch of East Asian text ends with it, by the code unit behind
 * it (`NaN` where the line ends), in nats.
 */
export function priceAtEnd(step: Step, code: number, behind: number, model: CompletionModel): number {
  const known = model.cost(step.context, step.last, code);
  const mark = markCost(code, behind, () => asks(step));
  if (mark !== undefined) return mark - known;
  return step.last < 0x80 ? aloneCost(step, code, known) - known : 0;
}

/** What a character costs that has ASCII on both sides: the model says little there, but that dates have their units. */
function aloneCost(step: Step, code: number, known: number): number {
  let before: Step | undefined = step;
  while (before !== undefined && (before.out === '' || before.out === ' ')) before = before.before;
  if (before !== undefined && /^\d/.test(before.out) && DATE_UNITS.includes(String.fromCharCode(code)))
    return 0;
  return known * ALONE;
}

/** Whether the clause that ends here has a word of a question. */
function asks(end: Step): boolean {
  let clause = '';
  for (let step: Step | undefined = end; step !== undefined; step = step.before) {
    if (ENDS.test(step.out) || clause.length > CLAUSE) break;
    clause = step.out + clause;
  }
  return isQuestion(clause);
}
