/** Bytes weighed of legacy text: as many as tell one charset from another beyond doubt. */
const LEGACY_SAMPLE = 1 << 11;
/** Bytes below this are no part of a character of two or four bytes in any legacy charset: what they part stands alone. */
const FIRST_TRAIL = 0x30;
/** The longest stretch of ASCII kept beside what is not. */
const CONTEXT = 24;

/**
 * What tells the charset of legacy bytes: the stretches that are not ASCII, cut where no character can be cut in two, with
 * the words beside them. ASCII says nothing, and most of a page may be ASCII.
 */
export function legacySample(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(LEGACY_SAMPLE);
  let length = 0;
  let done = 0; // bytes before this have been taken or left out
  for (let at = 0; at < bytes.length && length < LEGACY_SAMPLE; at++) {
    if ((bytes[at] as number) < 0x80) continue;
    const start = wordBefore(bytes, at, done);
    const end = wordAfter(bytes, at);
    const part = bytes.subarray(start, Math.min(end, start + LEGACY_SAMPLE - length));
    out.set(part, length);
    length += part.length;
    done = end;
    at = end - 1;
  }
  return out.subarray(0, length);
}

/** Where the word before the byte at `at` begins; all before it is ASCII, back to `from`. */
function wordBefore(bytes: Uint8Array, at: number, from: number): number {
  let borders = 0;
  let i = at;
  while (i > from && at - i < CONTEXT) {
    if ((bytes[i - 1] as number) < FIRST_TRAIL && ++borders > 1) break;
    i--;
  }
  return i;
}

/** Where the word ends that follows the last byte of a stretch that is not ASCII. */
function wordAfter(bytes: Uint8Array, at: number): number {
  let last = at;
  let borders = 0;
  let i = at + 1;
  for (; i < bytes.length && i - last < CONTEXT; i++) {
    const byte = bytes[i] as number;
    if (byte >= 0x80) {
      last = i;
      borders = 0;
    } else if (byte < FIRST_TRAIL && ++borders > 1) break;
  }
  return i;
}
