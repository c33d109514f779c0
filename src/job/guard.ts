import { isJson } from '../core/document.ts';
import type { Edit } from '../core/edits.ts';
import { applyEdits } from '../core/edits.ts';
import { type ErrorCode, messageOf } from '../core/errors.ts';
import type { Stage, Verdict } from '../core/stage.ts';

/** Why a stage could not say what becomes of a document; the document is then dropped, and the job goes on. */
type StageFailure = Extract<ErrorCode, `stage/${string}`>;

/** Whether a document was dropped because a stage failed, and not because it said so. */
export function isStageFailure(reason: string): reason is StageFailure {
  return reason === 'stage/threw' || reason === 'stage/verdict';
}

/** A stage that never throws: one document it cannot bear must not end a job of millions. */
export function guarded(stage: Stage): Stage {
  return {
    ...stage,
    process(doc, trace) {
      try {
        return stage.process(doc, trace);
      } catch (cause) {
        return failed('stage/threw', messageOf(cause));
      }
    },
  };
}

/**
 * A stage from a module that no compiler may have checked: what it says is looked at before it is believed, and a
 * change it does not explain is explained as one edit.
 */
export function checked(stage: Stage): Stage {
  return {
    name: stage.name,
    options: isJson(stage.options) ? stage.options : {},
    again: stage.again === true,
    process(doc, trace) {
      const verdict: unknown = stage.process(doc, trace);
      const problem = problemOf(verdict, doc.text);
      if (problem !== undefined) return failed('stage/verdict', problem);
      return explained(stage.name, doc.text, verdict as Verdict, trace);
    },
  };
}

function failed(reason: StageFailure, message: string): Verdict {
  return { kind: 'drop', reason, facts: { message } };
}

function problemOf(verdict: unknown, input: string): string | undefined {
  if (typeof verdict !== 'object' || verdict === null) return `it answers ${String(verdict)}, not a verdict`;
  if (verdict instanceof Promise) return 'it answers a promise; stages are synchronous';
  const { kind, text, rules, removed, reason, lang, facts } = verdict as Readonly<Record<string, unknown>>;
  if (lang !== undefined && typeof lang !== 'string') return '"lang" is not a string';
  if (facts !== undefined && !(isRecord(facts) && isJson(facts))) return '"facts" is not an object of JSON';
  if (kind === 'keep' || kind === 'tag') return undefined;
  if (kind === 'drop') return typeof reason === 'string' ? undefined : '"reason" is not a string';
  if (kind !== 'edit') return `"kind" is ${JSON.stringify(kind)}; it is keep, edit, tag or drop`;
  if (typeof text !== 'string') return '"text" is not a string';
  if (!isRecord(rules) || !Object.values(rules).every(Number.isSafeInteger)) {
    return '"rules" is not an object of counts';
  }
  return removed === undefined || isPassages(removed, input)
    ? undefined
    : '"removed" is not a list of passages';
}

function isPassages(list: unknown, { length }: string): boolean {
  return (
    Array.isArray(list) &&
    list.every((passage: unknown) => {
      if (!isRecord(passage)) return false;
      const { start, end, text, rule } = passage;
      const inside =
        Number.isInteger(start) && Number.isInteger(end) && Number(start) >= 0 && Number(end) <= length;
      return inside && typeof text === 'string' && typeof rule === 'string';
    })
  );
}

/** Edits are there when traced, and only then, and give the text: readers of the account rely on it. */
function explained(name: string, input: string, verdict: Verdict, trace: boolean): Verdict {
  if (verdict.kind !== 'edit') return verdict;
  const { edits, ...untraced } = verdict;
  if (!trace) return untraced;
  if (edits !== undefined && gives(input, edits, verdict.text)) return verdict;
  const rule = Object.keys(verdict.rules).join('+') || `${name}/edit`;
  return { ...verdict, edits: difference(input, verdict.text, rule) };
}

function gives(input: string, edits: readonly Edit[], text: string): boolean {
  try {
    return applyEdits(input, edits) === text;
  } catch {
    return false;
  }
}

/** What lies between the common start and the common end of two texts, as one edit. */
function difference(input: string, text: string, rule: string): Edit[] {
  if (input === text) return [];
  const most = Math.min(input.length, text.length);
  let start = 0;
  while (start < most && input.charCodeAt(start) === text.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < most - start &&
    input.charCodeAt(input.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  ) {
    tail++;
  }
  return [{ start, end: input.length - tail, with: text.slice(start, text.length - tail), rule }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
