/** Longer than any real sequence; keeps a run of operators from costing the square of its length. */
const LONGEST = 256;

/**
 * End of the ideographic description sequence (⿰亻尔, Unicode chapter 18.2) that opens at `at`, or `at` where none is
 * complete. As in OpenCC, U+2FF2 and U+2FF3 take three parts and all others two.
 */
export function descriptionEnd(text: string, at: number): number {
  const limit = Math.min(text.length, at + LONGEST);
  let parts = 1;
  let i = at;
  while (parts > 0) {
    if (i >= limit) return at;
    const code = text.codePointAt(i) ?? 0;
    i += code > 0xffff ? 2 : 1;
    parts--;
    if (code >= 0x2ff0 && code <= 0x2fff) parts += code === 0x2ff2 || code === 0x2ff3 ? 3 : 2;
  }
  return i;
}
