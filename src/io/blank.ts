/**
 * Whether bytes of UTF-8 hold white space only; bytes that are no UTF-8 are no white space.
 *
 * @example
 * isBlank(Buffer.from(' \u3000\t'), 0, 5) // true
 */
export function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end) {
    const width = spaceAt(bytes, at);
    if (width === 0 || at + width > end) return false;
    at += width;
  }
  return true;
}

/** Bytes of the white space at a place, 0 where there is none. */
function spaceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return first === 0x20 || (first >= 0x09 && first <= 0x0d) ? 1 : 0;
  const second = bytes[at + 1] ?? 0;
  if (first === 0xc2) return second === 0xa0 ? 2 : 0;
  const third = bytes[at + 2] ?? 0;
  const rest = (second << 8) | third;
  if (first === 0xe1) return rest === 0x9a80 ? 3 : 0;
  if (first === 0xe2) return isGeneralSpace(rest) ? 3 : 0;
  if (first === 0xe3) return rest === 0x8080 ? 3 : 0;
  return first === 0xef && rest === 0xbbbf ? 3 : 0;
}

/** U+2000–200A, U+2028, U+2029, U+202F, U+205F. */
function isGeneralSpace(rest: number): boolean {
  return (
    (rest >= 0x8080 && rest <= 0x808a) ||
    rest === 0x80a8 ||
    rest === 0x80a9 ||
    rest === 0x80af ||
    rest === 0x819f
  );
}
