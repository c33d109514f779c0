import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, platform } from 'node:os';

/** A table: what stands above the columns, then the rows. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One part of the report. */
export interface Section {
  readonly title: string;
  /** What was done, and how to read the figures. */
  readonly text: string;
  readonly tables: readonly Table[];
  /** Rows for the table at the head of the report: the work, this package, the peer, what that means. */
  readonly glance: readonly Glance[];
}

export type Glance = readonly [work: string, own: string, peer: string, verdict: string];

const FIGURES_START = '<!-- figures -->';
const FIGURES_END = '<!-- end of figures -->';
const GLANCE_HEAD = ['work', 'qingwen', 'peer', 'result'];

/** The whole report as Markdown. */
export function markdown(sections: readonly Section[], versions: readonly string[]): string {
  const machine = `${availableParallelism()} processors, ${platform()} ${arch()}, Node.js ${process.versions.node}`;
  return [
    '# Measured figures',
    '',
    '<!-- Written by `npm run bench`; do not edit. -->',
    '',
    `Machine: ${machine}. Peers: ${versions.join(', ')}.`,
    '',
    'Medians of interleaved runs after a warm-up. MB are 1,000,000 bytes of UTF-8. The texts are generated from a fixed',
    'seed out of the sentences of the seeds and of the test cases, so figures of two runs on one machine compare. Ratios',
    'carry over to other machines, absolute figures do not.',
    '',
    '## At a glance',
    '',
    glanceTable(sections),
    '',
    ...sections.flatMap(({ title, text, tables }) => [
      `## ${title}`,
      '',
      text,
      '',
      ...tables.flatMap((table) => [tableOf(table), '']),
    ]),
  ].join('\n');
}

/** The table at the head of the report. */
function glanceTable(sections: readonly Section[]): string {
  return tableOf({ head: GLANCE_HEAD, rows: sections.flatMap(({ glance }) => glance) });
}

/** A README with the table at the head of the report between its two markers, in place of the one that stood there. */
export function withFigures(readme: string, sections: readonly Section[]): string {
  const start = readme.indexOf(FIGURES_START);
  const end = readme.indexOf(FIGURES_END);
  if (start === -1 || end < start)
    throw new Error(`README.md lacks the markers ${FIGURES_START} and ${FIGURES_END}`);
  return `${readme.slice(0, start + FIGURES_START.length)}\n\n${glanceTable(sections)}\n\n${readme.slice(end)}`;
}

/** Columns as wide as what stands in them, for those who read the file as it is. */
export function tableOf({ head, rows }: Table): string {
  const widths = head.map((title, at) =>
    Math.max(3, ...[title, ...rows.map((row) => row[at] ?? '')].map(width)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((wide, at) => padded(cells[at] ?? '', wide)).join(' | ')} |`;
  return [line(head), `| ${widths.map((wide) => '-'.repeat(wide)).join(' | ')} |`, ...rows.map(line)].join(
    '\n',
  );
}

function width(text: string): number {
  return [...text].length;
}

function padded(text: string, wide: number): string {
  return text + ' '.repeat(Math.max(0, wide - width(text)));
}

/** Writes a file whole or not at all. */
export function writeWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A number with two digits that count, or three from 10 on. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return 'n/a';
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value >= 10 ? value.toFixed(1) : value.toFixed(value >= 1 ? 1 : 2);
}

export function rate(units: number, seconds: number | undefined, unit: string): string {
  return seconds === undefined ? 'n/a' : `${figure(units / seconds)} ${unit}`;
}

/** How much faster the one is than the other, in words. */
export function ratio(own: number | undefined, peer: number | undefined): string {
  if (own === undefined || peer === undefined) return 'not measured';
  return own <= peer ? `${figure(peer / own)} × faster` : `${figure(own / peer)} × slower`;
}
