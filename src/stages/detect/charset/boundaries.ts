import { characterLength } from './character-lengths.ts';
import { hasEscapes } from './escape-charsets.ts';
import { brokenLength } from './legacy-runs.ts';
import { isSingleByte } from './single-byte-tables.ts';

/** Bytes below this are no part of a longer character in UTF-8 and in any legacy charset with two bytes a character. */
const FIRST_TRAIL = 0x30;
const LINE_FEED = 0x0a;
/** The lead byte of surrogates, which may be half of a pair. */
const SURROGATES = 0xed;
const LONGEST = 4;
/** How far back from the end of UTF-8 a place is looked for at most. */
const FAR = 1 << 12;

/**
 * Where bytes that begin with a whole character can be cut in two, as far behind as may be, so that both parts are decoded as
 * the whole would be: behind a line feed in UTF-8 where there is one near the end. 0 where there is no such place.
 */
export function lastBoundary(bytes: Uint8Array, charset: string): number {
  const { length } = bytes;
  if (charset === 'utf-8') return utf8Boundary(bytes);
  if (hasEscapes(charset)) return bytes.lastIndexOf(LINE_FEED) + 1;
  if (isSingleByte(charset)) return length;
  if (charset.startsWith('utf-32')) return length - (length % 4);
  if (charset.startsWith('utf-16')) return utf16Boundary(bytes, charset === 'utf-16le');
  return pairBoundary(bytes, charset);
}

function utf8Boundary(bytes: Uint8Array): number {
  const { length } = bytes;
  const least = Math.max(0, length - FAR);
  const line = bytes.lastIndexOf(LINE_FEED) + 1;
  if (line > least) return line;
  for (let i = length; i > least; i--) {
    const next = bytes[i];
    if ((bytes[i - 1] as number) < 0x80) return i;
    if (next !== undefined && next >= 0xc0 && next !== SURROGATES) return i;
  }
  return length;
}

function utf16Boundary(bytes: Uint8Array, littleEndian: boolean): number {
  const even = bytes.length - (bytes.length % 2);
  if (even === 0) return 0;
  const isHigh = ((bytes[littleEndian ? even - 1 : even - 2] as number) & 0xfc) === 0xd8;
  return isHigh ? even - 2 : even;
}

function pairBoundary(bytes: Uint8Array, charset: string): number {
  const { length } = bytes;
  for (let i = length; i > length / 2; i--) if ((bytes[i - 1] as number) < FIRST_TRAIL) return i;
  let at = 0;
  let broken = -LONGEST;
  let boundary = 0;
  while (at + LONGEST <= length) {
    const size = characterLength(bytes, at, length, charset);
    if (size === 0) broken = at;
    at += size || brokenLength(bytes, at);
    // At an end, what follows a broken lead byte could be taken for the rest of a character that is cut.
    if (at - broken >= LONGEST) boundary = at;
  }
  return boundary;
}
