/** How many bits a key has: of 200,000 grams so few share one that it does not show. */
export const KEY_BITS = 26;

/** A gram is at most this many bytes of UTF-8; the next begins one byte before its end. */
const LENGTH = 4;
const STRIDE = LENGTH - 1;
/** Whether a gram begins, or ends, a word. */
export const STARTS = 1;
export const ENDS = 2;
/** Of a word no more than this is read, in bytes. */
const LONGEST_WORD = 70;
const SPACE = 0x20;

/** The key of a gram: up to four bytes, and whether a word begins or ends with it. */
export function gramKey(bytes: Uint8Array, from: number, to: number, edges: number): number {
  let hash = Math.imul(edges, 0x9e3779b1);
  for (let i = from; i < to; i++) hash ^= (bytes[i] as number) << (8 * (i - from));
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> (32 - KEY_BITS);
}

/**
 * Calls `each` with the key of every gram of a text in lower case, its words with one space between: those of four
 * bytes at every third byte of a word, and its last four, as `eld` counts them.
 */
export function eachGram(text: string, each: (key: number) => void): void {
  const bytes = new Uint8Array(3 * text.length);
  const { written } = encoder.encodeInto(text, bytes);
  for (let start = 0; start < written; ) {
    let end = start;
    while (end < written && bytes[end] !== SPACE) end++;
    if (end > start) eachOfWord(bytes, start, Math.min(end, start + LONGEST_WORD), each);
    start = end + 1;
  }
}

function eachOfWord(bytes: Uint8Array, start: number, end: number, each: (key: number) => void): void {
  let at = start;
  for (; at + LENGTH < end; at += STRIDE) {
    each(gramKey(bytes, at, at + LENGTH, at === start ? STARTS : 0));
  }
  each(gramKey(bytes, Math.max(start, end - LENGTH), end, at === start ? STARTS | ENDS : ENDS));
}

const encoder = new TextEncoder();
