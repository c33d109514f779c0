import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { QingwenError } from '../core/errors.ts';
import { systemCause } from '../io/causes.ts';
import { readableDiff } from './diff.ts';

/** A golden file that the output does not agree with. */
export interface GoldenDifference {
  /** Path below the golden directory, with forward slashes. */
  readonly file: string;
  readonly kind: 'changed' | 'missing';
  /** For reading; empty for a file that is missing. */
  readonly diff: string;
}

/** What a comparison came to. */
export interface GoldenReport {
  readonly compared: number;
  readonly differences: readonly GoldenDifference[];
  /** Files of the output that have no golden file; these are no differences. */
  readonly unexpected: readonly string[];
  /** Golden files written or taken away, when updating. */
  readonly updated: readonly string[];
}

/** Options of {@link verifyGolden}. */
export interface VerifyOptions {
  /** Make the golden files agree with the output, and all of it golden where there is none yet; default `false`. */
  readonly update?: boolean;
}

/**
 * Compares every file below `goldenDir` with the file of that name below `outDir`. All must be equal to the byte, but for
 * the `timings` of `summary.json`. With `update`, golden files are rewritten; the differences told are those found before.
 *
 * @throws QingwenError `input/missing` when a directory is not there, or there is no golden file and no `update`.
 * @example
 * verifyGolden('out', 'golden').differences // [{ file: 'corpora/ar.jsonl', kind: 'changed', diff: '--- corpora/ar.jsonl…' }]
 */
export function verifyGolden(outDir: string, goldenDir: string, options: VerifyOptions = {}): GoldenReport {
  const update = options.update ?? false;
  const out = filesBelow(outDir);
  const golden = update && !isDirectory(goldenDir) ? [] : filesBelow(goldenDir);
  if (golden.length === 0 && !update) {
    throw new QingwenError('input/missing', `${goldenDir}: no golden files here; write them with an update`);
  }
  const wanted = golden.length === 0 ? out : golden;
  const known = new Set(wanted);
  const differences = wanted
    .map((file) => compare(file, outDir, goldenDir))
    .filter((difference) => difference !== undefined);
  if (update) for (const { file } of differences) rewrite(file, outDir, goldenDir);
  return {
    compared: wanted.length,
    differences,
    unexpected: out.filter((file) => !known.has(file)),
    updated: update ? differences.map(({ file }) => file) : [],
  };
}

function compare(file: string, outDir: string, goldenDir: string): GoldenDifference | undefined {
  const actual = readComparable(outDir, file);
  if (actual === undefined) return { file, kind: 'missing', diff: '' };
  const expected = readComparable(goldenDir, file) ?? '';
  if (actual === expected) return undefined;
  return { file, kind: 'changed', diff: readableDiff(expected, actual, file) };
}

function rewrite(file: string, outDir: string, goldenDir: string): void {
  const path = join(goldenDir, file);
  const actual = readComparable(outDir, file);
  if (actual === undefined) {
    rmSync(path);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, actual);
}

/** The text of a file, less what no two runs agree in; `undefined` when there is no such file. */
function readComparable(directory: string, file: string): string | undefined {
  const path = join(directory, file);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  const text = readFileSync(path, 'utf8');
  return file === 'summary.json' ? withoutTimings(text) : text;
}

function withoutTimings(summary: string): string {
  try {
    const { timings: _, ...rest } = JSON.parse(summary) as { readonly timings?: unknown };
    return `${JSON.stringify(rest, undefined, 2)}\n`;
  } catch {
    return summary;
  }
}

/** Files below a directory, hidden ones left out, sorted. */
function filesBelow(directory: string): string[] {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort((a, b) => (a < b ? -1 : 1));
  } catch (cause) {
    throw new QingwenError('input/missing', `${directory}: ${systemCause(cause)}`, { cause });
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
