import { type DoubleByte, pairTable } from '../charsets/encode.ts';
import { isSmall } from './oddity.ts';

const CHARSETS: readonly DoubleByte[] = ['gbk', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'];
/** Accented letters in UTF-8 begin with these bytes, quotation marks and dashes with the pair. */
const ACCENTED = [0xc2, 0xc3, 0xc4, 0xc5];
const PUNCTUATION = 0xe280;

const SPACE = 0x20;
const NONE = 0;
const LETTER = 1;
const FIRST_OF_MARK = 2;

let table: Uint8Array | undefined;

/**
 * Whether all that is East Asian in a line of Latin letters stands where accented letters would, and is what their bytes
 * in UTF-8 make in a double-byte charset: `cr茅er` for `créer`.
 */
export function isLatinAsHan(units: Uint16Array, start: number, end: number): boolean {
  table ??= build();
  let inWord = false;
  let begun = false;
  for (let i = start; i < end; i++) {
    const unit = units[i] as number;
    // What completes a mark has swallowed the letter behind it, so that it may be any character.
    const kind: number = begun ? LETTER : unit < 0x2e80 ? NONE : (table[unit] ?? NONE);
    if (kind === NONE && unit >= 0x2e80) return false;
    begun = kind === FIRST_OF_MARK;
    inWord ||=
      kind !== NONE &&
      (isSmall(units[i - 1] as number) || (!begun && isSmall(units[i + 1] as number)) || isWord(units, i));
  }
  return inWord;
}

/** Whether a character is a word by itself, as `à` is, behind one in Latin letters. */
function isWord(units: Uint16Array, at: number): boolean {
  return units[at - 1] === SPACE && units[at + 1] === SPACE && isSmall(units[at - 2] as number);
}

function build(): Uint8Array {
  const made = new Uint8Array(0x10000);
  for (const charset of CHARSETS) {
    const pairs = pairTable(charset);
    for (const lead of ACCENTED) {
      for (let later = 0x80; later <= 0xbf; later++) made[pairs[(lead << 8) | later] ?? 0] = LETTER;
    }
    made[pairs[PUNCTUATION] ?? 0] = FIRST_OF_MARK;
  }
  // As half-width kana, which is one byte a character.
  made.fill(LETTER, 0xff61, 0xffa0);
  made[0] = NONE;
  return made;
}
