import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes the files in scripts/lingua/ from the n-grams of the crates lingua-*-language-model 1.3.0, in two steps:
 *
 *     cd scripts/lingua/export && cargo run --release -- FOLDER
 *     npx tsx scripts/sibling-select.ts FOLDER
 *
 * A file has the n-grams of letters whose likelihood in the languages of a group differs most from that of their shorter
 * endings, weighted by how often they occur: how much likelier each language makes the last letter behind the others
 * than the first language does, in nats, to a quarter.
 */
interface Group {
  readonly name: string;
  readonly languages: readonly string[];
  /** What an n-gram is made of. */
  readonly letters: RegExp;
  /** How many n-grams are wanted, of how many letters at most. */
  readonly entries: number;
  readonly longest: number;
  /** What the logarithm of how often an n-gram occurs counts, beside that of the difference. */
  readonly frequency: number;
}

const GROUPS: readonly Group[] = [
  {
    name: 'arabic',
    languages: ['arabic', 'persian', 'urdu'],
    letters: /^[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5]+$/,
    entries: 38_000,
    longest: 5,
    frequency: 0.3,
  },
  {
    name: 'dutch',
    languages: ['dutch', 'afrikaans'],
    letters: /^[a-zäëïöüáéèêîíóôûú]+$/,
    entries: 6000,
    longest: 4,
    frequency: 0.5,
  },
  {
    name: 'cyrillic',
    languages: ['russian', 'ukrainian', 'belarusian', 'bulgarian', 'serbian', 'macedonian', 'mongolian'],
    letters: /^[\u0430-\u045f\u0491өү]+$/,
    entries: 16_000,
    longest: 5,
    frequency: 0.4,
  },
];

/** How much of the likelihood is left to shorter endings, and what is left to letters never seen. */
const TO_SHORTER = 0.3;
const FLOOR = 1e-6;
const STEP = 0.25;
const MOST = 8;
/** A smaller difference than this, in nats, says nothing. */
const LEAST_DIFFERENCE = 0.5;
/** The threshold is looked for between these, halved so many times. */
const LOWEST = -40;
const HIGHEST = 5;
const HALVINGS = 18;

/** For each n-gram the logarithm of how likely its last letter is behind the others. */
type Model = ReadonlyMap<string, number>;

function read(folder: string, language: string): Model {
  const lines = readFileSync(join(folder, `${language}.tsv`), 'utf8')
    .trimEnd()
    .split('\n');
  return new Map(
    lines.map((line) => {
      const tab = line.indexOf('\t');
      return [line.slice(0, tab), Number(line.slice(tab + 1))];
    }),
  );
}

/** How likely the last letter of an n-gram is behind the others, interpolated with what its shorter endings say. */
function likelihood(model: Model, gram: string): number {
  let sum = 0;
  let rest = 1;
  for (let from = 0; from < gram.length; from++) {
    const value = model.get(gram.slice(from));
    if (value === undefined) continue;
    const share = from === gram.length - 1 ? 1 : 1 - TO_SHORTER;
    sum += rest * share * Math.exp(value);
    rest *= 1 - share;
  }
  return Math.log(sum + rest * FLOOR);
}

/** How likely a whole n-gram is, as a logarithm. */
function joint(model: Model, gram: string): number {
  let sum = 0;
  for (let end = 1; end <= gram.length; end++)
    sum += model.get(gram.slice(0, end)) ?? Number.NEGATIVE_INFINITY;
  return sum;
}

/** The values of the n-grams that are chosen. */
function select({ entries, frequency, languages, letters, longest }: Group, models: readonly Model[]) {
  const [first, ...others] = models;
  if (first === undefined) throw new Error('a group has languages');
  const grams = [...new Set(models.flatMap((model) => [...model.keys()]))]
    .filter((gram) => gram.length <= longest && letters.test(gram))
    .sort((a, b) => a.length - b.length);
  const facts = grams.map((gram) => {
    const least = likelihood(first, gram);
    const values = others.map((model) => {
      const value = Math.round((likelihood(model, gram) - least) / STEP) * STEP;
      return Math.max(-MOST, Math.min(MOST - STEP, value));
    });
    return { gram, values, often: Math.max(...models.map((model) => joint(model, gram))) };
  });
  const none = languages.slice(1).map(() => 0);
  const chosen = (threshold: number): Map<string, readonly number[]> => {
    const table = new Map<string, readonly number[]>();
    for (const { gram, values, often } of facts) {
      const shorter = fallback(table, gram) ?? none;
      const differences = values.map((value, i) => Math.abs(value - (shorter[i] ?? 0)));
      const [value = 0, next = value] = values;
      const [before = 0, nextBefore = before] = shorter;
      const difference = Math.max(...differences, Math.abs(value - next - (before - nextBefore)));
      if (difference >= LEAST_DIFFERENCE && Math.log(difference) + frequency * often >= threshold) {
        table.set(gram, values);
      }
    }
    return table;
  };
  let low = LOWEST;
  let high = HIGHEST;
  let table = chosen(low);
  for (let i = 0; i < HALVINGS; i++) {
    const threshold = (low + high) / 2;
    table = chosen(threshold);
    if (table.size > entries) low = threshold;
    else high = threshold;
  }
  return table;
}

/** What the longest shorter ending that is chosen has. */
function fallback(
  table: ReadonlyMap<string, readonly number[]>,
  gram: string,
): readonly number[] | undefined {
  for (let from = 1; from < gram.length; from++) {
    const values = table.get(gram.slice(from));
    if (values !== undefined) return values;
  }
  return undefined;
}

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('usage: npx tsx scripts/sibling-select.ts FOLDER');
for (const group of GROUPS) {
  const table = select(
    group,
    group.languages.map((language) => read(folder, language)),
  );
  const rows = [...table]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([gram, values]) => [gram, ...values].join('\t'));
  const file = new URL(`lingua/${group.name}.tsv`, import.meta.url);
  writeFileSync(file, `${[group.languages.join('\t'), ...rows].join('\n')}\n`);
}
