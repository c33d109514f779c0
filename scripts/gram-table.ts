import { writeFileSync } from 'node:fs';
import { ENDS, gramKey, STARTS } from '../src/stages/detect/grams.ts';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';

/** What the files of eld export; its entry points hide them. */
interface Eld {
  readonly ngramsData: {
    readonly languages: Readonly<Record<string, string>>;
    readonly ngrams: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  readonly dictionary: readonly string[];
}

/** ISO 639-3, as franc names them, of eld's languages that share a script with others; the rest the script tells, or its letters do. */
const LANGUAGES: Readonly<Record<string, string>> = {
  am: 'amh',
  az: 'azj',
  be: 'bel',
  bg: 'bul',
  ca: 'cat',
  cs: 'ces',
  da: 'dan',
  de: 'deu',
  en: 'eng',
  es: 'spa',
  et: 'ekk',
  eu: 'eus',
  fi: 'fin',
  fr: 'fra',
  hi: 'hin',
  hr: 'hrv',
  hu: 'hun',
  is: 'isl',
  it: 'ita',
  lt: 'lit',
  lv: 'lvs',
  mr: 'mar',
  ms: 'zlm',
  nl: 'nld',
  no: 'nob',
  pl: 'pol',
  pt: 'por',
  ro: 'ron',
  ru: 'rus',
  sk: 'slk',
  sl: 'slv',
  sq: 'als',
  sr: 'srp',
  sv: 'swe',
  tl: 'tgl',
  tr: 'tur',
  uk: 'ukr',
  vi: 'vie',
  yo: 'yor',
};

/** eld leaves this off every score. */
const BASE = 53;
/** The highest score that eld has, and how many steps there are. */
const HIGHEST = 260;
const STEPS = 32;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

async function load(file: string): Promise<Partial<Eld>> {
  return (await import(new URL(`../node_modules/eld/src/${file}`, import.meta.url).href)) as Partial<Eld>;
}

const { ngramsData } = await load('ngrams/large.js');
const { dictionary } = await load('dictionary.js');

/** Key of a gram as eld writes it: a character a byte, a space at an edge of a word. */
function keyOf(gram: string, byteOf: ReadonlyMap<string, number>): number {
  const starts = gram.startsWith(' ') ? STARTS : 0;
  const ends = gram.endsWith(' ') ? ENDS : 0;
  const bytes = Uint8Array.from([...gram.trim()].map((char) => byteOf.get(char) ?? 0));
  return gramKey(bytes, 0, bytes.length, starts | ends);
}

/** A number in digits of five bits, the lowest first; the sixth bit says that more follow. */
function digits(value: number): string {
  let out = '';
  let rest = value;
  for (; rest >= 32; rest >>>= 5) out += DIGITS[32 + (rest & 31)];
  return out + DIGITS[rest];
}

/** The source of src/data/grams.generated.ts. */
export function gramTable(): string {
  if (ngramsData === undefined || dictionary === undefined) throw new Error('eld has its files elsewhere');
  const byteOf = new Map(
    [...dictionary.entries()].filter(([, char]) => char !== ' ').map(([byte, char]) => [char, byte]),
  );
  const codes = Object.values(LANGUAGES);
  const indexOf = new Map(
    Object.entries(ngramsData.languages).map(([id, tag]) => [id, codes.indexOf(LANGUAGES[tag] ?? '')]),
  );
  const scores = new Map<number, Map<number, number>>();
  for (const [gram, byLanguage] of Object.entries(ngramsData.ngrams)) {
    for (const [id, score] of Object.entries(byLanguage)) {
      const language = indexOf.get(id) ?? -1;
      if (language < 0) continue;
      const key = keyOf(gram, byteOf);
      const row = scores.get(key) ?? new Map<number, number>();
      scores.set(key, row.set(language, Math.max(row.get(language) ?? 0, score + BASE)));
    }
  }
  let before = 0;
  let entries = '';
  let count = 0;
  let pairs = 0;
  for (const [key, row] of [...scores].sort(([a], [b]) => a - b)) {
    entries += digits(key - before);
    before = key;
    count++;
    const last = [...row].length - 1;
    [...row]
      .sort(([a], [b]) => a - b)
      .forEach(([language, score], i) => {
        pairs++;
        const step = Math.min(STEPS - 1, Math.round(((score - BASE) * (STEPS - 1)) / (HIGHEST - BASE)));
        entries += `${DIGITS[language]}${DIGITS[step + (i === last ? STEPS : 0)]}`;
      });
  }
  const source = `the n-grams of ${packageFacts('eld')}`;
  return `${generatedHead('gram-table.ts', source)}
/** ISO 639-3 of the languages, in the order of their numbers. */
export const GRAM_LANGUAGES =
  ${literal(codes.join(' '))};

/** How many grams there are, and how many pairs of a gram and a language. */
export const GRAM_COUNT = ${count};
export const GRAM_PAIRS = ${pairs};

/**
 * Grams by rising key: how much the key is above the one before in digits of five bits (the sixth: more follow), then a
 * digit for each language and one for its score in ${STEPS} steps from ${BASE} to ${HIGHEST} (the sixth bit: the last of the gram).
 */
export const GRAMS =
  '${entries}';
`;
}

if (import.meta.filename === process.argv[1]) writeFileSync(dataFile('grams.generated.ts'), gramTable());
