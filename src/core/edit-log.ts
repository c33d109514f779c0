import { composeEdits, type Edit, type EditDetails } from './edits.ts';
import { QingwenError } from './errors.ts';

/** How often each rule changed something, by rule id. */
export type RuleCounts = { readonly [rule: string]: number };

/** A passage that a stage took out of a document, in UTF-16 code units of the stage's input. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Id of the rule that took it. */
  readonly rule: string;
}

/** What a rewrite of a text comes to: the text, counts by rule, and the edits when traced. */
export interface Rewrite {
  readonly text: string;
  readonly rules: RuleCounts;
  /** Present when traced; `applyEdits(input, edits)` is `text`. */
  readonly edits?: readonly Edit[];
}

/**
 * Builds the output of one pass over a text from slices of it, counting every change by rule and, when traced,
 * keeping each as an edit: the explanation *is* the change.
 */
export class EditLog {
  readonly source: string;
  /** Whether edits are kept; without, what is told of one is not looked at. */
  readonly trace: boolean;
  readonly #counts: Record<string, number> = {};
  readonly #edits: Edit[] = [];
  #out = '';
  #at = 0;
  #changed = false;

  constructor(source: string, trace: boolean) {
    this.source = source;
    this.trace = trace;
  }

  /**
   * Replaces `[start, end)`; calls come in ascending order. A replacement equal to what stands there is none. A `score`
   * may be told apart from the other details.
   */
  replace(
    start: number,
    end: number,
    replacement: string,
    rule: string,
    details?: EditDetails,
    score = details?.score,
  ): void {
    this.#begin(start, end, rule);
    if (end - start === replacement.length && this.source.startsWith(replacement, start)) return;
    this.#out += this.source.slice(this.#at, start) + replacement;
    this.#at = end;
    this.#changed = true;
    this.#counts[rule] = (this.#counts[rule] ?? 0) + 1;
    if (this.trace) this.#edits.push(editOf(start, end, replacement, rule, details, score));
  }

  /**
   * Replaces several stretches of `[start, end)`, which becomes `whole` by that. `stretches` tells of each its start and
   * end behind `start`, then those of what it becomes in `whole`: in ascending order, none of them empty or unchanged.
   */
  replaceEach(
    start: number,
    end: number,
    whole: string,
    stretches: readonly number[],
    rule: string,
    details?: EditDetails,
  ): void {
    this.#begin(start, end, rule);
    this.#out += this.source.slice(this.#at, start) + whole;
    this.#at = end;
    this.#changed = true;
    this.#counts[rule] = (this.#counts[rule] ?? 0) + stretches.length / 4;
    if (!this.trace) return;
    for (let i = 0; i < stretches.length; i += 4) {
      const [from = 0, to = 0] = [stretches[i], stretches[i + 1]];
      const replacement = whole.slice(stretches[i + 2], stretches[i + 3]);
      this.#edits.push(editOf(start + from, start + to, replacement, rule, details, details?.score));
    }
  }

  /** Edits come in ascending order. */
  #begin(start: number, end: number, rule: string): void {
    if (start >= this.#at && end >= start) return;
    throw new QingwenError('edits/invalid', `edit ${start}–${end} (${rule}) is not behind the one before it`);
  }

  finish(): Rewrite {
    const text = this.#changed ? this.#out + this.source.slice(this.#at) : this.source;
    return this.trace ? { text, rules: this.#counts, edits: this.#edits } : { text, rules: this.#counts };
  }
}

/** An edit with what is told of the details, in one order. */
function editOf(
  start: number,
  end: number,
  replacement: string,
  rule: string,
  details: EditDetails | undefined,
  score: number | undefined,
): Edit {
  if (details === undefined) return { start, end, with: replacement, rule };
  const { lossy, chain, margin } = details;
  // What most edits tell is made in one go.
  if (lossy !== true && chain !== undefined && margin !== undefined)
    return score === undefined
      ? { start, end, with: replacement, rule, chain, margin }
      : { start, end, with: replacement, rule, chain, score, margin };
  const edit: { -readonly [K in keyof Edit]: Edit[K] } = { start, end, with: replacement, rule };
  if (lossy === true) edit.lossy = true;
  if (chain !== undefined) edit.chain = chain;
  if (score !== undefined) edit.score = score;
  if (margin !== undefined) edit.margin = margin;
  return edit;
}

/** One pass over a text that writes its changes to a log of that text. */
export type Pass = (text: string, log: EditLog) => void;

/**
 * Runs passes one after the other, each on the output of the one before, and tells the sum of what they did. A pass
 * that is listed several times in a row runs again only while it changes something.
 */
export function runPasses(input: string, passes: readonly Pass[], trace: boolean): Rewrite {
  return runUntilSettled(input, passes, trace, 1);
}

/**
 * Runs passes over and over until they change nothing, at most `most` times. A pass looks at a text once: what it left
 * alone it would leave alone again.
 */
export function runUntilSettled(
  input: string,
  passes: readonly Pass[],
  trace: boolean,
  most: number,
): Rewrite {
  let text = input;
  const rules: Record<string, number> = {};
  let edits: readonly Edit[] = [];
  let settled: Pass[] = []; // what has left the text as it is now alone
  for (let round = 0; round < most; round++) {
    for (const pass of passes) {
      if (settled.includes(pass)) continue;
      const log = new EditLog(text, trace);
      pass(text, log);
      const rewrite = log.finish();
      if (rewrite.text === text) {
        settled.push(pass);
        continue;
      }
      addCounts(rules, rewrite.rules);
      if (rewrite.edits !== undefined) edits = composeEdits(input, edits, rewrite.edits);
      text = rewrite.text;
      settled = [];
    }
    if (passes.every((pass) => settled.includes(pass))) break;
  }
  return trace ? { text, rules, edits } : { text, rules };
}

/** Adds counts to a running sum, in place. */
export function addCounts(sum: Record<string, number>, counts: RuleCounts): void {
  for (const [rule, count] of Object.entries(counts)) sum[rule] = (sum[rule] ?? 0) + count;
}
