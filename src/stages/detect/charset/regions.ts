import { ASCII, formAt, kindOf, lengthOf, VALID } from './utf8-forms.ts';

/** A stretch of bytes with faults in it, and some of what stands around them. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

/** Bytes below this are no part of a character of two or four bytes in any legacy charset. */
const FIRST_TRAIL = 0x30;
/** How far back from a fault a region begins at most. */
const BEFORE = 48;
/** So many valid sequences in a row are no bytes of another charset. */
const SURE = 12;

/** The regions of the bytes that are not valid UTF-8, in order, none touching another. */
export function faultyRegions(bytes: Uint8Array): Region[] {
  const regions: Region[] = [];
  let free = 0; // bytes before this belong to a region
  for (let i = 0; i < bytes.length; ) {
    const form = formAt(bytes, i);
    if (kindOf(form) === ASCII || kindOf(form) === VALID) {
      i += lengthOf(form);
      continue;
    }
    const start = regionStart(bytes, i, free);
    const end = regionEnd(bytes, i);
    regions.push({ start, end });
    free = end;
    i = end;
  }
  return regions;
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
