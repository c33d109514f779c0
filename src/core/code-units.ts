import { Buffer } from 'node:buffer';

const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
/** Texts of more code units than this get an array of their own, which is not kept. */
const MOST_KEPT = 1 << 20;

let kept = new Uint16Array(0);
let keptBytes = Buffer.alloc(0);

/**
 * The code units of a text, at the start of an array that may be longer: going through an array is twice as fast as
 * asking a string for each. The array is the caller's, to write to as well, until the next call.
 */
export function codeUnits(text: string): Uint16Array {
  const { length } = text;
  let units = kept;
  let bytes = keptBytes;
  if (length > units.length) {
    units = new Uint16Array(length > MOST_KEPT ? length : Math.max(4096, 2 * length));
    bytes = Buffer.from(units.buffer);
    if (length <= MOST_KEPT) {
      kept = units;
      keptBytes = bytes;
    }
  }
  if (littleEndian) bytes.write(text, 0, 'utf16le');
  else for (let at = 0; at < length; at++) units[at] = text.charCodeAt(at);
  return units;
}
