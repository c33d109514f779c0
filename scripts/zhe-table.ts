import { readFileSync, writeFileSync } from 'node:fs';
import { SURNAMES } from '../src/stages/convert/surnames.ts';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';
import {
  ADDED_WITH_ZHE,
  ADDED_WITH_ZHU,
  AUTHORS,
  NEVER_BEFORE_ZHE,
  NOT_WORDS,
  VERBS_LIKE_OTHERS,
} from './zhe-words.ts';

/** A word costs −ln of its share of the dictionary, in steps of half a nat. */
const STEP = 0.5;
const LEAST_FREQUENCY = 10;
const LEAST_FREQUENCY_OF_CHARACTER = 200;
/** The least share of verbs for a character that a word shows before 着. */
const TAKES_ZHE = 0.3;
const VERBAL = new Set(['v', 'vn', 'vg', 'vd', 'vi', 'vq', 'a', 'ad', 'p']);
const NUMERAL_OR_ADVERB = new Set(['m', 'd', 'r', 'c']);
const NAMES = new Set(['nr', 'nrt', 'nrfg']);

interface Entry {
  readonly word: string;
  readonly frequency: number;
  readonly kind: string;
}

function dictionary(): Entry[] {
  const file = new URL('../node_modules/@node-rs/jieba/dict.txt', import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [word = '', frequency = '0', kind = ''] = line.split(' ');
      return { word, frequency: Number(frequency), kind };
    });
}

const isHan = (word: string): boolean => /^[\u4e00-\u9fff]+$/.test(word);

/**
 * The words that decide between 著 and 着: those that hold either; those of two and three characters that begin where
 * a word with 著 would go on (作 of 作品 against 著作) or end where it would begin (論 of 討論 against 論著); and the
 * common characters by themselves.
 */
function decidingWords(entries: readonly Entry[]): Map<string, number> {
  const words = new Map<string, number>();
  for (const { word, frequency, kind } of entries) {
    if (!isHan(word) || word.length < 2 || word.length > 4 || NOT_WORDS.has(word)) continue;
    const worth = word.includes('著')
      ? !NAMES.has(kind) && frequency >= 5
      : word.includes('着') && (frequency >= 5 || kind !== 'nr');
    if (worth) words.set(word, frequency);
  }
  for (const added of [ADDED_WITH_ZHU, ADDED_WITH_ZHE]) {
    for (const [word, frequency] of Object.entries(added)) words.set(word, frequency);
  }
  const before = new Set<string>();
  const after = new Set<string>();
  for (const word of words.keys()) {
    const at = word.indexOf('著');
    if (at > 0) before.add(word.charAt(at - 1));
    if (at >= 0 && at < word.length - 1) after.add(word.charAt(at + 1));
  }
  for (const { word, frequency, kind } of entries) {
    if (!isHan(word) || /[著着]/.test(word)) continue;
    if (word.length === 1) {
      if (frequency >= LEAST_FREQUENCY_OF_CHARACTER) words.set(word, frequency);
    } else if (word.length <= 3 && frequency >= LEAST_FREQUENCY && !NAMES.has(kind)) {
      if (after.has(word.charAt(0)) || before.has(word.charAt(word.length - 1))) words.set(word, frequency);
    }
  }
  // A longer word must not win by being known where its parts are not (名演员 against 著名 + 演员).
  const frequencies = new Map(entries.map(({ word, frequency }) => [word, frequency]));
  for (const word of [...words.keys()].filter((known) => known.length === 3 && !/[著着]/.test(known))) {
    for (const part of [word.slice(1), word.slice(0, 2)]) {
      const frequency = frequencies.get(part) ?? 0;
      if (!words.has(part) && frequency >= LEAST_FREQUENCY) words.set(part, frequency);
    }
  }
  for (const char of '著着') words.set(char, entries.find((entry) => entry.word === char)?.frequency ?? 1);
  return words;
}

/** For each character, how much of the text it ends is verbs, adjectives and coverbs; and how much is it, as a verb. */
function verbShares(entries: readonly Entry[]): { any: Map<string, number>; single: Map<string, number> } {
  const total = new Map<string, number>();
  const verbal = new Map<string, number>();
  const alone = new Map<string, number>();
  for (const { word, frequency, kind } of entries) {
    if (!isHan(word) || /[著着]/.test(word)) continue;
    const tail = word.charAt(word.length - 1);
    total.set(tail, (total.get(tail) ?? 0) + frequency);
    if (VERBAL.has(kind)) verbal.set(tail, (verbal.get(tail) ?? 0) + frequency);
    if (word.length === 1 && kind.startsWith('v')) alone.set(tail, frequency);
  }
  const shares = (part: ReadonlyMap<string, number>): Map<string, number> =>
    new Map(
      [...part]
        .filter(([char]) => !NEVER_BEFORE_ZHE.includes(char))
        .map(([char, count]) => [char, count / (total.get(char) ?? count)]),
    );
  const any = shares(verbal);
  // A word that ends in 着 shows that what precedes can take it, whatever part of speech it is given.
  for (const { word, kind } of entries) {
    if (
      !isHan(word) ||
      NAMES.has(kind) ||
      NUMERAL_OR_ADVERB.has(kind) ||
      NOT_WORDS.has(word) ||
      !word.endsWith('着') ||
      word.length > 3
    )
      continue;
    const tail = word.charAt(word.length - 2);
    if (NEVER_BEFORE_ZHE.includes(tail)) continue;
    any.set(tail, Math.max(any.get(tail) ?? 0, TAKES_ZHE));
  }
  return { any, single: shares(alone) };
}

