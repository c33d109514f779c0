import type { Sample } from './sample.ts';

/** UTF-8: the first `length` bytes of an array that is good until the next text. */
export interface Utf8 {
  readonly bytes: Uint8Array;
  readonly length: number;
}

const encoder = new TextEncoder();
let bytes = new Uint8Array(0);

/** A text in UTF-8. */
export function utf8Of(text: string): Utf8 {
  reserve(3 * text.length);
  return { bytes, length: encoder.encodeInto(text, bytes).written };
}

/** The words of a sample in UTF-8 and lower case, with one space between. */
export function lowerUtf8Of({ units, edges }: Sample): Utf8 {
  lower ??= buildLower();
  let letters = 0;
  for (let i = 0; i < edges.length; i += 2) {
    letters += (edges[i + 1] as number) - (edges[i] as number) + 1;
  }
  reserve(3 * letters);
  let length = 0;
  for (let i = 0; i < edges.length; i += 2) {
    if (i > 0) bytes[length++] = 0x20;
    for (let at = edges[i] as number, end = edges[i + 1] as number; at < end; at++) {
      const unit = units[at] as number;
      const small = unit < LOWER_END ? (lower[unit] as number) : unit;
      if (small < 0x80) {
        bytes[length++] = small;
        if (unit === DOTTED_I) {
          bytes[length++] = 0xcc;
          bytes[length++] = 0x87;
        }
      } else if (small < 0x800) {
        bytes[length++] = 0xc0 | (small >> 6);
        bytes[length++] = 0x80 | (small & 0x3f);
      } else {
        bytes[length++] = 0xe0 | (small >> 12);
        bytes[length++] = 0x80 | ((small >> 6) & 0x3f);
        bytes[length++] = 0x80 | (small & 0x3f);
      }
    }
  }
  return { bytes, length };
}

function reserve(length: number): void {
  if (bytes.length < length) bytes = new Uint8Array(2 * length);
}

/** Behind this there are capital letters in rare forms of Latin only. */
const LOWER_END = 0x2500;
/** The capital whose small letter is an i with a dot of its own, U+0307. */
const DOTTED_I = 0x130;
let lower: Uint16Array | undefined;

/** For each code unit that of its small letter. */
function buildLower(): Uint16Array {
  const all = String.fromCharCode(...Array.from({ length: LOWER_END }, (_, unit) => unit));
  const small = all.replace('İ', 'i').toLowerCase();
  return Uint16Array.from({ length: LOWER_END }, (_, unit) => small.charCodeAt(unit));
}
