import type { EditLog } from '../../../core/edit-log.ts';
import { hanModel } from '../model/han.ts';
import { scoreOf } from '../model/score.ts';
import { LOST_RULE, type RepairOptions, SPLICED_RULE } from '../options.ts';
import { damage, foldWidth, withoutPrivateUse } from './damage.ts';
import { gatherEvidence } from './evidence.ts';
import { markPair } from './line.ts';
import { reconstruct } from './reconstruct.ts';
import { LOST, type TakenStep } from './step.ts';
import { COSTS } from './walk.ts';

const NEWLINE = 0x0a;
const CHAIN = 'encode gbk → take out spliced readings and cuts → decode gbk';

/**
 * Undoes byte-spliced GBK: a page of GBK bytes into which a site spliced the reading of every listed character
 * (`術(shù)`), wherever its two bytes stood, and cut at full-width marks, before it was decoded. A line is changed only
 * when the model of the damage makes exactly that line of the repaired text.
 */
export function spliced(text: string, log: EditLog, { rules, lossy, minMargin }: RepairOptions): void {
  if (!rules.includes(SPLICED_RULE)) return;
  const evidence = gatherEvidence(text);
  if (evidence === undefined) return;
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, end);
    if (line.includes('?') || line.includes(')')) {
      const steps = reconstruct(line, evidence);
      if (steps !== undefined && sameDamage(damage(steps), line)) {
        const lost = lossy && rules.includes(LOST_RULE);
        writeEdits(steps, start, log, { lossy, lost, minMargin, folded: evidence.folded });
      }
    }
    start = end + 1;
  }
}

/** Whether the model makes this very line, later folding of widths and stripping of private-use characters apart. */
function sameDamage(made: string, line: string): boolean {
  const folded = foldWidth(line);
  return ['', '?', undefined].some((gone) => withoutPrivateUse(foldWidth(made), gone) === folded);
}

interface Writing {
  readonly lossy: boolean;
  readonly minMargin: number;
  /** Whether to put back characters that GBK lacks. */
  readonly lost: boolean;
  /** Whether full-width forms were folded: letters and digits stay so, marks are as the bytes have them. */
  readonly folded: boolean;
}

const FULL_WIDTH_WORD = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;

/** One edit for each run of steps that are not the text itself or end inside a character. */
function writeEdits(
  steps: readonly TakenStep[],
  offset: number,
  log: EditLog,
  { lossy, lost, minMargin, folded }: Writing,
): void {
  let run: TakenStep[] = [];
  for (const [index, step] of steps.entries()) {
    const begins = run.length === 0;
    if (begins && !step.inside && step.out === log.source.slice(offset + step.from, offset + step.to))
      continue;
    run.push(step);
    // A reading right behind belongs to what it speaks for.
    const guess = run.some((each) => each.guess === true);
    if (step.inside || (guess && steps[index + 1]?.reading !== undefined)) continue;
    const first = run[0] ?? step;
    const isLost = run.length === 1 && step.truth === LOST;
    const made = run.map((each) => each.out).join('');
    const text = folded ? made.replace(FULL_WIDTH_WORD, foldWidth) : made;
    const margin = marginOf(log.source, offset + first.from, offset + step.to, run);
    if (isLost) {
      if (lost) log.replace(offset + first.from, offset + step.to, text, LOST_RULE, { lossy: true });
    } else if ((lossy || !guess) && margin >= minMargin) {
      const score = log.trace && text !== '' ? { score: scoreOf(log.source, offset + first.from, text) } : {};
      const details = { chain: CHAIN, ...score, margin: Math.round(10 * margin) / 10, lossy: guess };
      log.replace(offset + first.from, offset + step.to, text, SPLICED_RULE, details);
    }
    run = [];
  }
}

/** How much less a run of steps costs than the damaged text as it stands, what follows included. */
function marginOf(text: string, start: number, end: number, run: readonly TakenStep[]): number {
  const model = hanModel();
  const next = end < text.length ? text.charCodeAt(end) : NEWLINE;
  const restored = run.map(({ out }) => out).join('');
  let margin = 0;
  for (let at = start; at < end; at++) {
    margin += model.cost(at === 0 ? NEWLINE : text.charCodeAt(at - 1), text.charCodeAt(at));
    if (text.charAt(at) === '?' && markPair(text.charCodeAt(at + 1)) !== 0) margin += COSTS.questionAtMark;
  }
  for (const { cost } of run) margin -= cost;
  const last = restored === '' ? text.charCodeAt(start - 1) : restored.charCodeAt(restored.length - 1);
  return margin + model.cost(text.charCodeAt(end - 1), next) - model.cost(last, next);
}
