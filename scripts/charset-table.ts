import { readFileSync, writeFileSync } from 'node:fs';
import { data as trigrams } from 'franc/data.js';
import { Converter } from 'opencc-js';
import { charactersOf } from './lib/charsets.ts';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';

/** Costs are in half bits. */
const STEPS_A_BIT = 2;
const RAREST_HAN_BITS = 16;
const RAREST_LETTER_BITS = 11;

/** Languages whose letters the single-byte charsets hold, as franc names them, by script. */
const LANGUAGES: { readonly [script: string]: readonly string[] } = {
  Latin: [
    'eng',
    'fra',
    'deu',
    'spa',
    'por',
    'ita',
    'nld',
    'swe',
    'dan',
    'fin',
    'cat',
    'pol',
    'ces',
    'slk',
    'hun',
    'ron',
    'hrv',
    'slv',
    'tur',
  ],
  Arabic: ['arb', 'pes', 'urd'],
  Cyrillic: ['rus', 'ukr', 'bul', 'srp', 'bel'],
  Hebrew: ['heb'],
};

/** Characters by cost: the ones before the first bar cost nothing, those after the n-th bar n half bits. */
function byCost(bits: ReadonlyMap<string, number>, limit: number): string {
  const groups: string[][] = [];
  for (const [char, cost] of bits) {
    if (cost > limit) continue;
    const step = Math.round(cost * STEPS_A_BIT);
    while (groups.length <= step) groups.push([]);
    groups[step]?.push(char);
  }
  return groups.map((chars) => chars.sort().join('')).join('|');
}

function toBits(counts: ReadonlyMap<string, number>): Map<string, number> {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return new Map([...counts].map(([char, count]) => [char, -Math.log2(count / total)]));
}

/** The cost of each Han character in Simplified or in Traditional text, whichever is less, from word frequencies. */
function hanCosts(): string {
  const gb2312 = charactersOf('gb18030', [0xb0, 0xf7], [[0xa1, 0xfe]]);
  const lines = readFileSync(new URL('../node_modules/@node-rs/jieba/dict.txt', import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    // The list holds some mojibake; what GB 2312 lacks is left out.
    .filter(([word = '']) => word !== '' && [...word].every((char) => gb2312.has(char)));
  const words = lines.map(([word = '']) => word).join('\n');
  const best = new Map<string, number>();
  for (const to of ['cn', 'tw', 'hk', 't'] as const) {
    const converted: string = to === 'cn' ? words : Converter({ from: 'cn', to })(words);
    const counts = new Map<string, number>();
    converted.split('\n').forEach((word, i) => {
      const frequency = Number(lines[i]?.[1] ?? 0);
      for (const char of word) if (char.length === 1) counts.set(char, (counts.get(char) ?? 0) + frequency);
    });
    for (const [char, bits] of toBits(counts)) best.set(char, Math.min(bits, best.get(char) ?? bits));
  }
  return byCost(best, RAREST_HAN_BITS);
}

/** The cost of each letter of a language: franc ranks its trigrams, and the n-th is about 1/n as frequent. */
function letterCosts(list: string): string {
  const counts = new Map<string, number>();
  list.split('|').forEach((trigram, rank) => {
    for (const char of trigram) {
      if (char !== ' ') counts.set(char, (counts.get(char) ?? 0) + 1 / (rank + 10));
    }
  });
  return byCost(toBits(counts), RAREST_LETTER_BITS);
}

/** The source of src/data/charset-costs.generated.ts. */
export function charsetTable(): string {
  const source = `the word list of ${packageFacts('@node-rs/jieba')}, converted by ${packageFacts('opencc-js')}, and the trigrams of ${packageFacts('franc')}`;
  const letters = Object.entries(LANGUAGES).flatMap(([script, languages]) =>
    languages.map((lang) => `  ${lang}: ${literal(letterCosts(trigrams[script]?.[lang] ?? ''))},\n`),
  );
  return `${generatedHead('charset-table.ts', source)}
/** Han characters by what one costs, in half bits: those after the n-th bar cost n. */
export const HAN_COSTS =
  ${literal(hanCosts())};

/** Letters by what one costs in a language (ISO 639-3), in half bits: those after the n-th bar cost n. */
export const LETTER_COSTS: { readonly [iso6393: string]: string } = {
${letters.join('')}};
`;
}

if (import.meta.filename === process.argv[1])
  writeFileSync(dataFile('charset-costs.generated.ts'), charsetTable());
