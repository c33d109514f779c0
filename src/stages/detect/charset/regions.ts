import { isUtf8 } from 'node:buffer';
import { unfinishedTail } from './unicode-bytes.ts';
import { ASCII, formAt, kindOf, lengthOf, VALID } from './utf8-forms.ts';

/** A stretch of bytes with faults in it, and some of what stands around them. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

/** A part of a region that is read at one go: characters that begin before its cut; the bytes from there to its end are context. */
export interface Window extends Region {
  readonly cut: number;
}

/** Bytes below this are no part of a character of two or four bytes in any legacy charset. */
const FIRST_TRAIL = 0x30;
/** How far back from a fault a region begins at most. */
const BEFORE = 48;
/** So many valid sequences in a row are no bytes of another charset. */
const SURE = 12;
/** Bytes whose validity is asked for at one go. */
const BLOCK = 1 << 10;
/** From so many regions on, those nearer than this to the one before join it: a region has a price, however short it is. */
const MANY = 1 << 10;
const NEAR = 32;
/** How long a window is, and its context where it is cut inside words. */
const WINDOW = 1 << 12;
const CONTEXT = 32;

/** No window is longer. */
export const LONGEST_WINDOW = WINDOW + CONTEXT;

/** The regions of the bytes that are not valid UTF-8, in order, none overlapping another. */
export function faultyRegions(bytes: Uint8Array): Region[] {
  const regions: Region[] = [];
  let free = 0; // bytes before this belong to a region
  let doubtful = 0; // bytes before this are not known to be valid
  for (let i = 0; i < bytes.length; ) {
    if (i >= doubtful) {
      i = skipValid(bytes, i);
      doubtful = i + BLOCK;
      if (i >= bytes.length) break;
    }
    const form = formAt(bytes, i);
    if (kindOf(form) === ASCII || kindOf(form) === VALID) {
      i += lengthOf(form);
      continue;
    }
    const start = regionStart(bytes, i, free);
    const end = regionEnd(bytes, i);
    const last = regions.length < MANY ? undefined : regions.at(-1);
    if (last !== undefined && start < last.end + NEAR)
      regions[regions.length - 1] = { start: last.start, end };
    else regions.push({ start, end });
    free = end;
    i = end;
  }
  return regions;
}

/** Passes over whole blocks that are valid, but for a sequence that the end of a block cuts in two. */
function skipValid(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + BLOCK <= bytes.length) {
    const block = bytes.subarray(at, at + BLOCK);
    const whole = BLOCK - unfinishedTail(block);
    if (!isUtf8(whole === BLOCK ? block : block.subarray(0, whole))) break;
    at += whole;
  }
  return at;
}

/** The window of a region that begins at a byte of it: all that is left, or as far as a word border near the longest. */
export function windowAt(bytes: Uint8Array, start: number, { end }: Region): Window {
  const most = start + WINDOW;
  if (end <= most) return { start, end, cut: end };
  for (let i = most; i > start + WINDOW / 2; i--) {
    if ((bytes[i - 1] as number) < FIRST_TRAIL) return { start, end: i, cut: i };
  }
  return { start, end: Math.min(end, most + CONTEXT), cut: most };
}

/** The start of the word before the one with the fault. */
function regionStart(bytes: Uint8Array, fault: number, free: number): number {
  let borders = 0;
  let i = fault;
  while (i > free && fault - i < BEFORE) {
    if ((bytes[i - 1] as number) < FIRST_TRAIL && ++borders > 1) break;
    i--;
  }
  // Not inside a sequence.
  while (i < fault && ((bytes[i] as number) & 0xc0) === 0x80) i++;
  return i;
}

/** The end of the word after the one with the last fault. */
function regionEnd(bytes: Uint8Array, fault: number): number {
  let borders = 0;
  let valid = 0;
  let i = fault;
  while (i < bytes.length) {
    const form = formAt(bytes, i);
    if (kindOf(form) === ASCII) {
      if ((bytes[i] as number) < FIRST_TRAIL && ++borders > 1) break;
    } else if (kindOf(form) === VALID) {
      if (++valid > SURE) break;
    } else {
      borders = 0;
      valid = 0;
    }
    i += lengthOf(form);
  }
  return i;
}
