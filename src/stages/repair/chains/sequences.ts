import { INVALID, stateOf } from '../charsets/decode.ts';
import type { Codec } from './codec.ts';

/** States of a sequence that has lost a byte beyond recall, plus the number of bytes that it still has. */
export const UNKNOWN = 0x8000000;

/** The first byte of a sequence that has begun. */
function leadOf(state: number): number {
  return state < 0x100 ? state : state < 0x10000 ? state >> 8 : state >> 16;
}

/** Whether a sequence is of four bytes: an emoji, most of the time, and every byte makes another one. */
export function isOfFour(state: number): boolean {
  const lead = leadOf(state);
  return lead >= 0xf0 && lead <= 0xf4;
}

/** How many bytes a sequence of UTF-8 still lacks. */
export function missingIn(state: number): number {
  const lead = leadOf(state);
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  return length - (state < 0x100 ? 1 : state < 0x10000 ? 2 : 3);
}

/** Whether a line shows a whole sequence of several bytes. */
export function hasSequence(line: string, { encode, feed }: Codec): boolean {
  let state = 0;
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    const byte = (encode[unit] ?? 0) & 0xff;
    let answer = state === 0 ? INVALID : feed(state, byte);
    if (answer === INVALID && byte >= 0x80) answer = feed(0, byte);
    if (answer >= 0x80) return true;
    state = answer < INVALID ? stateOf(answer) : 0;
  }
  return false;
}
