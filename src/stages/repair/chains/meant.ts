import type { Edit } from '../../../core/edits.ts';

/** Words of a text that speaks of encodings, and may show damage on purpose. */
export const ABOUT_ENCODING =
  /mojibake|encod|charset|code ?page|utf-?8|latin-?1|iso-?8859|windows-?125|乱码|亂碼|编码|編碼|字符集|文字化け|文字コード|ترميز|کدگذاری|кодировк|кракозябр/i;

const OPENING = '"\'`“‘„«「『（(<>[';
const CLOSING = '"\'`”’“»」』）)<>]';

/**
 * Whether the line shows the damage on purpose: set off from the words around it, and either quoted where the line
 * speaks of encodings, or a lone quoted character, or beside what it stands for.
 */
export function isMeant(line: string, { start, end, with: text }: Edit, about: boolean): boolean {
  const before = line.charAt(start - 1);
  const behind = line.charAt(end);
  if (isWordChar(before) || isWordChar(behind)) return false;
  if (line.slice(0, start).includes(text) || line.slice(end).includes(text)) return true;
  const quoted = before !== '' && OPENING.includes(before) && behind !== '' && CLOSING.includes(behind);
  return quoted && (about || [...text].length === 1);
}

export function isAsciiLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
}

function isWordChar(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char);
}
