import { readFileSync, writeFileSync } from 'node:fs';
import SHINJITAI from 'opencc-js/dict/JPShinjitaiCharacters';
import SIMPLIFIED from 'opencc-js/dict/STCharacters';
import TRADITIONAL from 'opencc-js/dict/TSCharacters';
import { PACKED_DIGITS } from '../src/core/packed-text.ts';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';

/** Half a nat a step; the costs are cut off at the last step. */
const STEP = 0.5;
const LAST_STEP = 35;
/** Digits of a distance: one from here on is followed by another. */
const MORE = 46;
/** A digit from here on begins a row. */
const FIRST_IN_ROW = 40;
/** The digit of a character without a cost, and of a row without followers. */
const NONE = 90;
const LEAST_FREQUENCY = 10;

function stepOf(cost: number): number {
  return Math.min(LAST_STEP, Math.max(0, Math.round(cost / STEP)));
}

function digit(value: number): string {
  return PACKED_DIGITS.charAt(value);
}

/** A digit for the cost of each character of the alphabet. */
function digitsOf(alphabet: readonly string[], costs: ReadonlyMap<string, number>): string {
  return alphabet
    .map((char) => {
      const cost = costs.get(char);
      return digit(cost === undefined ? NONE : stepOf(cost));
    })
    .join('');
}

/** A number in digits, the lowest last. */
function distance(value: number): string {
  let digits = digit(value % MORE);
  for (let rest = Math.floor(value / MORE); rest > 0; rest = Math.floor(rest / MORE))
    digits = digit(MORE + (rest % MORE)) + digits;
  return digits;
}

type Rows = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The followers of each character of the alphabet: how far each is behind the one before in it, and its cost. */
function columns(alphabet: readonly string[], rows: Rows): { distances: string; steps: string } {
  const places = new Map(alphabet.map((char, place) => [char, place]));
  let distances = '';
  let steps = '';
  for (const char of alphabet) {
    const followers = [...(rows.get(char) ?? [])]
      .map(([follower, cost]) => ({ place: places.get(follower) ?? 0, step: stepOf(cost) }))
      .sort((a, b) => a.place - b.place);
    if (followers.length === 0) steps += digit(NONE);
    let before = -1;
    for (const { place, step } of followers) {
      distances += distance(place - before - 1);
      steps += digit(before === -1 ? FIRST_IN_ROW + step : step);
      before = place;
    }
  }
  return { distances, steps };
}

/** All characters, those first that follow most others. */
function alphabetOf(rows: Rows, others: Iterable<string>): readonly string[] {
  const counts = new Map<string, number>();
  for (const char of others) counts.set(char, 0);
  for (const row of rows.values()) for (const char of row.keys()) add(counts, char, 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([char]) => char);
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
  const alphabet = alphabetOf(followers, [...starts.keys(), ...ends.keys()]);
  const { distances, steps } = columns(alphabet, followers);
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

/** The characters of the model. The tables below have digits for them, in this order. */
export const HAN_ALPHABET = ${literal(alphabet.join(''))};

/** Cost of starting a word, as -ln of its share, in steps. */
export const HAN_STARTS = ${literal(digitsOf(alphabet, startCost))};

/** Cost of a character being the last of its word. */
export const HAN_ENDS = ${literal(digitsOf(alphabet, endCost))};

/** The digits that begin a row, that stand for nothing, and that are followed by another. */
export const HAN_FIRST_IN_ROW = ${FIRST_IN_ROW};
export const HAN_NONE = ${NONE};
export const HAN_MORE = ${MORE};

/** For each character those that follow it more often than chance: their costs, and how far they are from one another. */
export const HAN_STEPS = ${literal(steps)};
export const HAN_DISTANCES = ${literal(distances)};

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
