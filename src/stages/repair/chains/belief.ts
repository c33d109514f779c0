import type { Edit } from '../../../core/edits.ts';
import { type Charset, isDoubleByte } from '../charsets/encode.ts';
import { textModel } from '../model/text.ts';
import { codecOf } from './codec.ts';
import { intactIn } from './evidence.ts';
import { ABOUT_ENCODING, isAsciiLetter, isMeant, isWestern } from './meant.ts';
import { type MixUp, ruleOf } from './mix-up.ts';
import { isGraveWord, isSignInWord } from './oddity.ts';
import { isOddHan } from './reads-badly.ts';

/** What a character beyond ASCII may cost in the mean, in nats, for edits to pass as text. */
const LIMITS = {
  alphabet: 5.6,
  lone: 9.6,
  utf8: 9,
  longUtf8: 11,
  sequences: 15,
  mark: 8,
  /** Of what it costs as it stands. */
  share: 0.66,
  double: 9.2,
  doubleAsDouble: 8,
  longDouble: 10,
  hangul: 11,
  lossy: 7,
};
/** Text has this sign right behind letters (`CN¥100`), so that one pair with it says little where other text is whole. */
const YEN = '¥';
const BEYOND_LATIN_1 = /[\u2010-\uffff]/;
/** A line that shows so many letters whole is no chance, even where bytes had to be put back. */
const SURE_LETTERS = 5;
const REPLACEMENT = 0xfffd;
/** A reading in letters of another alphabet must show some words. */
const LEAST_LETTERS = 4;
const LEAST_WORD = 4;
/** A word begins with its only capital, or is nothing but capitals. */
const WORD = /^(?:\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|[\p{Lu}\p{M}]+)$/u;
/** Code units that say enough by themselves, and those of a letter that was mixed up twice. */
const LEAST_UNITS = 6;
const TWICE = 4;
/** Han characters of which each is the one behind the last in Unicode. */
const LEAST_TABLE = 4;
const FIRST_HAN = 0x3400;
/** Characters of a long reading. */
const LEAST_LONG = 8;
/** Pairs of characters that show that a line is odd where nothing is read anew. */
const LEAST_LIST = 12;
/** A line with more damaged places than these does not quote damage. */
const QUOTATIONS = 8;
/** Charsets that text is misread as every day; for the others a lone character or two are no evidence. */
const EVERYDAY: ReadonlySet<Charset> = new Set<Charset>([
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1256',
  'iso-8859-2',
  'iso-8859-15',
]);
/** Half-width katakana, Bopomofo, circled letters and numbers: alone they are what old systems and lists write. */
const PLAIN_SIGNS = /^[\uff61-\uff9f\u3100-\u312f\u2460-\u24ff\u3200-\u33ff\u2100-\u214f\s]+$/;

/**
 * The edits that make text which would pass by itself, and is not only likelier than what stands there. `chain` has the
 * mix-ups from the last to the first.
 */
export function believable(line: string, chain: readonly MixUp[], edits: readonly Edit[]): readonly Edit[] {
  const mixUps = [...new Set(chain)];
  const apart = mixUps.map((mixUp) => edits.filter(({ rule }) => rule === ruleOf(mixUp)));
  // Mix-ups in different places of a line are no chain: each must stand by itself.
  if (mixUps.length > 1 && apart.flat().length === edits.length) {
    const kept = apart.flatMap((own, i) => believable(line, mixUps.slice(i, i + 1), own));
    return kept.sort((a, b) => a.start - b.start);
  }
  const last = chain.at(0);
  const first = chain.at(-1);
  if (last === undefined || first === undefined) return edits;
  const about = ABOUT_ENCODING.test(line);
  const few = edits.length <= QUOTATIONS;
  const rest = outside(line, edits);
  // A list of characters is odd all over, and has a few in a row that could be bytes of something.
  const read = edits.reduce((sum, { start, end }) => sum + end - start, 0);
  if (isDoubleByte(last.read) && isOddHan(rest, Math.max(LEAST_LIST, read))) return [];
  // Words of one letter that a swap of alphabets makes are all over a line, quoted or not.
  const isQuoted = (edit: Edit): boolean =>
    few &&
    (first.written === 'utf-8' || edit.with.length > 1) &&
    isMeant(line, rest, edit, about, edits.length === 1);
  const meant = edits.filter(
    (edit) => !isQuoted(edit) && !isPlain(line, edit, last) && !isAlphabet(line.slice(edit.start, edit.end)),
  );
  const kept = passes(line, first, meant) ? meant : meant.filter((edit) => passes(line, first, [edit]));
  if (first.written === 'utf-8') {
    const doubtful = chain.length === 1 && (kept.length <= 2 || !EVERYDAY.has(last.read));
    return doubtful && !kept.some((edit) => hasEvidence(line, last.read, edit)) ? [] : kept;
  }
  const isWhole = ({ start, end }: Edit): boolean =>
    !isWestern(line.charCodeAt(start - 1)) && !isWestern(line.charCodeAt(end));
  if (isDoubleByte(first.written)) {
    // Two signs out of several in a row are rather part of what those are.
    return isDoubleByte(last.read) ? kept : kept.filter((edit) => edit.end - edit.start > 2 || isWhole(edit));
  }
  const whole = kept.filter(isWhole);
  return showsWords(whole) ? whole : [];
}

/** Whether edits make some letters, and a word of them as words are written; the first few tell in most lines. */
function showsWords(edits: readonly Edit[]): boolean {
  let letters = 0;
  let shown = false;
  for (const edit of edits) {
    for (const word of edit.with.match(/[\p{L}\p{M}]+/gu) ?? []) {
      letters += word.length;
      shown ||= word.length >= LEAST_WORD && WORD.test(word);
    }
    if (shown && letters >= LEAST_LETTERS) return true;
  }
  return false;
}

