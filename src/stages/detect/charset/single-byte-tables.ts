/** Bytes 80–9F of windows-1252 after the WHATWG Encoding Standard. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Bytes that runtimes have differed on, as the WHATWG Encoding Standard has them (its indexes windows-1253, windows-1255,
 * koi8-u), so that bytes are the same text on each.
 */
const CORRECTIONS: Readonly<Record<string, readonly (readonly [byte: number, unit: number])[]>> = {
  'windows-1252': Array.from(WINDOWS_1252, (char, i) => [0x80 + i, char.charCodeAt(0)] as const),
  'windows-1253': [[0xaa, 0xfffd]],
  'windows-1255': [[0xca, 0x5ba]],
  'koi8-u': [
    [0xae, 0x45e],
    [0xbe, 0x40e],
  ],
};

const SINGLE_BYTE =
  /^(?:windows-(?:125\d|874)|iso-8859-\d+(?:-i)?|koi8-[ru]|ibm866|macintosh|x-mac-cyrillic)$/;

const tables = new Map<string, Uint16Array>();

/** Whether a charset has one byte a character, by its name. */
export function isSingleByte(charset: string): boolean {
  return SINGLE_BYTE.test(charset);
}

/** The code units of the 256 bytes of a single-byte charset; U+FFFD where it has none. */
export function unitsOfBytes(charset: string): Uint16Array {
  let table = tables.get(charset);
  if (table === undefined) {
    table = new Uint16Array(256);
    const text = new TextDecoder(charset).decode(Uint8Array.from({ length: 128 }, (_, i) => 0x80 + i));
    for (let byte = 0; byte < 256; byte++) {
      const unit = byte < 0x80 ? byte : text.charCodeAt(byte - 0x80);
      // Some runtimes give a byte without a character one for private use.
      table[byte] = unit >= 0xe000 && unit <= 0xf8ff && charset !== 'macintosh' ? 0xfffd : unit;
    }
    for (const [byte, unit] of CORRECTIONS[charset] ?? []) table[byte] = unit;
    tables.set(charset, table);
  }
  return table;
}

/** Decodes bytes of a single-byte charset. */
export function decodeSingleByte(charset: string, bytes: Uint8Array): string {
  const table = unitsOfBytes(charset);
  const units = new Uint16Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) units[i] = table[bytes[i] as number] as number;
  return utf16Text(units, units.length);
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The first `length` code units as text. */
export function utf16Text(units: Uint16Array, length: number): string {
  const buffer = Buffer.from(units.buffer, units.byteOffset, 2 * length);
  return (LITTLE_ENDIAN ? buffer : Buffer.from(buffer).swap16()).toString('utf16le');
}
