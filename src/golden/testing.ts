import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonValue } from '../core/document.ts';
import { QingwenError } from '../core/errors.ts';
import { readableDiff } from './diff.ts';

export { type GoldenDifference, type GoldenReport, type VerifyOptions, verifyGolden } from './verify.ts';

/** Options of {@link expectGolden}. */
export interface GoldenOptions {
  /** Write the file instead of comparing; default whether the environment has `GOLDEN_UPDATE=1`. */
  readonly update?: boolean;
}

/**
 * Compares a value with a golden file and throws with a readable diff when they differ; with `GOLDEN_UPDATE=1` in the
 * environment it writes the file instead. Text is compared as it is, any other value as JSON, an array with a file
 * named `.jsonl` as one record a line. For any test runner.
 *
 * @throws QingwenError `golden/mismatch`, also when there is no such file.
 * @example
 * expectGolden(repair('cafÃ©').text, new URL('./golden/cafe.txt', import.meta.url));
 */
export function expectGolden(actual: JsonValue, file: string | URL, options: GoldenOptions = {}): void {
  const path = file instanceof URL ? fileURLToPath(file) : file;
  const text = asText(actual, path);
  if (options.update ?? process.env.GOLDEN_UPDATE === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return;
  }
  const expected = readIfThere(path);
  if (expected === undefined) {
    throw new QingwenError(
      'golden/mismatch',
      `there is no golden file ${path}; run again with GOLDEN_UPDATE=1 to write it`,
    );
  }
  if (text === expected) return;
  throw new QingwenError(
    'golden/mismatch',
    `not what the golden file says; if it should be, run again with GOLDEN_UPDATE=1\n${readableDiff(expected, text, path)}`,
  );
}

function asText(value: JsonValue, path: string): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && path.endsWith('.jsonl')) {
    return value.map((record: JsonValue) => `${JSON.stringify(record)}\n`).join('');
  }
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
