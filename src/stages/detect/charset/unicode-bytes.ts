/** A byte order mark: the charset it stands for and how many bytes it takes. */
export interface ByteOrderMark {
  readonly charset: string;
  readonly length: number;
}

/** Longer marks first: that of UTF-32LE begins with that of UTF-16LE. */
const MARKS: readonly (readonly [charset: string, ...mark: number[]])[] = [
  ['utf-32le', 0xff, 0xfe, 0x00, 0x00],
  ['utf-32be', 0x00, 0x00, 0xfe, 0xff],
  ['gb18030', 0x84, 0x31, 0x95, 0x33],
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];

/** The byte order mark that the bytes start with. */
export function byteOrderMark(bytes: Uint8Array): ByteOrderMark | undefined {
  const found = MARKS.find(([, ...mark]) => mark.every((byte, i) => bytes[i] === byte));
  return found === undefined ? undefined : { charset: found[0], length: found.length - 1 };
}

/** How many bytes an unfinished UTF-8 sequence at the very end takes: 0–3. */
export function unfinishedTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < sequenceLength(byte) ? back : 0;
  }
  return 0;
}

/** How many bytes at the very start may be the rest of a UTF-8 sequence: 0–3. */
export function restOfSequence(bytes: Uint8Array): number {
  let length = 0;
  while (length < 3 && length < bytes.length && ((bytes[length] as number) & 0xc0) === 0x80) length++;
  return length;
}

/** Whether a byte is one of those that follow a lead byte. */
export function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** How long a sequence is by its lead byte; 1 for a byte that leads none. */
export function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 1;
}

/** Whether what follows a lead byte makes a code point: no overlong form, no surrogate, none above U+10FFFF. */
export function continues(bytes: Uint8Array, at: number, length: number): boolean {
  const lead = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  const first = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const last = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < first || second > last) return false;
  for (let i = at + 2; i < at + length; i++) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return false;
  return true;
}

/** Whether the bytes are code points of UTF-32 in the given order, none of them U+0000, the last one perhaps cut off. */
export function isUtf32(bytes: Uint8Array, littleEndian: boolean): boolean {
  if (bytes.length < 4) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i + 4 <= bytes.length; i += 4) {
    const point = view.getUint32(i, littleEndian);
    if (point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return false;
  }
  return true;
}
