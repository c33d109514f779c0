import { readFileSync, writeFileSync } from 'node:fs';
import SHINJITAI from 'opencc-js/dict/JPShinjitaiCharacters';
import SIMPLIFIED from 'opencc-js/dict/STCharacters';
import TRADITIONAL from 'opencc-js/dict/TSCharacters';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';

/** Half a nat a step; the costs are cut off at the last step. */
const STEP = 0.5;
const LAST_STEP = 35;
const LEAST_FREQUENCY = 10;

/** Characters grouped by the step of their cost: a letter for the step, then the characters. */
function grouped(costs: ReadonlyMap<string, number>): string {
  const bySteps = new Map<number, string[]>();
  for (const [char, cost] of costs) {
    const step = Math.min(LAST_STEP, Math.max(0, Math.round(cost / STEP)));
    const group = bySteps.get(step);
    if (group === undefined) bySteps.set(step, [char]);
    else group.push(char);
  }
  return [...bySteps]
    .sort(([a], [b]) => a - b)
    .map(([step, chars]) => String.fromCharCode(65 + step) + chars.sort().join(''))
    .join('');
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

/**
 * A bigram model of Han characters from a word list with frequencies. Inside a word a character follows the other as
 * the words have it; between words the end of one and the start of the next are independent.
 */
export function hanModel(): string {
  const dictionary = readFileSync(
    new URL('../node_modules/@node-rs/jieba/dict.txt', import.meta.url),
    'utf8',
  );
  const all = new Map<string, number>();
  const starts = new Map<string, number>();
  const ends = new Map<string, number>();
  const pairs = new Map<string, number>();
  let words = 0;
  for (const line of dictionary.split('\n')) {
    const [word = '', frequency = ''] = line.split(' ');
    if (!/^[\u3400-\u9fff]+$/.test(word)) continue;
    const count = Number(frequency);
    words += count;
    for (const char of word) add(all, char, count);
    add(starts, word.slice(0, 1), count);
    add(ends, word.slice(-1), count);
    for (let i = 1; i < word.length; i++) add(pairs, word.slice(i - 1, i + 1), count);
  }
  const startCost = new Map([...starts].map(([char, count]) => [char, -Math.log(count / words)]));
  const endCost = new Map(
    [...ends].map(([char, count]) => [char, -Math.log(count / (all.get(char) ?? count))]),
  );
  const followers = new Map<string, Map<string, number>>();
  for (const [pair, count] of pairs) {
    const [first = '', second = ''] = pair;
    const inside = count / (all.get(first) ?? 1);
    const between = Math.exp(-(endCost.get(first) ?? 9) - (startCost.get(second) ?? 18));
    if (count < LEAST_FREQUENCY || inside < 3 * between) continue;
    const row = followers.get(first) ?? new Map<string, number>();
    followers.set(first, row.set(second, -Math.log(inside + between)));
  }
  const rows = [...followers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([char, row]) => char + grouped(row));
  const entries = (dictionary: string): string[][] =>
    dictionary
      .split('|')
      .map((entry) => entry.split(' '))
      .filter(([from = '', to = '']) => from.length === 1 && to.length === 1 && from !== to);
  const toSimplified = new Map(entries(TRADITIONAL).map(([from = '', to = '']) => [from, to]));
  const chinese = toSimplified.size;
  // Japanese forms that Chinese does not use, by way of the Traditional form.
  for (const [from = '', to = ''] of entries(SHINJITAI)) {
    if (!all.has(from)) toSimplified.set(from, toSimplified.get(to) ?? to);
  }
  const folds = [...toSimplified];
  const simplifiedOnly = SIMPLIFIED.split('|')
    .map((entry) => entry.split(' '))
    .filter(([from = '', ...to]) => from.length === 1 && !to.includes(from))
    .map(([from]) => from);
  const japanese = new Set(entries(SHINJITAI).map(([from = '']) => from));
  const source = `dict.txt of ${packageFacts('@node-rs/jieba')}; TSCharacters, STCharacters and JPShinjitaiCharacters of ${packageFacts('opencc-js')}`;
  return `${generatedHead('han-model.ts', source)}
/** Nats a step. */
export const HAN_STEP = ${STEP};

/** Cost of starting a word, as -ln of its share: a letter for the step (A is 0), then the characters. */
export const HAN_STARTS = ${literal(grouped(startCost))};

/** Cost of a character being the last of its word. */
export const HAN_ENDS = ${literal(grouped(endCost))};

/** A character, then the cost of each that follows it more often than chance. */
export const HAN_FOLLOWERS: readonly string[] = [
${rows.map((row) => `  ${literal(row)}`).join(',\n')},
];

/** Traditional and then Japanese characters, in the order of their Simplified forms below, and how many are Traditional. */
export const HAN_TRADITIONAL_COUNT = ${chinese};
export const HAN_TRADITIONAL = ${literal(folds.map(([from]) => from).join(''))};

export const HAN_SIMPLIFIED = ${literal(folds.map(([, to]) => to).join(''))};

/** Characters that only the Simplified standard has. */
export const HAN_SIMPLIFIED_ONLY = ${literal(simplifiedOnly.join(''))};

/** Those of them that Japanese has too. */
export const HAN_SHARED_WITH_JAPANESE = ${literal(simplifiedOnly.filter((char = '') => japanese.has(char)).join(''))};
`;
}

if (import.meta.filename === process.argv[1]) writeFileSync(dataFile('han-model.generated.ts'), hanModel());
