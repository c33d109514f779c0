import { Buffer } from 'node:buffer';

const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
/** Texts of more code units than this get an array of their own, which is not kept. */
const MOST_KEPT = 1 << 20;

let kept = new Uint16Array(0);
let keptBytes = Buffer.alloc(0);

/**
 * The code units of a text and a 0 behind them, at the start of an array that may be longer: going through an array is
 * twice as fast as asking a string for each. The array is the caller's, to write to as well, until the next call.
 */
export function codeUnits(text: string): Uint16Array {
  const { length } = text;
  let units = kept;
  let bytes = keptBytes;
  if (length >= units.length) {
    units = new Uint16Array(length > MOST_KEPT ? length + 1 : Math.max(4096, 2 * length));
    bytes = Buffer.from(units.buffer);
    if (length <= MOST_KEPT) {
      kept = units;
      keptBytes = bytes;
    }
  }
  if (littleEndian) bytes.write(text, 0, 'utf16le');
  else for (let at = 0; at < length; at++) units[at] = text.charCodeAt(at);
  units[length] = 0;
  return units;
}

/** Longer stretches are read where they are; for shorter ones an array of their own would cost more than a copy. */
const MOST_COPIED = 4096;
const copied = new Uint16Array(MOST_COPIED);
const copiedBytes = Buffer.from(copied.buffer);

/** The string of a stretch of code units. */
export function textOf(units: Uint16Array, start: number, end: number): string {
  const length = end - start;
  if (littleEndian && length > MOST_COPIED)
    return Buffer.from(units.buffer, units.byteOffset + 2 * start, 2 * length).toString('utf16le');
  let text = '';
  for (let from = start; from < end; from += MOST_COPIED) {
    const count = Math.min(MOST_COPIED, end - from);
    for (let i = 0; i < count; i++) copied[i] = units[from + i] as number;
    text += littleEndian
      ? copiedBytes.toString('utf16le', 0, 2 * count)
      : String.fromCharCode(...copied.subarray(0, count));
  }
  return text;
}
