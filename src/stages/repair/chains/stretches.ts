import { INVALID, stateOf } from '../charsets/decode.ts';
import type { Codec } from './codec.ts';
import { missingIn } from './sequences.ts';

/** What stands for a byte that was lost. */
export const DROPPED = 0;
export const QUESTION = 0x3f;
export const REPLACEMENT = 0xfffd;
/** Characters of three bytes that are whole in a line that is no chance. */
const LEAST_WHOLE = 3;
const THREE_BYTES = 0x800;
/** Bytes that must be there still for each place where some are gone without a sign. */
const SHARE = 12;

/**
 * Which code units of a line belong to stretches beyond ASCII that are UTF-8 when they are bytes again, but for bytes
 * that are lost: a double-byte charset pairs the bytes of each stretch anew, for ASCII keeps to itself. `shown` is what
 * stands for a byte that was left over at the end of a stretch. `undefined` where nothing is lost, or few characters are
 * whole in such stretches.
 */
export function readable(line: string, codec: Codec, shown: number): Uint8Array | undefined {
  const taken = new Uint8Array(line.length);
  let lossy = false;
  let whole = 0;
  for (let start = 0; start < line.length; ) {
    if (line.charCodeAt(start) < 0x80) {
      start++;
      continue;
    }
    let end = start;
    while (end < line.length && line.charCodeAt(end) >= 0x80) end++;
    const stretch = stretchOf(line, start, end, codec, shown);
    if (stretch !== undefined) {
      taken.fill(1, start, end);
      lossy ||= stretch.lossy;
      whole += stretch.whole;
    }
    start = end;
  }
  return lossy && whole >= LEAST_WHOLE ? taken : undefined;
}

/** A stretch that is UTF-8: whether bytes are lost in it, and how many characters of three bytes are whole. */
interface Stretch {
  readonly lossy: boolean;
  readonly whole: number;
}

/** What is found of a stretch; `undefined` for one that is no UTF-8. */
function stretchOf(
  line: string,
  start: number,
  end: number,
  codec: Codec,
  shown: number,
): Stretch | undefined {
  const { encode, feed } = codec;
  let state = 0;
  let bytes = 0;
  let gaps = 0;
  let signs = 0;
  let whole = 0;
  let behindGap = false;
  for (let at = start; at < end; at++) {
    const unit = line.charCodeAt(at);
    if (unit === REPLACEMENT) {
      signs++;
      behindGap = true;
      state = 0;
      continue;
    }
    const packed = encode[unit] ?? 0;
    if (packed === 0) return undefined;
    for (let shift = ((packed >>> 24) - 1) * 8; shift >= 0; shift -= 8) {
      const byte = (packed >> shift) & 0xff;
      bytes++;
      let answer = feed(state, byte);
      if (answer === INVALID && behindGap && byte <= 0xbf) continue;
      if (answer === INVALID) {
        gaps++;
        behindGap = true;
        answer = feed(0, byte);
        if (answer === INVALID) {
          state = 0;
          continue;
        }
      } else if (answer >= 0) behindGap = false;
      if (answer >= THREE_BYTES) whole++;
      state = answer < INVALID ? stateOf(answer) : 0;
    }
  }
  if (gaps * SHARE > bytes || signs * 2 > end - start) return undefined;
  if (state === 0) return { lossy: gaps + signs > 0, whole };
  if (missingIn(state) !== 1) return undefined;
  return shown === DROPPED || line.charCodeAt(end) === shown ? { lossy: true, whole } : undefined;
}