/** Common verbs of two characters whose last one mostly ends other words (標誌, 經歷), and those known to be wanting. */
function verbsLikeOthers(entries: readonly Entry[], tails: ReadonlyMap<string, number>): string[] {
  const verbs = entries
    .filter(
      ({ word, kind, frequency }) => word.length === 2 && isHan(word) && kind === 'v' && frequency >= 100,
    )
    .map(({ word }) => word)
    .filter((word) => !/[著着]/.test(word) && !NEVER_BEFORE_ZHE.includes(word.charAt(1)))
    .filter((word) => (tails.get(word.charAt(1)) ?? 0) < 0.3);
  return [...new Set([...verbs, ...VERBS_LIKE_OTHERS.split(' ')])].sort();
}

/**
 * Three-character names that end like verbs (梁啟超), which the context alone would take for one: a surname first, and
 * no verb in the last two characters. A few others are known besides.
 */
function namesLikeVerbs(
  entries: readonly Entry[],
  tails: ReadonlyMap<string, number>,
  words: ReadonlyMap<string, number>,
): string[] {
  const verbs = new Set(entries.filter(({ kind }) => VERBAL.has(kind)).map(({ word }) => word));
  const names = entries
    .filter(
      ({ word, kind, frequency }) => NAMES.has(kind) && isHan(word) && word.length === 3 && frequency >= 20,
    )
    .map(({ word }) => word)
    .filter((word) => SURNAMES.includes(word.charAt(0)) && !verbs.has(word.slice(1)))
    .filter((word) => (tails.get(word.charAt(2)) ?? 0) >= 0.35 || words.has(`${word.charAt(2)}着`));
  return [...names, ...AUTHORS.split(' ')];
}

/** Keys grouped by a small number: a letter for it (A is 0), then the keys, then `|`. */
function grouped(numbers: ReadonlyMap<string, number>, separator: string): string {
  const groups = new Map<number, string[]>();
  for (const [key, number] of numbers) groups.set(number, [...(groups.get(number) ?? []), key]);
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([number, keys]) => String.fromCharCode(65 + number) + keys.sort().join(separator))
    .join('|');
}

const tenths = (shares: ReadonlyMap<string, number>): Map<string, number> =>
  new Map(
    [...shares]
      .map(([char, share]): [string, number] => [char, Math.round(share * 10)])
      .filter(([, n]) => n > 0),
  );

/** The source of src/data/zhe.generated.ts. */
export function zheTable(): string {
  const entries = dictionary();
  const all = entries.reduce((sum, entry) => sum + entry.frequency, 0);
  const words = decidingWords(entries);
  const costs = new Map(
    [...words].map(([word, frequency]) => [word, Math.round(Math.log(all / frequency) / STEP)]),
  );
  const { any, single } = verbShares(entries);
  return `${generatedHead('zhe-table.ts', `dict.txt of ${packageFacts('@node-rs/jieba')}`)}
/** Words by cost, −ln of their share in half nats: a letter (A is 0), the words with spaces between; groups by \`|\`. */
export const ZHE_WORDS =
  ${literal(grouped(costs, ' '))};

/** Characters by the share of verbs, adjectives and coverbs in what they end, in tenths: a letter, the characters. */
export const VERBAL_TAILS =
  ${literal(grouped(tenths(any), ''))};

/** Verbs whose last character says otherwise; spaces between. */
export const VERBS_LIKE_OTHERS =
  ${literal(verbsLikeOthers(entries, any).join(' '))};

/** Names whose last character is mostly a verb; spaces between. */
export const NAMES_LIKE_VERBS =
  ${literal(namesLikeVerbs(entries, any, words).sort().join(' '))};

/** The same as VERBAL_TAILS, counting only the character alone, as a verb. */
export const VERBS =
  ${literal(grouped(tenths(single), ''))};
`;
}

if (import.meta.filename === process.argv[1]) writeFileSync(dataFile('zhe.generated.ts'), zheTable());
