import { automaton, INVALID } from '../charsets/decode.ts';
import { type Charset, encodeTable, highCharacters, type SingleByte } from '../charsets/encode.ts';

/** Marks in a table of bytes, of characters for bytes below A0: beyond Latin-1; a control where the charset has another. */
export const OWN = 0x100;
export const CONTROL = 0x200;
/** The charset has another character for the byte, or none. */
export const BORROWED = 0x400;

/** Windows charsets that stand for those of ISO 8859 as well, in which the bytes below A0 are controls. */
const WITH_CONTROLS: ReadonlySet<SingleByte> = new Set<SingleByte>([
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1257',
]);

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
  // The lowest code unit that the charset cannot have for a byte below A0 which has another character there.
  const least = WITH_CONTROLS.has(charset) ? 0xa0 : 0x80;
  for (const unit of highUnits(charset)) {
    const byte = (encode[unit] as number) & 0xff;
    table[unit] = byte;
    if (byte >= 0xa0) continue;
    const isControl = unit < 0xa0 && high.charCodeAt(unit - 0x80) !== unit;
    const isBorrowed = unit >= least && high.charCodeAt(byte - 0x80) !== unit;
    table[unit] = byte | (unit > 0xff ? OWN : isControl ? CONTROL : 0) | (isBorrowed ? BORROWED : 0);
  }
  return table;
}

const C1_CONTROLS = String.fromCharCode(...Array.from({ length: 32 }, (_, i) => 0x80 + i));

const unitsByCharset = new Map<SingleByte, ReadonlySet<number>>();

/** All units that may have a byte from 80 on: those of the charset, C1 controls, and what Windows-1252 has in their place. */
export function highUnits(charset: SingleByte): ReadonlySet<number> {
  const known = unitsByCharset.get(charset);
  if (known !== undefined) return known;
  const characters = C1_CONTROLS + highCharacters('windows-1252') + highCharacters(charset);
  const table = encodeTable(charset);
  const units = new Set<number>();
  for (let i = 0; i < characters.length; i++) {
    const unit = characters.charCodeAt(i);
    if (table[unit] !== 0) units.add(unit);
  }
  unitsByCharset.set(charset, units);
  return units;
}

/** What {@link unitTable} has for the first byte of a pair. */
export const PARTIAL = 0xffff;

const unitTables = new Map<Charset, Uint16Array>();

/** The code unit that each byte from 80 on is in a legacy charset; {@link PARTIAL} for the first of a pair, 0 for none. */
export function unitTable(charset: Charset): Uint16Array {
  let table = unitTables.get(charset);
  if (table === undefined) {
    table = new Uint16Array(0x100);
    const { feed } = automaton(charset);
    for (let byte = 0x80; byte <= 0xff; byte++) {
      const answer = feed(0, byte);
      table[byte] = answer === INVALID ? 0 : answer < 0 ? PARTIAL : answer;
    }
    unitTables.set(charset, table);
  }
  return table;
}
