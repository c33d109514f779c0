import { continues, isContinuation, restOfSequence, sequenceLength } from './unicode-bytes.ts';

/** What stands at a place in bytes that should be UTF-8. */
export const ASCII = 0;
export const VALID = 1;
export const CESU_8 = 2;
export const MODIFIED_UTF_8 = 3;
export const OVERLONG = 4;
const SURROGATE = 5;
export const TRUNCATED = 6;
export const INVALID = 7;

const LENGTH_BITS = 3;

/** How many bytes a form of {@link formAt} has, 1–6. */
export function lengthOf(form: number): number {
  return form & ((1 << LENGTH_BITS) - 1);
}

/** Which of the above a form of {@link formAt} is. */
export function kindOf(form: number): number {
  return form >> LENGTH_BITS;
}

function form(kind: number, length: number): number {
  return (kind << LENGTH_BITS) | length;
}

/**
 * The form at a place: kind and length as one number, for {@link kindOf} and {@link lengthOf}. What is invalid is as long as
 * the Unicode Standard has it (3.9, maximal subparts).
 */
export function formAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return form(ASCII, 1);
  const length = sequenceLength(lead);
  if (length === 1) return loneForm(bytes, at, lead);
  if (at + length <= bytes.length && continues(bytes, at, length)) return form(VALID, length);
  const second = bytes[at + 1] ?? 0;
  if (lead === 0xed && second >= 0xa0 && second <= 0xbf && isContinuation(bytes[at + 2])) {
    return second < 0xb0 && isLowSurrogate(bytes, at + 3) ? form(CESU_8, 6) : form(SURROGATE, 3);
  }
  const isLong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  if (isLong && areContinuations(bytes, at + 1, length - 1)) return form(OVERLONG, length);
  return brokenForm(bytes, at, length);
}

/** A byte that leads no sequence. */
function loneForm(bytes: Uint8Array, at: number, lead: number): number {
  if (at === 0 && isContinuation(lead)) return form(TRUNCATED, restOfSequence(bytes));
  if ((lead === 0xc0 || lead === 0xc1) && isContinuation(bytes[at + 1])) {
    return form(lead === 0xc0 && bytes[at + 1] === 0x80 ? MODIFIED_UTF_8 : OVERLONG, 2);
  }
  return form(INVALID, 1);
}

/** A sequence that ends too early: as many of its bytes as may begin one. */
function brokenForm(bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at] as number;
  let end = at + 1;
  const second = bytes[end];
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second !== undefined && second >= least && second <= most) {
    end++;
    while (end < at + length && isContinuation(bytes[end])) end++;
  }
  return form(end === bytes.length ? TRUNCATED : INVALID, end - at);
}

function isLowSurrogate(bytes: Uint8Array, at: number): boolean {
  const second = bytes[at + 1] ?? 0;
  return bytes[at] === 0xed && second >= 0xb0 && second <= 0xbf && isContinuation(bytes[at + 2]);
}

function areContinuations(bytes: Uint8Array, at: number, count: number): boolean {
  for (let i = at; i < at + count; i++) if (!isContinuation(bytes[i])) return false;
  return true;
}

/** The text of a form that is not valid as it stands, U+FFFD where it has none. */
export function textOfForm(bytes: Uint8Array, at: number, found: number): string {
  switch (kindOf(found)) {
    case CESU_8:
      return String.fromCharCode(codePoint(bytes, at, 3), codePoint(bytes, at + 3, 3));
    case MODIFIED_UTF_8:
    case OVERLONG:
      return String.fromCodePoint(codePoint(bytes, at, lengthOf(found)));
    default:
      return '\ufffd';
  }
}

function codePoint(bytes: Uint8Array, at: number, length: number): number {
  let point = (bytes[at] as number) & (0x7f >> length);
  for (let i = at + 1; i < at + length; i++) point = (point << 6) | ((bytes[i] as number) & 0x3f);
  return point;
}
