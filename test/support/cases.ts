import { readFileSync } from 'node:fs';

/** The cases of a JSONL file below test/cases. */
export function readCases<T>(file: string): T[] {
  const text = readFileSync(new URL(`../cases/${file}`, import.meta.url), 'utf8');
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as T]));
}
