import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JobOptions, QingwenError, runJob, type Summary } from '../../../src/index.ts';
import type { BaseFile } from './base-files.ts';
import type { Random } from './random.ts';

/** Formats in which a line that stands whole is a record of its own, whatever the others are. */
const OF_LINES = /\.jsonl$/;

/** Writes the files into a folder of their own and cleans them; answers what does not hold. */
export async function checkJob(
  folder: string,
  files: readonly BaseFile[],
  random: Random,
): Promise<readonly string[]> {
  rmSync(folder, { recursive: true, force: true });
  files.forEach(({ name, bytes }, n) => {
    mkdirSync(join(folder, `in/${n}`), { recursive: true });
    writeFileSync(join(folder, `in/${n}`, name), bytes);
  });
  const out = join(folder, 'out');
  const options: JobOptions = {
    patterns: [join(folder, 'in/*/*')],
    out,
    jobs: 1,
    chunkBytes: random.oneIn(2) ? 1 << 23 : 100 + random.below(2000),
    trace: random.oneIn(3),
    split: random.pick(['none', 'lines', 'paragraphs'] as const),
    format: random.pick(['jsonl', 'jsonl', 'jsonl', 'jsonl.gz', 'parquet', 'txt'] as const),
  };
  try {
    const summary = await runJob(options);
    return [...checkOutput(out, summary), ...missingMarks(out, files, options)];
  } catch (cause) {
    // All that is allowed is a job without any input.
    if (cause instanceof QingwenError && cause.code === 'input/no-match') return [];
    return [cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)];
  }
}

function filesBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names.filter((name) => statSync(join(folder, name)).isFile());
}

function linesOf(path: string): Record<string, unknown>[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  return text
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]));
}

/** What is wrong with the output of a job, counted from its files and not from what the job says of them. */
function checkOutput(out: string, { documents, outputs, options }: Summary): string[] {
  const problems: string[] = [];
  const hold = (law: string, found: unknown, expected: unknown): void => {
    if (JSON.stringify(found) !== JSON.stringify(expected)) {
      problems.push(`${law}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
    }
  };
  const { written, dropped, quarantined } = documents;
  hold('in', written + dropped + quarantined, documents.in);
  hold('files', filesBelow(out), [...outputs.map(({ path }) => path), 'summary.json'].sort());
  for (const { path, bytes } of outputs) hold(`bytes of ${path}`, statSync(join(out, path)).size, bytes);
  const corpora = outputs.filter(({ path }) => path.startsWith('corpora/'));
  if (options.format === 'jsonl') {
    const records = corpora.flatMap(({ path }) => linesOf(join(out, path)));
    hold('written', records.length, written);
    hold(
      'texts',
      records.filter(({ id, text }) => typeof id !== 'string' || typeof text !== 'string'),
      [],
    );
  }
  if (options.format === 'txt') hold('written', corpora.length, written);
  // A passage has its place in the document; a document has none.
  const losses = linesOf(join(out, 'dropped.jsonl')).filter(({ start }) => start === undefined);
  hold('dropped', losses.length, dropped);
  hold('quarantined', linesOf(join(out, 'quarantine.jsonl')).length, quarantined);
  linesOf(join(out, 'edits.jsonl'));
  return problems;
}

/** Records that no mutation touched, and that are nowhere in the output. */
function missingMarks(out: string, files: readonly BaseFile[], { format }: JobOptions): string[] {
  if (format !== 'jsonl') return [];
  const all = filesBelow(out).map((name) => readFileSync(join(out, name), 'utf8'));
  const raw = linesOf(join(out, 'quarantine.jsonl')).map(({ base64 }) =>
    typeof base64 === 'string' ? Buffer.from(base64, 'base64').toString('latin1') : '',
  );
  const shown = [...all, ...raw].join('\n');
  const problems: string[] = [];
  for (const { name, bytes } of files) {
    if (!OF_LINES.test(name) || bytes.includes(0) || saysUtf16(bytes)) continue;
    for (const line of bytes.toString('latin1').split('\n')) {
      const mark = /^\{"id":"(mark\d+k)","text":".*\}$/.exec(line)?.[1];
      if (mark !== undefined && !shown.includes(mark)) problems.push(`lost: ${mark} of ${name}`);
    }
  }
  return problems;
}

/** With such a mark in front, what looks like lines is none. */
function saysUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
