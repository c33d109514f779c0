import { digitValues, PACKED_DIGITS } from '../../core/packed-text.ts';
import {
  READING_BEYOND,
  READING_FIRST,
  READING_MAIN_HIGH,
  READING_MAIN_LOW,
  READING_OTHERS,
  READING_SYLLABLES,
} from '../../data/readings.generated.ts';

const LETTERS = /^[a-zü]+$/;
/** The longest syllables of Hanyu Pinyin have six letters. */
const LONGEST = 6;

interface Tables {
  /** Syllable without its tone → characters that have it. */
  readonly byToneless: ReadonlyMap<string, string>;
  readonly byToned: ReadonlyMap<string, string>;
  /** Syllable with or without its tone → characters of which it is the main reading. */
  readonly main: ReadonlyMap<string, string>;
}

let tables: Tables | undefined;

function load(): Tables {
  tables ??= build();
  return tables;
}

function build(): Tables {
  const syllables = READING_SYLLABLES.split(' ');
  const mains = syllables.map(() => '');
  const others = syllables.map(() => '');
  const values = digitValues();
  const put = (lists: string[], high: number, low: number, char: string): void => {
    const number = (values[high] as number) * PACKED_DIGITS.length + (values[low] as number);
    if (number < lists.length) lists[number] += char;
  };
  const putAll = (lists: string[], entries: string): void => {
    for (let i = 0; i < entries.length; i += 3)
      put(lists, entries.charCodeAt(i + 1), entries.charCodeAt(i + 2), entries.charAt(i));
  };
  putAll(mains, READING_BEYOND);
  for (let i = 0; i < READING_MAIN_HIGH.length; i++) {
    const char = String.fromCharCode(READING_FIRST + i);
    put(mains, READING_MAIN_HIGH.charCodeAt(i), READING_MAIN_LOW.charCodeAt(i), char);
  }
  putAll(others, READING_OTHERS);
  const byToned = new Map<string, string>();
  const byToneless = new Map<string, string>();
  const main = new Map<string, string>();
  for (const [i, syllable] of syllables.entries()) {
    const toneless = withoutTone(syllable);
    const mainChars = mains[i] ?? '';
    const chars = mainChars + (others[i] ?? '');
    byToned.set(syllable, chars);
    byToneless.set(toneless, (byToneless.get(toneless) ?? '') + chars);
    for (const key of new Set([syllable, toneless])) main.set(key, (main.get(key) ?? '') + mainChars);
  }
  return { byToned, byToneless, main };
}

/** Syllables without their tones, by how they are written; there are few. */
const bare = new Map<string, string>();
const MOST_SYLLABLES = 10_000;

/** A syllable without its tone mark; ü stays. */
export function withoutTone(syllable: string): string {
  let known = bare.get(syllable);
  if (known === undefined) {
    known = syllable
      .normalize('NFD')
      .replace(/[\u0300\u0301\u0304\u030c]/g, '')
      .normalize('NFC');
    if (bare.size >= MOST_SYLLABLES) bare.clear();
    bare.set(syllable, known);
  }
  return known;
}

/** A reading in ASCII parentheses. */
export interface Gloss {
  readonly syllable: string;
  /** One past the closing parenthesis. */
  readonly end: number;
}

/** The syllable that starts at `from` and is closed by `)`, where there is one that Mandarin has. */
export function syllableAt(text: string, from: number): Gloss | undefined {
  let end = from;
  while (end < text.length && end - from <= LONGEST && text.charCodeAt(end) !== 0x29) end++;
  if (end === from || text.charCodeAt(end) !== 0x29) return undefined;
  const syllable = text.slice(from, end).replaceAll('ɡ', 'g');
  const toneless = withoutTone(syllable);
  if (!LETTERS.test(toneless) || !load().byToneless.has(toneless)) return undefined;
  return { syllable, end: end + 1 };
}

/** Whether a character can be read so; pronunciation standards differ in tones, so a tone may differ. */
export function hasReading(char: string, syllable: string): boolean {
  return load().byToneless.get(withoutTone(syllable))?.includes(char) ?? false;
}

/** Whether a character is read so first of all: nobody glosses it to tell its readings apart. */
export function isMainReading(char: string, syllable: string): boolean {
  return load().main.get(syllable)?.includes(char) ?? false;
}

/** Characters with this reading, those with the very tone first. */
export function charsWithReading(
  syllable: string,
): readonly { readonly char: string; readonly toned: boolean }[] {
  const exact = load().byToned.get(syllable) ?? '';
  const chars = new Set(exact + (load().byToneless.get(withoutTone(syllable)) ?? ''));
  return [...chars].map((char) => ({ char, toned: exact.includes(char) }));
}
