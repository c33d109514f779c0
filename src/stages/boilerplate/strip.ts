import { type EditLog, type Passage, type Rewrite, runPasses } from '../../core/edit-log.ts';
import { type Line, linesOf } from './lines.ts';
import type { Recognizer } from './recognize.ts';
import type { Rule } from './rule.ts';

/** How many lines with text a weak line may be away from furniture: the next line, or the one after it. */
const NEAR = 2;

/** What stripping a text comes to. */
export interface Stripped extends Rewrite {
  readonly removed: readonly Passage[];
}

/** Takes the lines out that `recognize` knows, in the way of their rules' strength. */
export function strip(text: string, recognize: Recognizer, trace: boolean): Stripped {
  const lines = linesOf(text);
  const taken = takenRules(text, lines, recognize);
  if (taken.size === 0) return { ...runPasses(text, [], trace), removed: [] };
  const removed: Passage[] = [];
  for (const [index, rule] of taken) {
    const line = lines[index];
    if (line === undefined) continue;
    removed.push({ start: line.start, end: line.end, text: text.slice(line.start, line.end), rule: rule.id });
  }
  return { ...runPasses(text, [(source, log) => cut(source, lines, taken, log)], trace), removed };
}

/** The lines to take, by index, in order. */
function takenRules(text: string, lines: readonly Line[], recognize: Recognizer): Map<number, Rule> {
  const texted: number[] = [];
  const known: (Rule | undefined)[] = [];
  lines.forEach((line, index) => {
    if (line.blank) return;
    texted.push(index);
    known.push(recognize(text, line.start, line.end));
  });
  const near = nearFurniture(known);
  const taken = new Map<number, Rule>();
  known.forEach((rule, place) => {
    const index = texted[place];
    if (rule === undefined || index === undefined) return;
    if (rule.strength !== 'weak' || near[place] === true) taken.set(index, rule);
  });
  return taken;
}

/** Which places are within reach of a sure line, over weak lines that are so themselves. */
function nearFurniture(known: readonly (Rule | undefined)[]): boolean[] {
  const near = known.map((rule) => rule?.strength === 'sure');
  const visit = (place: number, last: number): number => {
    if (near[place] === true) return place;
    if (known[place]?.strength !== 'weak' || Math.abs(place - last) > NEAR) return last;
    near[place] = true;
    return place;
  };
  let last = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < known.length; place++) last = visit(place, last);
  last = Number.POSITIVE_INFINITY;
  for (let place = known.length - 1; place >= 0; place--) last = visit(place, last);
  return near;
}

/**
 * Cuts each run of taken and blank lines as one: between what stands before and after, one blank line stays where
 * there was any; at the ends of the text nothing does. Each taken line is an edit of its own.
 */
function cut(text: string, lines: readonly Line[], taken: ReadonlyMap<number, Rule>, log: EditLog): void {
  const inRun = (index: number): boolean => taken.has(index) || lines[index]?.blank === true;
  for (let index = 0; index < lines.length; index++) {
    if (!inRun(index)) continue;
    const from = index;
    while (inRun(index + 1)) index++;
    const cuts: { at: number; rule: string }[] = [];
    for (let i = from; i <= index; i++) {
      const rule = taken.get(i);
      if (rule !== undefined) cuts.push({ at: lines[i]?.start ?? 0, rule: rule.id });
    }
    const first = cuts[0];
    if (first === undefined) continue;
    const span = cutSpan(text, lines, from, index);
    first.at = span.start;
    cuts.forEach(({ at, rule }, i) => {
      log.replace(at, cuts[i + 1]?.at ?? span.end, '', rule);
    });
  }
}

/** What to cut of the run from line `from` to line `to`. */
function cutSpan(
  text: string,
  lines: readonly Line[],
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  const start = lines[from]?.start ?? 0;
  const isLast = to === lines.length - 1;
  const end = isLast ? text.length : (lines[to + 1]?.start ?? text.length);
  if (from === 0) return { start: 0, end };
  if (isLast) return { start: start - 1, end };
  if (lines[from]?.blank === true) return { start: lines[from + 1]?.start ?? start, end };
  if (lines[to]?.blank === true) return { start, end: lines[to]?.start ?? end };
  return { start, end };
}
