/** Encodes text in a legacy charset by looking up what the runtime's decoder makes of every byte sequence. */
export function encode(text: string, charset: string): Uint8Array {
  if (charset === 'utf-8') return Buffer.from(text);
  if (charset === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (charset === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  if (charset.startsWith('utf-32')) return utf32(text, charset === 'utf-32le');
  const table = tableOf(charset);
  return Uint8Array.from(
    [...text].flatMap((char) => {
      const bytes = table.get(char);
      if (bytes === undefined) throw new RangeError(`${charset} has no ${char}`);
      return bytes;
    }),
  );
}

function utf32(text: string, littleEndian: boolean): Uint8Array {
  const points = [...text].map((char) => char.codePointAt(0) ?? 0);
  const view = new DataView(new ArrayBuffer(4 * points.length));
  points.forEach((point, i) => {
    view.setUint32(4 * i, point, littleEndian);
  });
  return new Uint8Array(view.buffer);
}

/** What the cases need of bytes 80–9F. */
const WINDOWS_1252: readonly (readonly [string, number])[] = [
  ['€', 0x80],
  ['…', 0x85],
  ['‘', 0x91],
  ['’', 0x92],
  ['“', 0x93],
  ['”', 0x94],
  ['•', 0x95],
  ['–', 0x96],
  ['—', 0x97],
  ['œ', 0x9c],
];

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(charset: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(charset);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(charset, { fatal: true });
  const table = new Map<string, readonly number[]>();
  const put = (...bytes: readonly number[]): void => {
    try {
      const char = decoder.decode(Uint8Array.from(bytes));
      if ([...char].length === 1 && !table.has(char)) table.set(char, bytes);
    } catch {
      // No character.
    }
  };
  for (let byte = 0; byte <= 0xff; byte++) put(byte);
  // Some runtimes take windows-1252 for Latin-1.
  if (charset === 'windows-1252') WINDOWS_1252.forEach(([char, byte]) => void table.set(char, [byte]));
  const isDouble = /^(gb|big5|euc|shift)/.test(charset);
  for (let lead = 0x81; isDouble && lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) put(lead, trail);
  }
  if (charset === 'gb18030') {
    // Planes 1 and up are in order from 90 30 81 30.
    for (let n = 0; n < 126_000; n++) {
      if (n < 65_536 || n > 65_600) continue;
      put(
        0x90 + Math.floor(n / 12_600),
        0x30 + (Math.floor(n / 1_260) % 10),
        0x81 + (Math.floor(n / 10) % 126),
        0x30 + (n % 10),
      );
    }
  }
  tables.set(charset, table);
  return table;
}
