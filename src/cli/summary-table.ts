import type { Counts, Summary } from '../job/index.ts';
import { count, megabytes, seconds } from './numbers.ts';
import type { Paint } from './streams.ts';

/** The account of a job for reading: documents by language, what was left out and why, edits by rule, time. */
export function summaryTable(summary: Summary, out: string, paint: Paint): string {
  const { inputs, documents, passages, edits, failed, timings } = summary;
  const tables = [
    { title: 'Documents written', counts: documents.byLanguage },
    { title: 'Documents dropped', counts: documents.byReason },
    { title: 'Passages taken out', counts: passages },
    { title: 'Other edits', counts: without(edits, passages) },
  ].filter(({ counts }) => Object.keys(counts).length > 0);
  const nameWidth = Math.max(
    ...tables
      .flatMap(({ title, counts }) => [title, ...Object.keys(counts).map((name) => `  ${name}`)])
      .map((text) => text.length),
  );
  const countWidth = Math.max(...tables.map(({ counts }) => count(total(counts)).length));
  const row = (name: string, value: number): string =>
    `${name.padEnd(nameWidth)}  ${count(value).padStart(countWidth)}`;
  const lines = tables.flatMap(({ title, counts }) => [
    paint('bold', row(title, total(counts))),
    ...byCount(counts).map(([name, value]) => row(`  ${name}`, value)),
    '',
  ]);
  const { in: read, written, dropped } = documents;
  const speed = `${timings.megabytesPerSecond.toFixed(1)} MB/s`;
  lines.push(
    `${count(inputs.files)} ${inputs.files === 1 ? 'file' : 'files'}, ${megabytes(inputs.bytes)} in ${seconds(timings.seconds)} (${speed})`,
    `documents: ${count(read)} in = ${count(written)} written + ${count(dropped)} dropped; see ${out}/summary.json`,
  );
  if (failed.length > 0)
    lines.push(
      paint('red', failed.length === 1 ? '1 input failed' : `${count(failed.length)} inputs failed`),
    );
  return `${lines.join('\n')}\n`;
}

/** Passages taken out are edits too, and stand above already. */
function without(counts: Counts, others: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).filter(([name]) => others[name] === undefined));
}

function byCount(counts: Counts): [string, number][] {
  return Object.entries(counts).sort(([, a], [, b]) => b - a);
}

function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, value) => sum + value, 0);
}
