/** Characters in a row: the first of them, its pair, and how many. */
type Row = readonly [first: number, pair: number, count: number];

/**
 * Kana, Cyrillic letters and numbers that Big5 itself lacks, where decoders put them that follow the table of the
 * Unicode Consortium (OBSOLETE/EASTASIA/OTHER/BIG5.TXT).
 */
export const UNICODE_ROWS: readonly Row[] = [
  [0x30fe, 0xc6a1, 1],
  [0x309d, 0xc6a2, 2],
  [0x3005, 0xc6a4, 1],
  [0x3041, 0xc6a5, 83],
  [0x30a1, 0xc6f8, 86],
  [0x0414, 0xc7b1, 2],
  [0x0401, 0xc7b3, 1],
  [0x0416, 0xc7b4, 7],
  [0x0423, 0xc7bb, 19],
  [0x0451, 0xc7ce, 1],
  [0x0436, 0xc7cf, 26],
  [0x2460, 0xc7e9, 10],
  [0x2474, 0xc7f3, 10],
];

/** The same where the extensions of ETEN have them, which browsers follow (WHATWG Encoding Standard, index Big5). */
export const ETEN_ROWS: readonly Row[] = [
  [0x2460, 0xc6a1, 10],
  [0x2474, 0xc6ab, 10],
  [0x2170, 0xc6b5, 10],
  [0x30fd, 0xc6da, 2],
  [0x309d, 0xc6dc, 2],
  [0x3005, 0xc6e0, 3],
  [0x30fc, 0xc6e3, 1],
  [0x3041, 0xc6e7, 83],
  [0x30a1, 0xc77b, 86],
  [0x0410, 0xc7f3, 6],
  [0x0401, 0xc7f9, 1],
  [0x0416, 0xc7fa, 32],
  [0x0451, 0xc85b, 1],
  [0x0436, 0xc85c, 26],
];

/** Calls `put` with each character of some rows and its pair. Trails of Big5 are 40–7E and A1–FE. */
export function eachPair(rows: readonly Row[], put: (unit: number, pair: number) => void): void {
  for (const [first, start, count] of rows) {
    let pair = start;
    for (let i = 0; i < count; i++) {
      put(first + i, pair);
      const trail = pair & 0xff;
      pair += trail === 0x7e ? 0x23 : trail === 0xfe ? 0x42 : 1;
    }
  }
}
