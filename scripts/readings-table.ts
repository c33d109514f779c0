import { writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { PACKED_DIGITS } from '../src/core/packed-text.ts';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';

/** The block of the ideographs, which nearly all of the characters are in. */
const FIRST = 0x4e00;
const LAST = 0x9fff;
/** Stands for no syllable. */
const NONE = PACKED_DIGITS.length ** 2 - 1;

/**
 * The readings of every Han character of GBK: the main one by two digits for each place in the block of ideographs, then
 * that of characters beyond it, and the other readings, by the character and two digits. Tones are marked.
 */
export function readingsTable(): string {
  const readings = new Map<string, readonly string[]>();
  for (const char of gbkHan()) {
    const syllables = pinyin(char, { multiple: true, type: 'array' });
    const known = [...new Set(syllables)].filter((each) =>
      /^\p{Script=Latin}+$/u.test(each.normalize('NFC')),
    );
    if (known.length > 0) readings.set(char, known[0] === syllables[0] ? known : ['', ...known]);
  }
  const counts = new Map<string, number>();
  for (const syllable of [...readings.values()].flat())
    if (syllable !== '') counts.set(syllable, (counts.get(syllable) ?? 0) + 1);
  const syllables = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([each]) => each);
  const numbers = new Map(syllables.map((syllable, i) => [syllable, i]));
  const digits = (syllable: string | undefined): readonly [high: string, low: string] => {
    const number = numbers.get(syllable ?? '') ?? NONE;
    const low = number % PACKED_DIGITS.length;
    return [PACKED_DIGITS.charAt((number - low) / PACKED_DIGITS.length), PACKED_DIGITS.charAt(low)];
  };
  const main = Array.from({ length: LAST - FIRST + 1 }, (_, i) =>
    digits(readings.get(String.fromCharCode(FIRST + i))?.[0]),
  );
  let beyond = '';
  let others = '';
  for (const char of [...readings.keys()].sort()) {
    const [first, ...rest] = readings.get(char) ?? [];
    if (first !== '' && (char.charCodeAt(0) < FIRST || char.charCodeAt(0) > LAST))
      beyond += char + digits(first).join('');
    for (const syllable of rest) others += char + digits(syllable).join('');
  }
  return `${generatedHead('readings-table.ts', packageFacts('pinyin-pro'))}
/** Mandarin syllables in Hanyu Pinyin with tone marks. */
export const READING_SYLLABLES =
  ${literal(syllables.join(' '))};

/** The block of ideographs: its first character, and for each the high and the low digit of its main reading. */
export const READING_FIRST = ${FIRST};
export const READING_MAIN_HIGH =
  ${literal(main.map(([high]) => high).join(''))};
export const READING_MAIN_LOW =
  ${literal(main.map(([, low]) => low).join(''))};

/** Characters beyond the block, each with two digits for its main reading. */
export const READING_BEYOND = ${literal(beyond)};

/** Characters that have other readings, with two digits for each. */
export const READING_OTHERS =
  ${literal(others)};
`;
}

function gbkHan(): readonly string[] {
  const decoder = new TextDecoder('gb18030');
  const chars: string[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (/^\p{Script=Han}$/u.test(char)) chars.push(char);
    }
  }
  return chars;
}

if (import.meta.filename === process.argv[1])
  writeFileSync(dataFile('readings.generated.ts'), readingsTable());
