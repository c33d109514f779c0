import { encodeTable, highCharacters, type SingleByte } from '../charsets/encode.ts';
import { isBorrowed, leastBorrowed } from './borrowed.ts';
import { SINGLE_BYTE } from './mix-ups.ts';

/** Marks in a table of bytes, of characters for bytes below A0: beyond Latin-1; a control where the charset has another. */
export const OWN = 0x100;
export const CONTROL = 0x200;
/** The charset has another character for the byte, or none. */
export const BORROWED = 0x400;

const tables = new Map<SingleByte, Uint16Array>();

/** The byte from 80 on that each code unit has in a charset, with its marks above; 0 for the others and for ASCII. */
export function byteTable(charset: SingleByte): Uint16Array {
  let table = tables.get(charset);
  if (table === undefined) {
    table = build(charset);
    tables.set(charset, table);
  }
  return table;
}

function build(charset: SingleByte): Uint16Array {
  const table = new Uint16Array(0x10000);
  const encode = encodeTable(charset);
  const high = highCharacters(charset);
  const least = leastBorrowed(charset);
  for (const unit of highUnits(charset)) {
    const byte = (encode[unit] as number) & 0xff;
    table[unit] = byte;
    if (byte >= 0xa0) continue;
    const isControl = unit < 0xa0 && high.charCodeAt(unit - 0x80) !== unit;
    table[unit] =
      byte |
      (unit > 0xff ? OWN : isControl ? CONTROL : 0) |
      (isBorrowed(unit, least, byte, high) ? BORROWED : 0);
  }
  return table;
}

const C1_CONTROLS = String.fromCharCode(...Array.from({ length: 32 }, (_, i) => 0x80 + i));

/** All units that may have a byte from 80 on: those of the charset, C1 controls, and what Windows-1252 has in their place. */
export function highUnits(charset: SingleByte): Set<number> {
  const characters = C1_CONTROLS + highCharacters('windows-1252') + highCharacters(charset);
  const table = encodeTable(charset);
  const units = new Set<number>();
  for (let i = 0; i < characters.length; i++) {
    const unit = characters.charCodeAt(i);
    if (table[unit] !== 0) units.add(unit);
  }
  return units;
}

/** ASCII is in all charsets. */
export const EVERYWHERE = -1;
/** The bits of the charsets that have all units. */
export const CHARSETS = 0xffff;
let sharing: Uint32Array | undefined;

/**
 * The charsets of {@link SINGLE_BYTE} that a stretch of code units may be in: a bit for each that has them all, and in the
 * high half for each that has the same bytes for them as the first. All bits for ASCII.
 */
export function charsetsOf(units: Uint16Array, start: number, end: number): number {
  sharing ??= share();
  let shared = EVERYWHERE;
  let i = start;
  for (; i + 4 <= end && (shared & CHARSETS) !== 0; i += 4)
    shared &=
      (sharing[units[i] as number] as number) &
      (sharing[units[i + 1] as number] as number) &
      (sharing[units[i + 2] as number] as number) &
      (sharing[units[i + 3] as number] as number);
  for (; i < end && (shared & CHARSETS) !== 0; i++) shared &= sharing[units[i] as number] as number;
  return shared;
}

function share(): Uint32Array {
  const masks = new Uint32Array(0x10000).fill(0xffffffff, 0, 0x80);
  const first = encodeTable('windows-1252');
  for (const [bit, charset] of SINGLE_BYTE.entries()) {
    const table = encodeTable(charset);
    for (const unit of highUnits(charset)) {
      const alike = table[unit] === first[unit] ? 1 << (bit + 16) : 0;
      masks[unit] = (masks[unit] as number) | (1 << bit) | alike;
    }
  }
  return masks;
}
