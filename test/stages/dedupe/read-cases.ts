import { readFileSync } from 'node:fs';

/** The cases of one file under test/cases/dedupe, one JSON value a line. */
export function readCases<C>(file: string): C[] {
  return readFileSync(new URL(`../../cases/dedupe/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as C);
}
