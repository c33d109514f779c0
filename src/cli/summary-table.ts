import type { Counts, Summary } from '../job/index.ts';
import { isQuarantined } from '../job/input-report.ts';
import { count, counted, megabytes, seconds } from './numbers.ts';
import type { Paint } from './streams.ts';

/**
 * The account of a job for reading: documents by language, what was changed and what was left out and why, edits by
 * rule, and where the time went.
 */
export function summaryTable(summary: Summary, out: string, paint: Paint): string {
  const { inputs, outputs, documents, passages, edits, changed, failed, timings } = summary;
  const { in: read, written, edited, dropped, quarantined, byLanguage, byReason } = documents;
  const tables = [
    { title: 'Documents written', sum: written, counts: byLanguage },
    { title: 'Documents edited', sum: edited, counts: changed },
    { title: 'Documents dropped', sum: dropped, counts: only(byReason, (name) => !isQuarantined(name)) },
    { title: 'Records quarantined', sum: quarantined, counts: only(byReason, isQuarantined) },
    { title: 'Passages taken out', sum: total(passages), counts: passages },
    // Passages taken out are edits too, and stand above already.
    ...[only(edits, (name) => passages[name] === undefined)].map((counts) => {
      return { title: 'Other edits', sum: total(counts), counts };
    }),
  ].filter(({ counts }) => Object.keys(counts).length > 0);
  const spent = timeRows(timings.stageSeconds);
  const names = tables.flatMap(({ title, counts }) => [title, ...Object.keys(counts).map(indented)]);
  const nameWidth = Math.max(
    ...[...names, TIME, ...spent.map(({ name }) => name)].map((name) => name.length),
  );
  const sums = tables.map(({ sum }) => count(sum));
  const numberWidth = Math.max(...[...sums, ...spent.map(({ time }) => time)].map((text) => text.length));
  const row = (name: string, value: string): string =>
    `${name.padEnd(nameWidth)}  ${value.padStart(numberWidth)}`;
  const lines = tables.flatMap(({ title, sum, counts }) => [
    paint('bold', row(title, count(sum))),
    ...byCount(counts).map(([name, value]) => row(indented(name), count(value))),
    '',
  ]);
  if (spent.length > 0) {
    const [all, ...stages] = spent.map(({ name, time, share }) => `${row(name, time)}  ${share}`);
    lines.push(paint('bold', all ?? ''), ...stages, '');
  }
  const size = total(Object.fromEntries(outputs.map(({ path, bytes }) => [path, bytes])));
  lines.push(
    `${counted(inputs.files, 'file')}, ${megabytes(inputs.bytes)} of input, ${megabytes(size)} of output in ${seconds(timings.seconds)} (${timings.megabytesPerSecond.toFixed(1)} MB/s), ${counted(timings.jobs, 'worker')}, at most ${megabytes(timings.peakMemoryBytes)} of memory`,
    `documents: ${count(read)} in = ${count(written)} written + ${count(dropped)} dropped + ${count(quarantined)} quarantined; see ${out}/summary.json`,
  );
  if (documents.repeatedIds > 0) {
    lines.push(`${counted(documents.repeatedIds, 'document')} written with an id that an earlier one has`);
  }
  if (failed.length > 0)
    lines.push(
      paint('red', failed.length === 1 ? '1 input failed' : `${count(failed.length)} inputs failed`),
    );
  return `${lines.join('\n')}\n`;
}

const TIME = 'Time of all workers';

/** What cost how much, the whole first; nothing where nothing was done in this run. */
function timeRows(spent: Counts): { readonly name: string; readonly time: string; readonly share: string }[] {
  const all = total(spent);
  if (all === 0) return [];
  const shareOf = (value: number): string => `${((value / all) * 100).toFixed(0).padStart(3)} %`;
  const rows = byCount(spent).map(([name, value]) => {
    return { name: indented(name), time: seconds(value), share: shareOf(value) };
  });
  return [{ name: TIME, time: seconds(all), share: shareOf(all) }, ...rows];
}

function indented(name: string): string {
  return `  ${name}`;
}

function only(counts: Counts, wanted: (name: string) => boolean): Counts {
  return Object.fromEntries(Object.entries(counts).filter(([name]) => wanted(name)));
}

function byCount(counts: Counts): [string, number][] {
  return Object.entries(counts).sort(([, a], [, b]) => b - a);
}

function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, value) => sum + value, 0);
}
