import type { Edit } from '../../../core/edits.ts';

/** Words of a text that speaks of encodings, and may show damage on purpose. */
export const ABOUT_ENCODING =
  /mojibake|encod|charset|code ?page|utf-?8|latin-?1|iso-?8859|windows-?125|乱码|亂碼|编码|編碼|字符集|文字化け|文字コード|ترميز|کدگذاری|кодировк|кракозябр/i;

/** What sets a quotation off, in pairs; the end of one tag and the start of the next are such a pair. */
const QUOTES: ReadonlySet<string> = new Set([
  '""',
  "''",
  '``',
  '“”',
  '‘’',
  '„“',
  '„”',
  '””',
  '’’',
  '«»',
  '»«',
  '「」',
  '『』',
  '（）',
  '()',
  '[]',
  '<>',
  '><',
]);

/**
 * Whether the line shows the damage on purpose: set off from the words around it, and either quoted where the line
 * speaks of encodings, or the only damage and one character, or beside what it stands for. `rest` is what of the line is
 * not damaged.
 */
export function isMeant(line: string, rest: string, edit: Edit, about: boolean, only: boolean): boolean {
  const text = edit.with;
  // Where a byte is lost for good, damage is left beside what can be undone.
  const [start, end] = about ? widened(line, edit) : [edit.start, edit.end];
  const before = line.charAt(start - 1);
  const behind = line.charAt(end);
  if (isWordChar(before) || isWordChar(behind)) return false;
  if (text !== '\ufffd' && rest.includes(text)) return true;
  return QUOTES.has(before + behind) && (about || (only && [...text].length === 1));
}

export function isAsciiLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
}

/** Signs that close a word or a sentence. */
const CLOSING_SIGNS: ReadonlySet<number> = new Set([...'’”“‘»«…–—™®©°'].map((mark) => mark.charCodeAt(0)));
const CLOSING_COST = 12;

/** An accented capital at the end of a word in capitals may well be real, and the mark behind it too: `AMANHÃ…`. */
export function closingCost(before: number, line: string, at: number): number {
  if (before < 0x41 || before > 0x5a || !CLOSING_SIGNS.has(line.charCodeAt(at))) return 0;
  return isAsciiLetter(line.charCodeAt(at + 1)) ? 0 : CLOSING_COST;
}

function isWordChar(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char);
}

function widened(line: string, edit: Edit): readonly [start: number, end: number] {
  let { start, end } = edit;
  while (start > 0 && isWestern(line.charCodeAt(start - 1))) start--;
  while (end < line.length && isWestern(line.charCodeAt(end))) end++;
  return [start, end];
}

/** Accented letters and signs of western charsets, quotation marks aside. */
export function isWestern(unit: number): boolean {
  if (unit === 0xab || unit === 0xbb) return false;
  return (unit >= 0x80 && unit <= 0x24f) || (unit >= 0x2020 && unit <= 0x2122);
}