/** Whether the letters of a stretch stand in the order of their numbers, as those of an alphabet or a table of characters do. */
function isAlphabet(text: string): boolean {
  let isTable = text.charCodeAt(0) >= FIRST_HAN;
  for (let i = 1; i < text.length; i++) {
    const step = text.charCodeAt(i) - text.charCodeAt(i - 1);
    if (step <= 0) return false;
    isTable &&= step === 1;
  }
  return text.length >= (isTable ? LEAST_TABLE : LEAST_UNITS);
}

/** What of a line no edit changes. */
function outside(line: string, edits: readonly Edit[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of edits) {
    rest += `${line.slice(from, start)}\n`;
    from = end;
  }
  return rest + line.slice(from);
}

/** Whether a reading as a double-byte charset starts from signs that stand for themselves. */
function isPlain(line: string, { start, end }: Edit, { read }: MixUp): boolean {
  return isDoubleByte(read) && end - start > 2 && PLAIN_SIGNS.test(line.slice(start, end));
}

function passes(line: string, mixUp: MixUp, edits: readonly Edit[]): boolean {
  const { written, read } = mixUp;
  const { count, mean } = weigh(line, edits, EVERYDAY.has(read));
  if (count === 0) return true;
  const guessed = edits.every(({ lossy, with: text }) => lossy === true && !text.includes('\ufffd'));
  if (guessed && (written !== 'utf-8' || intactIn(line, codecOf(mixUp)) < SURE_LETTERS))
    return mean <= LIMITS.lossy;
  if (written === 'utf-8') {
    const inWords = edits.every(({ start }) => isSignInWord(line, start));
    const isDeep = edits.every(({ start, end, with: text }) => end - start >= TWICE * text.length);
    if (EVERYDAY.has(read) && (inWords || isDeep || madeOfLong(edits) > 1)) return mean <= LIMITS.sequences;
    return mean <= (count === 1 ? LIMITS.lone : count === 2 ? LIMITS.utf8 : LIMITS.longUtf8);
  }
  if (!isDoubleByte(written)) {
    if (mean <= LIMITS.alphabet) return true;
    if (read === 'windows-1252') return false;
    return mean <= LIMITS.share * meanAsItStands(line, edits);
  }
  // Syllables of Hangul are many, so that good text of them costs much.
  if (written === 'euc-kr' && edits.some((edit) => /[\uac00-\ud7a3]{2}/.test(edit.with)))
    return mean <= LIMITS.hangul;
  if (!isDoubleByte(read)) return mean <= LIMITS.double;
  if (mean <= LIMITS.doubleAsDouble) return true;
  const long = count >= LEAST_LONG && mean <= LIMITS.longDouble;
  return long && mean <= LIMITS.share * meanAsItStands(line, edits);
}

/** Whether a text is a quotation mark, a dash or an ellipsis: three bytes of UTF-8, and common. */
function isMark(text: string): boolean {
  return text.length === 1 && '‘’“”–—…'.includes(text);
}

/** What the characters that edits replace cost. */
function meanAsItStands(line: string, edits: readonly Edit[]): number {
  const none = edits.map((edit) => ({ ...edit, with: line.slice(edit.start, edit.end) }));
  return weigh(line, none, false).mean;
}

/** How many characters edits make of sequences of three bytes and more, which text hardly shows by chance. */
function madeOfLong(edits: readonly Edit[]): number {
  const long = edits.filter(({ start, end, with: text }) => end - start >= 3 * text.length);
  return long.reduce((sum, { with: text }) => sum + text.length, 0);
}

/** How many characters beyond ASCII, but for those that stand for what is lost, edits make, and what they cost where they stand. */
function weigh(
  line: string,
  edits: readonly Edit[],
  everyday: boolean,
): { readonly count: number; readonly mean: number } {
  const unitCost = textModel();
  let count = 0;
  let sum = 0;
  for (const { start, with: text } of edits) {
    let previous = start === 0 ? 0x20 : line.charCodeAt(start - 1);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0xa0 && unit !== REPLACEMENT) {
        count++;
        const cost = unitCost(previous, unit);
        sum += everyday && unit >= 0x300 && unit <= 0x36f ? Math.min(cost, LIMITS.mark) : cost;
      }
      previous = unit;
    }
  }
  return { count, mean: count === 0 ? 0 : sum / count };
}

/** Whether an edit says enough by itself: more than one character, or one that belongs where it stands. */
function hasEvidence(line: string, read: Charset, { start, end, with: text }: Edit): boolean {
  const everyday = EVERYDAY.has(read);
  if (isSignInWord(line, start))
    return !everyday || line.charAt(end - 1) !== YEN || !BEYOND_LATIN_1.test(line);
  if (isGraveWord(line, start, read) || end - start >= LEAST_UNITS || isMark(text)) return true;
  if ([...text].length > (everyday ? 1 : 2) || (everyday && end - start > 2)) return true;
  const unit = text.charCodeAt(0);
  if (unit >= 0x250 && unit < 0x2000 && !(unit >= 0x1e00 && unit <= 0x1eff)) return false;
  if (everyday) return true;
  const letter = (at: number): boolean => isAsciiLetter(line.charCodeAt(at));
  if (letter(start - 1) && (letter(start - 2) || (isDoubleByte(read) && letter(end)))) return true;
  return letter(end) && letter(end + 1);
}
