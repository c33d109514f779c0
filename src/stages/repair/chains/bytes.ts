import { encodeTable, highCharacters, type SingleByte } from '../charsets/encode.ts';
import { isBorrowed, leastBorrowed } from './borrowed.ts';

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
