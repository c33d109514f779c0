import type { EditLog } from '../../../core/edit-log.ts';
import { LOST_RULE, type RepairOptions, SPLICED_RULE } from '../options.ts';
import { damage, foldWidth, withoutPrivateUse } from './damage.ts';
import { gatherEvidence } from './evidence.ts';
import { reconstruct } from './reconstruct.ts';
import { LOST, type Step } from './step.ts';

const CHAIN = 'encode gbk → take out spliced readings and cuts → decode gbk';

/**
 * Undoes byte-spliced GBK: a page of GBK bytes into which a site spliced the reading of every listed character
 * (`術(shù)`), wherever its two bytes stood, and cut at full-width marks, before it was decoded. A line is changed only
 * when the model of the damage makes exactly that line of the repaired text.
 */
export function spliced(text: string, log: EditLog, { rules, lossy }: RepairOptions): void {
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
        const fold = evidence.folded ? foldWidth : (made: string): string => made;
        writeEdits(steps, start, log, { lossy, lost: lossy && rules.includes(LOST_RULE), fold });
      }
    }
    start = end + 1;
  }
}

/** Whether the model makes this very line, later folding of widths and stripping of private-use characters apart. */
function sameDamage(made: string, line: string): boolean {
  const folded = foldWidth(line);
  return foldWidth(made) === folded || withoutPrivateUse(foldWidth(made)) === folded;
}

interface Writing {
  readonly lossy: boolean;
  /** Whether to put back characters that GBK lacks. */
  readonly lost: boolean;
  readonly fold: (text: string) => string;
}

/** One edit for each run of steps that are not the text itself or end inside a character. */
function writeEdits(
  steps: readonly Step[],
  offset: number,
  log: EditLog,
  { lossy, lost, fold }: Writing,
): void {
  let run: Step[] = [];
  for (const step of steps) {
    const begins = run.length === 0;
    if (begins && !step.inside && step.out === log.source.slice(offset + step.from, offset + step.to))
      continue;
    run.push(step);
    if (step.inside) continue;
    const first = run[0] ?? step;
    const isLost = run.length === 1 && step.truth === LOST;
    const text = fold(run.map((each) => each.out).join(''));
    const guess = run.some((each) => each.guess === true);
    if (isLost) {
      if (lost) log.replace(offset + first.from, offset + step.to, text, LOST_RULE, { lossy: true });
    } else if (lossy || !guess) {
      log.replace(offset + first.from, offset + step.to, text, SPLICED_RULE, { chain: CHAIN, lossy: guess });
    }
    run = [];
  }
}
