import type { Utf8 } from './gram-bytes.ts';

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

/** The different keys of a text, and where each is found again by its bits: its number, from 1. */
let keys = new Uint32Array(0x100);
let slots = new Uint16Array(0x100);

/** The keys of the different grams of a text: the first `count` of an array that is good until the next text. */
export interface GramKeys {
  readonly keys: Uint32Array;
  readonly count: number;
}

/**
 * The different grams of a text in lower case, its words with one space between: those of four bytes at every third byte
 * of a word, and its last four, as `eld` counts them. The text is a sample, of some thousands of bytes at most.
 */
export function gramKeys({ bytes, length }: Utf8): GramKeys {
  // There are at most half as many grams as bytes: those of words of one byte.
  if (slots.length <= length) {
    slots = new Uint16Array(2 ** Math.ceil(Math.log2(2 * length + 1)));
    keys = new Uint32Array(slots.length);
  }
  let mask = 0xff;
  while (mask < length) mask = 2 * mask + 1;
  slots.fill(0, 0, mask + 1);
  let count = 0;
  for (let start = 0; start < length; ) {
    let end = start;
    while (end < length && bytes[end] !== SPACE) end++;
    const last = Math.min(end, start + LONGEST_WORD);
    let at = start;
    for (; at + LENGTH < last; at += STRIDE) {
      count = added(gramKey(bytes, at, at + LENGTH, at === start ? STARTS : 0), count, mask);
    }
    if (last > start) {
      const edges = at === start ? STARTS | ENDS : ENDS;
      count = added(gramKey(bytes, Math.max(start, last - LENGTH), last, edges), count, mask);
    }
    start = end + 1;
  }
  return { keys, count };
}

/** The number of different keys with one more. */
function added(key: number, count: number, mask: number): number {
  let slot = key & mask;
  for (let number = slots[slot] as number; number !== 0; number = slots[slot] as number) {
    if (keys[number - 1] === key) return count;
    slot = (slot + 1) & mask;
  }
  keys[count] = key;
  slots[slot] = count + 1;
  return count + 1;
}
