import { addCounts, type Rewrite } from '../../core/edit-log.ts';
import { composeEdits } from '../../core/edits.ts';
import { type Output, PlainOutput, TracedOutput } from './output.ts';
import { convertPass, firstActive, mayStir } from './pass.ts';
import type { ConversionTable } from './table.ts';
import { compatibilityTable, type Fidelity, t2sTable } from './tables.ts';

/** Rare chains of entries make a result that converts further; none is known to take three passes. */
const MOST_PASSES = 4;

/** Traditional to Simplified. */
export function rewrite(text: string, fidelity: Fidelity, trace: boolean): Rewrite {
  const table = t2sTable(fidelity);
  let total = onePass(text, table, trace);
  if (fidelity === 'opencc') return total;
  // Converting the output again must change nothing: go on until it does not.
  for (let pass = 1; pass < MOST_PASSES && total.text !== text && mayStir(total.text, table); pass++) {
    const next = onePass(total.text, table, trace);
    if (next.text === total.text) break;
    total = sum(text, total, next);
  }
  return total;
}

function onePass(text: string, table: ConversionTable, trace: boolean): Rewrite {
  const from = firstActive(text, table, 0);
  if (from < 0) return trace ? { text, rules: {}, edits: [] } : { text, rules: {} };
  const output = outputFor(text, trace);
  if (convertPass(text, table, from, output)) return output.finish();
  const unify = outputFor(text, trace);
  convertPass(text, compatibilityTable(), 0, unify);
  const unified = unify.finish();
  return sum(text, unified, onePass(unified.text, table, trace));
}

function outputFor(text: string, trace: boolean): Output {
  return trace ? new TracedOutput(text) : new PlainOutput(text);
}

/** Two rewrites, one after the other, as one. */
function sum(input: string, first: Rewrite, second: Rewrite): Rewrite {
  const rules: Record<string, number> = {};
  addCounts(rules, first.rules);
  addCounts(rules, second.rules);
  const { text } = second;
  if (first.edits === undefined || second.edits === undefined) return { text, rules };
  return { text, rules, edits: composeEdits(input, first.edits, second.edits) };
}
