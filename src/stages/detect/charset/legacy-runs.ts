import { characterLength } from './character-lengths.ts';
import { decodeAs } from './decoders.ts';
import { escapeRuns, hasEscapes } from './escape-charsets.ts';
import { RunLog, type RunText } from './runs.ts';
import { isSingleByte, unitsOfBytes } from './single-byte-tables.ts';

const REPLACEMENT = '\ufffd';
const REPLACEMENT_UNIT = 0xfffd;

/**
 * Reads bytes in a charset other than UTF-8, and finds those that are no character in it: half of one at the end, or invalid
 * ones anywhere.
 */
export function legacyRuns(bytes: Uint8Array, charset: string): RunText {
  if (hasEscapes(charset)) return escapeRuns(bytes, charset);
  const text = decodeAs(charset, bytes);
  if (!text.includes(REPLACEMENT)) return { text, runs: [], replaced: 0 };
  const log = new RunLog(bytes, (part) => decodeAs(charset, part));
  for (const [start, end, isCut] of faultsIn(bytes, charset)) {
    log.add({ start, end, with: REPLACEMENT, charset, reason: isCut ? 'truncated' : 'invalid' });
  }
  return log.finish();
}

type Fault = readonly [start: number, end: number, isCut: boolean];

function faultsIn(bytes: Uint8Array, charset: string): Iterable<Fault> {
  if (isSingleByte(charset)) return byteFaults(bytes, unitsOfBytes(charset));
  if (charset.startsWith('utf-16')) return utf16Faults(bytes, charset === 'utf-16le');
  if (charset.startsWith('utf-32')) return utf32Faults(bytes, charset === 'utf-32le');
  return pairFaults(bytes, charset);
}

function* byteFaults(bytes: Uint8Array, units: Uint16Array): Generator<Fault> {
  for (let at = 0; at < bytes.length; at++) {
    if (units[bytes[at] as number] === REPLACEMENT_UNIT) yield [at, at + 1, false];
  }
}

function* utf16Faults(bytes: Uint8Array, littleEndian: boolean): Generator<Fault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { length } = bytes;
  for (let at = 0; at < length; ) {
    const unit = at + 2 > length ? undefined : view.getUint16(at, littleEndian);
    const isHigh = unit !== undefined && unit >> 10 === 0x36;
    if (unit === undefined || (isHigh && at + 4 > length)) {
      yield [at, length, true];
      break;
    }
    const isPair = isHigh && view.getUint16(at + 2, littleEndian) >> 10 === 0x37;
    if (!isPair && unit >> 11 === 0x1b) yield [at, at + 2, false];
    at += isPair ? 4 : 2;
  }
}

function* utf32Faults(bytes: Uint8Array, littleEndian: boolean): Generator<Fault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; at += 4) {
    const point = at + 4 > bytes.length ? undefined : view.getUint32(at, littleEndian);
    if (point === undefined) yield [at, bytes.length, true];
    else if (point > 0x10ffff || point >> 11 === 0x1b) yield [at, at + 4, false];
  }
}

const LONGEST = 4;

function* pairFaults(bytes: Uint8Array, charset: string): Generator<Fault> {
  for (let at = 0; at < bytes.length; ) {
    const length = characterLength(bytes, at, bytes.length, charset);
    if (length > 0) {
      at += length;
      continue;
    }
    const isCut = at + 1 === bytes.length || isCutQuad(bytes, at, charset);
    const next = isCut ? bytes.length : at + brokenLength(bytes, at);
    yield [at, next, isCut];
    at = next;
  }
}

/** How long a broken character is: a lead byte takes the byte behind it along, but for ASCII, which stands for itself. */
export function brokenLength(bytes: Uint8Array, at: number): 1 | 2 {
  const lead = bytes[at] as number;
  return isLead(lead) && (bytes[at + 1] as number) >= 0x80 ? 2 : 1;
}

/** Whether the bytes end with two or three of the four bytes of a character of GB 18030. */
function isCutQuad(bytes: Uint8Array, at: number, charset: string): boolean {
  if (charset !== 'gb18030' || bytes.length - at >= LONGEST) return false;
  const [lead = 0, second = 0, third] = bytes.subarray(at);
  const isDigit = second >= 0x30 && second <= 0x39;
  return isLead(lead) && isDigit && (third === undefined || isLead(third));
}

function isLead(byte: number): boolean {
  return byte > 0x80 && byte < 0xff;
}
