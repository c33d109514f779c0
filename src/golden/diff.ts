import { diffArrays, structuredPatch } from 'diff';
import type { JsonValue } from '../core/document.ts';
import { shorten, shortenPair } from './shorten.ts';

/** Beyond so many edits a diff takes long and helps nobody. */
const MAX_EDITS = 2000;
const MAX_LINES = 120;
const CONTEXT = 2;

/**
 * The difference of two texts as a unified diff: `-` what was expected, `+` what is there. Long lines are cut
 * around the difference; JSONL is compared record by record, each shown field by field.
 */
export function readableDiff(expected: string, actual: string, file: string): string {
  const records = file.endsWith('.jsonl') ? recordsDiff(expected, actual) : [];
  // Blank lines and the last line break are no records, and may be all the difference.
  const lines = records.length > 0 ? records : linesDiff(expected, actual);
  const shown = lines.slice(0, MAX_LINES);
  if (lines.length > shown.length) shown.push(`… and ${lines.length - shown.length} lines more`);
  return [`--- ${file} (golden)`, `+++ ${file} (actual)`, ...shown].join('\n');
}

function linesDiff(expected: string, actual: string): string[] {
  const patch = structuredPatch('', '', expected, actual, '', '', {
    context: CONTEXT,
    maxEditLength: MAX_EDITS,
  });
  if (patch === undefined) return firstDifference(expected.split('\n'), actual.split('\n'), 'line');
  return patch.hunks.flatMap((hunk) => [
    `@@ -${rangeOf(hunk.oldStart, hunk.oldLines)} +${rangeOf(hunk.newStart, hunk.newLines)} @@`,
    ...shortenHunk(hunk.lines),
  ]);
}

/** In a unified diff, an empty range is placed after the line before it. */
function rangeOf(start: number, count: number): string {
  return `${count === 0 ? start - 1 : start},${count}`;
}

/** Pairs each line taken away with the line put in its place, and cuts both around their difference. */
function shortenHunk(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (let i = 0; i < lines.length; ) {
    const removed = runOf(lines, i, '-');
    const added = runOf(lines, i + removed.length, '+');
    if (removed.length + added.length === 0) {
      out.push(shorten(lines[i] ?? ''));
      i++;
      continue;
    }
    const pairs = removed.map((line, n) => shortenPair(line, added[n] ?? ''));
    out.push(...pairs.map(([line]) => `-${line}`));
    out.push(...added.map((line, n) => `+${pairs[n]?.[1] ?? shorten(line)}`));
    i += removed.length + added.length;
  }
  return out;
}

function runOf(lines: readonly string[], from: number, sign: string): string[] {
  let to = from;
  while (lines[to]?.startsWith(sign) === true) to++;
  return lines.slice(from, to).map((line) => line.slice(1));
}

function recordsDiff(expected: string, actual: string): string[] {
  const before = recordsOf(expected);
  const after = recordsOf(actual);
  const changes = diffArrays(before, after, { maxEditLength: MAX_EDITS });
  if (changes === undefined) return firstDifference(before, after, 'record');
  const out: string[] = [];
  let record = 1;
  for (let i = 0; i < changes.length; i++) {
    const change = changes[i];
    if (change === undefined) continue;
    if (!change.added && !change.removed) {
      record += change.count;
      continue;
    }
    const next = changes[i + 1];
    const replaced = change.removed && next?.added === true;
    const gone = change.removed ? change.value : [];
    const come = change.added ? change.value : replaced ? next.value : [];
    for (let n = 0; n < Math.max(gone.length, come.length); n++) {
      out.push(`record ${record + n}:`, ...recordDiff(gone[n], come[n]));
    }
    record += gone.length;
    if (replaced) i++;
  }
  return out;
}

function recordDiff(expected: string | undefined, actual: string | undefined): string[] {
  const before = expected === undefined ? '' : fieldsOf(expected);
  const after = actual === undefined ? '' : fieldsOf(actual);
  // Fields may read the same where only their order or the spelling of the JSON differs.
  return before === after ? linesDiff(lineOf(expected), lineOf(actual)) : linesDiff(before, after);
}

function lineOf(record: string | undefined): string {
  return record === undefined ? '' : `${record}\n`;
}

function recordsOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** A record with a field a line, and strings of several lines spread out. */
function fieldsOf(line: string): string {
  let value: JsonValue;
  try {
    value = JSON.parse(line) as JsonValue;
  } catch {
    return `${line}\n`;
  }
  if (typeof value !== 'object' || value === null) return `${line}\n`;
  return Object.entries(value).map(fieldLines).join('');
}

function fieldLines([name, value]: readonly [string, JsonValue]): string {
  if (typeof value !== 'string' || !value.includes('\n')) return `${name}: ${JSON.stringify(value)}\n`;
  return `${name}:\n${value.replace(/^/gm, '  ')}\n`;
}

function firstDifference(before: readonly string[], after: readonly string[], unit: string): string[] {
  let at = 0;
  while (before[at] === after[at]) at++;
  const [a, b] = shortenPair(before[at] ?? '', after[at] ?? '');
  return [`too many differences to list; the first is in ${unit} ${at + 1}:`, `-${a}`, `+${b}`];
}
