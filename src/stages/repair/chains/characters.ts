/** Strings of one character by code point, made when first asked for: the searches ask for the same ones all the time. */
const characters = new Array<string | undefined>(0x10000);
const FIRST_ASTRAL = 0x10000;

/** The string of a code point. */
export function charOf(codePoint: number): string {
  if (codePoint >= FIRST_ASTRAL) return String.fromCodePoint(codePoint);
  let char = characters[codePoint];
  if (char === undefined) {
    char = String.fromCharCode(codePoint);
    characters[codePoint] = char;
  }
  return char;
}
