import { type Charset, encodeTable, isDoubleByte } from '../charsets/encode.ts';
import { isAsciiLetter } from './meant.ts';
import type { MixUp } from './mix-up.ts';

/** How much what stands at a place speaks for a mix-up by itself, in nats: signs and Han characters inside Latin words. */
export type Oddity = (line: string, at: number) => number;

/** Box characters next to each other draw something. */
const DRAWING = /^[\u2500-\u259f]{2}/;
/** Charsets whose bytes of accented letters in UTF-8 show signs. */
const WITH_SIGNS: ReadonlySet<Charset> = new Set<Charset>(['windows-1252', 'macintosh', 'cp437', 'cp850']);
const SPACE = 0x20;
const SIGN = 3;
/** Two characters between small Latin letters of which the first is of another script or draws boxes. */
const FOREIGN = 6;
const LEAST_FOREIGN = 0x370;
const HAN = 7;
/** A character of East Asia between two small Latin letters, where words of neither script go on. */
const HAN_INSIDE = 12;
const GRAVE_WORD = 4;
/** The bytes of `à`, as one character. */
const GRAVE_PAIR = (2 << 24) | 0xc3a0;
/** Signs beyond ASCII, but for apostrophes, hyphens and the dot of Catalan. */
const SIGN_IN_WORD = /[\u0080-\uffff](?<![\p{L}\p{M}’´·\u00ad‐])/u;

export function oddityOf({ written, read }: MixUp): Oddity {
  if (written !== 'utf-8') return none;
  if (isDoubleByte(read))
    return (line, at) =>
      isHanInWord(line, at)
        ? isSmall(line.charCodeAt(at - 1)) && isSmall(line.charCodeAt(at + 1))
          ? HAN_INSIDE
          : HAN
        : isGraveWord(line, at, read)
          ? HAN
          : 0;
  if (read === 'windows-1252') return (line, at) => (isSignInWord(line, at) ? SIGN : 0);
  const sign = WITH_SIGNS.has(read) ? SIGN : 0;
  return (line, at) => {
    if (isForeignInWord(line, at)) return FOREIGN;
    if (sign !== 0) return isSignInWord(line, at) ? sign : 0;
    return isGraveWord(line, at, read) ? GRAVE_WORD : 0;
  };
}

/** Whether the same bytes of a line speak as much for one of two mix-ups as for the other. */
export function seesAlike(one: MixUp, other: MixUp): boolean {
  return WITH_SIGNS.has(one.read) === WITH_SIGNS.has(other.read) && one.written === other.written;
}

function none(): number {
  return 0;
}

/** Whether two characters at `at`, one of them a sign, stand inside a word in Latin letters, where no sign of the kind belongs. */
export function isSignInWord(line: string, at: number): boolean {
  return (
    isAsciiLetter(line.charCodeAt(at - 1)) &&
    isAsciiLetter(line.charCodeAt(at + 2)) &&
    !DRAWING.test(line.slice(at, at + 2)) &&
    (SIGN_IN_WORD.test(line.charAt(at + 1)) || SIGN_IN_WORD.test(line.charAt(at)))
  );
}

/** Whether two characters at `at`, the first of another script or of a drawing, stand between small Latin letters. */
function isForeignInWord(line: string, at: number): boolean {
  const first = line.charCodeAt(at);
  return (
    first >= LEAST_FOREIGN &&
    !(first >= 0x2010 && first < 0x2500) &&
    isSmall(line.charCodeAt(at - 1)) &&
    isSmall(line.charCodeAt(at + 2)) &&
    !DRAWING.test(line.slice(at, at + 2))
  );
}

/** Whether a character of East Asia stands next to a small Latin letter and to no other such character. */
function isHanInWord(line: string, at: number): boolean {
  const before = line.charCodeAt(at - 1);
  const behind = line.charCodeAt(at + 1);
  return line.charCodeAt(at) >= 0x2e80 && !(before >= 0x2e80) && (isSmall(before) || isSmall(behind));
}

/** Whether the bytes of `à` stand for a word of their own behind a word in Latin letters. */
export function isGraveWord(line: string, at: number, read: Charset): boolean {
  if (line.charCodeAt(at - 1) !== SPACE || !isSmall(line.charCodeAt(at - 2))) return false;
  const table = encodeTable(read);
  if (isDoubleByte(read)) return table[line.charCodeAt(at)] === GRAVE_PAIR && line.charAt(at + 1) === ' ';
  const first = (table[line.charCodeAt(at)] ?? 0) & 0xff;
  return (
    first === 0xc3 && ((table[line.charCodeAt(at + 1)] ?? 0) & 0xff) === 0xa0 && line.charAt(at + 2) === ' '
  );
}

/** Whether a code unit is a small letter of ASCII. */
export function isSmall(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}
