import { isArabicLetter, isArabicMark } from '../kinds.ts';
import type { CharacterRule } from './rule.ts';

const PICTOGRAPH = /^\p{Extended_Pictographic}$/u;

/** Controls of writing direction: marks, embeddings, overrides, isolates; and those of shaping that are out of use. */
export const bidiControl: CharacterRule = {
  ranges: [
    [0x200e, 0x200f],
    [0x202a, 0x202e],
    [0x2066, 0x206f],
    [0x061c, 0x061c],
  ],
  apply(_text, at, log) {
    log.replace(at, at + 1, '', 'normalize/bidi-control');
    return at + 1;
  },
};

/** A hyphen that shows only at a line break. */
export const softHyphen: CharacterRule = {
  ranges: [[0xad, 0xad]],
  apply(_text, at, log) {
    log.replace(at, at + 1, '', 'normalize/soft-hyphen');
    return at + 1;
  },
};

/** Zero-width space, word joiner, byte order mark. Scripts without spaces mark their words with the first. */
export const zeroWidth: CharacterRule = {
  ranges: [
    [0x200b, 0x200b],
    [0x2060, 0x2060],
    [0xfeff, 0xfeff],
  ],
  apply(text, at, log) {
    const marksWords =
      text.charCodeAt(at) === 0x200b &&
      isUnspaced(text.charCodeAt(at - 1)) &&
      isUnspaced(text.charCodeAt(at + 1));
    if (!marksWords) log.replace(at, at + 1, '', 'normalize/zero-width');
    return at + 1;
  },
};

/**
 * Zero-width joiner and non-joiner: spelling in Indic scripts, glue in emoji, nothing elsewhere. Arabic letters spell
 * with the non-joiner only: between them a joiner asks for what happens without it, and at the end of a word (`ه` for
 * the Hijri year) for a shape. In front of a letter it shows that letter's shape, as text about letters does.
 */
export const joiner: CharacterRule = {
  ranges: [[0x200c, 0x200d]],
  apply(text, at, log) {
    const needed = text.charCodeAt(at) === 0x200c ? needsNonJoiner(text, at) : needsJoiner(text, at);
    if (!needed) log.replace(at, at + 1, '', 'normalize/joiner');
    return at + 1;
  },
};

/** Between letters one of which is Arabic (Persian writes it before suffixes to foreign words, too), or Indic. */
function needsNonJoiner(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  if (isIndic(before) && isIndic(after)) return true;
  if (isArabicLetter(before) || isArabicMark(before)) return isArabicLetter(after) || isWord(after);
  return isArabicLetter(after) && isWord(before);
}

/** After Indic letters, between emoji, and where it shows the form of an Arabic letter. */
function needsJoiner(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (isIndic(before)) return true;
  if (isArabicLetter(before) || isArabicMark(before)) return text.charCodeAt(at - 2) === 0x200d;
  if (isArabicLetter(text.charCodeAt(at + 1))) return true;
  const next = text.codePointAt(at + 1);
  return next !== undefined && PICTOGRAPH.test(String.fromCodePoint(next)) && endsInEmoji(text, at);
}

/** Whether an emoji, with its skin tone or variation selector if any, ends before `at`. */
function endsInEmoji(text: string, at: number): boolean {
  let end = at;
  if (text.charCodeAt(end - 1) === 0xfe0f) end--;
  let start = startOfCharacter(text, end);
  const tone = text.codePointAt(start) ?? 0;
  if (tone >= 0x1f3fb && tone <= 0x1f3ff) {
    end = start;
    start = startOfCharacter(text, end);
  }
  return PICTOGRAPH.test(text.slice(start, end));
}

function startOfCharacter(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xdc00 && last <= 0xdfff ? end - 2 : end - 1;
}

/** ASCII letters and digits, Arabic-Indic and Persian digits. */
function isWord(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x660 && unit <= 0x669) ||
    (unit >= 0x6f0 && unit <= 0x6f9)
  );
}

/** The Brahmic scripts of the basic plane and Mongolian. */
function isIndic(unit: number): boolean {
  return (unit >= 0x900 && unit <= 0xdff) || (unit >= 0xf00 && unit <= 0x109f) || isLaterIndic(unit);
}

function isLaterIndic(unit: number): boolean {
  return (
    (unit >= 0x1780 && unit <= 0x18af) ||
    (unit >= 0x1a20 && unit <= 0x1cff) ||
    (unit >= 0xa880 && unit <= 0xaaff)
  );
}

/** Thai, Lao, Tibetan, Myanmar, Khmer. */
function isUnspaced(unit: number): boolean {
  return (unit >= 0xe00 && unit <= 0x109f) || (unit >= 0x1780 && unit <= 0x17ff);
}
