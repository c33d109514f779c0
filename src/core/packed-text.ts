/**
 * Text in ASCII alone: at the start Node decodes that ten times as fast as what lies beyond, and its engine keeps it in
 * half the room. The characters that are frequent take one digit, the others a lead and one more.
 */
export interface PackedText {
  /** Its different code units, the most frequent first. */
  readonly alphabet: string;
  readonly digits: string;
}

/** What a string literal holds as it is: printable ASCII without the quotation mark and the backslash. */
export const PACKED_DIGITS =
  " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/** How many digits stand for a unit by themselves; those from there on lead another one. */
export function singleDigits(units: number): number {
  const base = PACKED_DIGITS.length;
  return base - Math.max(0, Math.ceil((units - base) / (base - 1)));
}

/** What each digit is worth, by its code. */
export function digitValues(): Uint8Array {
  const values = new Uint8Array(128);
  for (let i = 0; i < PACKED_DIGITS.length; i++) values[PACKED_DIGITS.charCodeAt(i)] = i;
  return values;
}

/** Units that a call makes a string of: more arguments may be too many for the stack. */
const AT_ONCE = 0x2000;

/** The text that was packed. */
export function unpacked({ alphabet, digits }: PackedText): string {
  const base = PACKED_DIGITS.length;
  const values = digitValues();
  const singles = singleDigits(alphabet.length);
  const units = new Uint16Array(digits.length);
  let length = 0;
  for (let at = 0; at < digits.length; at++) {
    const value = values[digits.charCodeAt(at)] as number;
    const index =
      value < singles
        ? value
        : singles + (value - singles) * base + (values[digits.charCodeAt(++at)] as number);
    units[length++] = alphabet.charCodeAt(index);
  }
  let text = '';
  for (let at = 0; at < length; at += AT_ONCE) {
    text += String.fromCharCode(...units.subarray(at, Math.min(length, at + AT_ONCE)));
  }
  return text;
}
