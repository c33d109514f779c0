import type { Preview } from '../job/index.ts';
import { explanationText } from './explanation-text.ts';
import { count, counted, megabytes } from './numbers.ts';
import type { Paint } from './streams.ts';

const MOST_FILES = 50;
const MOST_EDITS = 5;

/** What a job would do, for reading: the files, then some documents with some of their edits. */
export function previewText(preview: Preview, out: string, paint: Paint): string {
  const { files, bytes, tasks, documents, failed, sample } = preview;
  const rows = files.slice(0, MOST_FILES).map(({ path, format, compression, bytes, charset = '' }) => {
    return [
      megabytes(bytes),
      compression === undefined ? format : `${format}, ${compression}`,
      charset,
      path,
    ];
  });
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const taken = documents === undefined ? '' : `, ${counted(documents, 'document')} taken`;
  const lines = [
    paint(
      'bold',
      `would read ${counted(files.length, 'file')}, ${megabytes(bytes)}, in ${counted(tasks, 'task')}${taken}, and write to ${out}`,
    ),
    ...rows.map((row) => {
      const cells = row.map((cell, column) =>
        column === 0 ? cell.padStart(widths[0] ?? 0) : cell.padEnd(widths[column] ?? 0),
      );
      return `  ${cells.join('  ')}`;
    }),
  ];
  if (files.length > MOST_FILES) lines.push(`  and ${count(files.length - MOST_FILES)} more`);
  for (const { message } of failed) lines.push(paint('red', `cannot be used: ${message}`));
  const shown = sample.map((explanation) => explanationText(explanation, paint, MOST_EDITS));
  return `${[...lines, '', ...shown].join('\n')}`;
}
