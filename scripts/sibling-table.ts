import { readFileSync, writeFileSync } from 'node:fs';
import { dataFile, generatedHead } from './lib/generated.ts';
import { packedLiteral } from './lib/packed.ts';

/** The files in scripts/lingua/ are what sibling-select.ts chose of lingua's n-grams. */
const GROUPS = ['arabic', 'dutch', 'cyrillic'] as const;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LONGEST = 5;

/** Grams in order, each with one digit for the letters shared with the one before and its length, its other letters, and its digits. */
function packed(group: string): string {
  const [, ...lines] = readFileSync(new URL(`lingua/${group}.tsv`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  let before = '';
  let out = '';
  for (const line of lines) {
    const [gram = '', ...values] = line.split('\t');
    let shared = 0;
    while (shared < gram.length && gram[shared] === before[shared]) shared++;
    out += `${DIGITS[shared * (LONGEST + 1) + gram.length]}${gram.slice(shared)}`;
    for (const value of values) out += DIGITS[DIGITS.length / 2 + 4 * Number(value)];
    before = gram;
  }
  return out;
}

/** The source of src/data/siblings.generated.ts. */
export function siblingTable(): string {
  const source = 'the n-grams of the crates lingua-*-language-model 1.3.0 (Apache-2.0)';
  return `${generatedHead('sibling-table.ts', source)}${GROUPS.map(
    (group) => `
/** Grams of letters, and how much they speak for each language of a group but the first; packed. */
export const ${group.toUpperCase()}_SIBLINGS =
  ${packedLiteral(packed(group))};
`,
  ).join('')}`;
}

if (import.meta.filename === process.argv[1])
  writeFileSync(dataFile('siblings.generated.ts'), siblingTable());
