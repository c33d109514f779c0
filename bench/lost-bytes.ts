import type { Library } from './library.ts';

/** Windows-1252 from 0x80 to 0x9F; the five bytes it has no character for are C1 controls here. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const LOST = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
const LANGUAGES = ['zh', 'ja', 'ko', 'ar', 'fa', 'ru'];
const SHOWN: Readonly<Record<string, string>> = { dropped: '', 'as U+FFFD': '\ufffd', 'as ?': '?' };
/** Sentences of each language, and how many characters they have. */
const SENTENCES = 150;
const LEAST = 20;
const MOST = 140;

interface Counts {
  lost: number;
  right: number;
  open: number;
}

/**
 * What `repair` makes of sentences in UTF-8 that were read as Windows-1252 and lost the bytes it has no character for. A
 * character is *determined* where, of all that the lost bytes can have made it, it alone occurs in the other sentences,
 * or it alone occurs there between the same two characters.
 */
export function lostBytesLines(
  texts: readonly { readonly text: string; readonly language: string }[],
  repair: Library['repair'],
): readonly string[] {
  const lines = [
    'lost bytes of UTF-8 as Windows-1252 | characters that lost some | right / U+FFFD / wrong | determined | right / U+FFFD / wrong | sentences determined | exact',
  ];
  for (const only of LANGUAGES) {
    const all = texts.filter(({ text, language }) => language === only && text.length >= LEAST);
    const sentences = all.map(({ text }) => text).filter((text) => text.length <= MOST);
    const uses = usesIn(sentences);
    for (const [name, sign] of Object.entries(SHOWN)) {
      const every = newCounts();
      const determined = newCounts();
      let whole = 0;
      let exact = 0;
      for (const sentence of sentences.slice(0, SENTENCES)) {
        const characters = [...sentence];
        const damaged = characters.map((character) => damage(character, sign));
        if (damaged.join('') === characters.map((character) => damage(character)).join('')) continue;
        const { text } = repair(damaged.join(''));
        const restored = aligned([...text], characters);
        let isWhole = true;
        for (const [i, character] of characters.entries()) {
          if (damaged[i] === damage(character)) continue;
          add(every, character, restored[i]);
          const isUsed = (run: string): boolean => (uses.get(run) ?? 0) > Number(sentence.includes(run));
          const others = candidates(character, sign !== '');
          const before = characters[i - 1] ?? ' ';
          const behind = characters[i + 1] ?? ' ';
          const isDetermined =
            isAlone(character, others.filter(isUsed)) ||
            isAlone(
              character,
              others.filter((other) => isUsed(before + other + behind)),
            );
          if (isDetermined) add(determined, character, restored[i]);
          else isWhole = false;
        }
        if (!isWhole) continue;
        whole++;
        if (text === sentence) exact++;
      }
      lines.push(
        `${only}, ${name} | ${every.lost} | ${shares(every)} | ${determined.lost} | ${shares(determined)} | ${whole} | ${percent(exact, whole)}`,
      );
    }
  }
  return lines;
}

/** A character as it shows when its bytes are read as Windows-1252, with a sign for those without a character. */
function damage(character: string, sign?: string): string {
  return Array.from(new TextEncoder().encode(character), (byte) => {
    if (sign !== undefined && LOST.includes(byte)) return sign;
    return byte < 0x80 || byte > 0x9f ? String.fromCharCode(byte) : WINDOWS_1252.charAt(byte - 0x80);
  }).join('');
}

/** In how many sentences each character is, and each run of three. */
function usesIn(sentences: readonly string[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const sentence of sentences) {
    const characters = [...sentence];
    const runs = characters.map((_, i) => characters.slice(i, i + 3).join(''));
    for (const run of new Set([...characters, ...runs])) uses.set(run, (uses.get(run) ?? 0) + 1);
  }
  return uses;
}

/** The characters that lost bytes can have made of what is left of one. */
function candidates(character: string, inPlace: boolean): readonly string[] {
  const bytes = [...new TextEncoder().encode(character)];
  let found: readonly (readonly number[])[] = [
    inPlace ? bytes : bytes.filter((byte) => !LOST.includes(byte)),
  ];
  for (const [i, byte] of bytes.entries()) {
    if (!LOST.includes(byte)) continue;
    found = found.flatMap((some) =>
      LOST.flatMap((lost) =>
        inPlace ? [some.with(i, lost)] : Array.from(some, (_, at) => some.toSpliced(at + 1, 0, lost)),
      ),
    );
  }
  const made = new Set(found.map((some) => new TextDecoder().decode(Uint8Array.from(some))));
  return [...made].filter((other) => [...other].length === 1 && other !== '\ufffd');
}

function isAlone(character: string, others: readonly string[]): boolean {
  return others.length === 1 && others[0] === character;
}

/** The characters of a restored text by those of the original: from both ends where it is shorter or longer. */
function aligned(restored: readonly string[], original: readonly string[]): readonly (string | undefined)[] {
  if (restored.length === original.length) return restored;
  let start = 0;
  while (start < original.length && fits(restored[start], original[start])) start++;
  const late = restored.length - original.length;
  return original.map((_, i) => (i < start ? restored[i] : restored[i + late]));
}

function fits(restored: string | undefined, original: string | undefined): boolean {
  return restored === original || restored === '\ufffd';
}

function newCounts(): Counts {
  return { lost: 0, right: 0, open: 0 };
}

function add(counts: Counts, character: string, restored: string | undefined): void {
  counts.lost++;
  if (restored === character) counts.right++;
  else if (restored === '\ufffd') counts.open++;
}

function shares({ lost, right, open }: Counts): string {
  return [right, open, lost - right - open].map((part) => percent(part, lost)).join(' / ');
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
}
