import { READINGS } from '../../data/readings.generated.ts';

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
  if (tables !== undefined) return tables;
  const byToned = new Map<string, string>();
  const byToneless = new Map<string, string>();
  const main = new Map<string, string>();
  for (const line of READINGS) {
    let length = 0;
    while (length < line.length && line.charCodeAt(length) < 0x2000 && line[length] !== '/') length++;
    const syllable = line.slice(0, length);
    const toneless = withoutTone(syllable);
    const mainChars = line.slice(length, line.indexOf('/'));
    const chars = mainChars + line.slice(line.indexOf('/') + 1);
    byToned.set(syllable, chars);
    byToneless.set(toneless, (byToneless.get(toneless) ?? '') + chars);
    for (const key of new Set([syllable, toneless])) main.set(key, (main.get(key) ?? '') + mainChars);
  }
  tables = { byToned, byToneless, main };
  return tables;
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
