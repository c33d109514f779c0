import { GBK_PAIRS } from '../../../data/gbk.generated.ts';
import { eachPair, UNICODE_ROWS } from './big5-extensions.ts';

/** Charsets that text is misread as. */
export type SingleByte =
  | 'windows-1250'
  | 'windows-1251'
  | 'windows-1252'
  | 'windows-1253'
  | 'windows-1254'
  | 'windows-1256'
  | 'windows-1257'
  | 'windows-874'
  | 'iso-8859-2'
  | 'iso-8859-6'
  | 'iso-8859-15'
  | 'macintosh'
  | 'koi8-r'
  | 'ibm866'
  | 'cp437'
  | 'cp850';

export type DoubleByte = 'gbk' | 'big5' | 'shift_jis' | 'euc-jp' | 'euc-kr';

export type Charset = SingleByte | DoubleByte;

/**
 * Characters 80–FF of the code pages that runtimes do not know, and of those that versions of Node read differently:
 * Windows-1252, here and there as Latin-1, and Windows-874 where it has no character (Unicode Consortium,
 * VENDORS/MICSFT).
 */
const TABLES: Readonly<Record<string, string>> = {
  'windows-1252':
    '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  'windows-874':
    '€\u0081\u0082\u0083\u0084…\u0086\u0087\u0088\u0089\u008a\u008b\u008c\u008d\u008e\u008f\u0090‘’“”•–—\u0098\u0099\u009a\u009b\u009c\u009d\u009e\u009f\u00a0กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮฯะัาำิีึืฺุูÛÜÝÞ฿เแโใไๅๆ็่้๊๋์ํ๎๏๐๑๒๓๔๕๖๗๘๙๚๛üýþÿ',
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
};

const decoded = new Map<SingleByte, string>();

/** Characters of the bytes 80–FF; a byte without a character is the C1 control or Latin-1 letter of its number. */
export function highCharacters(charset: SingleByte): string {
  const known = TABLES[charset] ?? decoded.get(charset);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(charset);
  let out = '';
  for (let byte = 0x80; byte <= 0xff; byte++) {
    const char = decoder.decode(Uint8Array.of(byte));
    // Some runtimes give an undefined byte a character for private use.
    const none = char === '\ufffd' || (char >= '\ue000' && char <= '\uf8ff');
    out += none ? String.fromCharCode(byte) : char;
  }
  decoded.set(charset, out);
  return out;
}

/**
 * The table of Windows-1252 with "islands": pairs of the written bytes that happen to be valid UTF-8 were decoded as
 * such, so what lies beyond Windows-1252 stands for its own UTF-8 bytes.
 */
export function islandTable(): EncodeTable {
  const known = encodeTables.get('islands');
  if (known !== undefined) return known;
  const table = encodeTable('windows-1252').slice();
  for (let unit = 0x100; unit < 0x10000; unit++) {
    if (table[unit] !== 0 || (unit >= 0xd800 && unit <= 0xdfff)) continue;
    const last = 0x80 | (unit & 0x3f);
    table[unit] =
      unit < 0x800
        ? (2 << 24) | ((0xc0 | (unit >> 6)) << 8) | last
        : (3 << 24) | ((0xe0 | (unit >> 12)) << 16) | ((0x80 | ((unit >> 6) & 0x3f)) << 8) | last;
  }
  encodeTables.set('islands', table);
  return table;
}

/** Pairs of a double-byte charset: `pairs[lead << 8 | trail]` is the code unit, 0 where there is none. */
const decodeTables = new Map<DoubleByte, Uint16Array>();

export function pairTable(charset: DoubleByte): Uint16Array {
  const known = decodeTables.get(charset);
  if (known !== undefined) return known;
  const table = charset === 'gbk' ? gbkTable() : decodedTable(charset);
  decodeTables.set(charset, table);
  return table;
}

type Range = readonly [from: number, to: number];

/** The user-defined areas of GBK: first bytes, second bytes, and the private-use character that they begin with. */
const USER_DEFINED: readonly (readonly [leads: Range, trails: Range, first: number])[] = [
  [[0xaa, 0xaf], [0xa1, 0xfe], 0xe000],
  [[0xf8, 0xfe], [0xa1, 0xfe], 0xe234],
  [[0xa1, 0xa7], [0x40, 0xa0], 0xe4c6],
];

function gbkTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let i = 0; i < GBK_PAIRS.length; i++) {
    const unit = GBK_PAIRS.charCodeAt(i);
    const trail = i % 190;
    const lead = 0x81 + (i - trail) / 190;
    if (unit !== 0xfffd) table[(lead << 8) | (trail < 63 ? 0x40 + trail : 0x41 + trail)] = unit;
  }
  for (const [leads, trails, first] of USER_DEFINED) {
    let unit = first;
    for (let lead = leads[0]; lead <= leads[1]; lead++) {
      for (let trail = trails[0]; trail <= trails[1]; trail++) {
        if (trail === 0x7f) continue;
        const pair = (lead << 8) | trail;
        if (table[pair] === 0) table[pair] = unit;
        unit++;
      }
    }
  }
  return table;
}

/** Every pair decoded in one go, each followed by a line feed so that a broken one cannot eat the next. */
function decodedTable(charset: DoubleByte): Uint16Array {
  const bytes = new Uint8Array(126 * 192 * 3);
  let length = 0;
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xff; trail++) {
      bytes[length++] = lead;
      bytes[length++] = trail;
      bytes[length++] = 0x0a;
    }
  }
  const text = new TextDecoder(charset).decode(bytes);
  const table = new Uint16Array(0x10000);
  // A line at a time by its units: cut up it would be as many strings as there are pairs.
  for (let pair = 0, start = 0; start < text.length; pair++) {
    let end = start;
    while (end < text.length && text.charCodeAt(end) !== 0x0a) end++;
    const unit = text.charCodeAt(start);
    if (end === start + 1 && unit !== 0xfffd) {
      const trail = pair % 192;
      table[((0x81 + (pair - trail) / 192) << 8) | (0x40 + trail)] = unit;
    }
    start = end + 1;
  }
  return table;
}

/**
 * Bytes that a code unit has in a charset: 0 for none, else the bytes with their number above them
 * (`1 << 24 | byte`, `2 << 24 | lead << 8 | trail`).
 */
export type EncodeTable = Uint32Array;

/**
 * Private-use characters that some decoders make of pairs for which Unicode had no character when GB 18030-2000 came
 * out: the first of a run, its pair, and how many.
 */
const GBK_PRIVATE = [
  [0xe76c, 0xa2e3, 1],
  [0xe5e5, 0xa3a0, 1],
  [0xe78d, 0xa6d9, 7],
  [0xe794, 0xa6ec, 2],
  [0xe796, 0xa6f3, 1],
  [0xe7c7, 0xa8bc, 1],
  [0xe7c8, 0xa8bf, 1],
  [0xe7e7, 0xa989, 13],
] as const;

const encodeTables = new Map<Charset | 'islands', EncodeTable>();
const DOUBLE_BYTE: ReadonlySet<string> = new Set<DoubleByte>([
  'gbk',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
]);

export function isDoubleByte(charset: Charset): charset is DoubleByte {
  return DOUBLE_BYTE.has(charset);
}

export function encodeTable(charset: Charset): EncodeTable {
  const known = encodeTables.get(charset);
  if (known !== undefined) return known;
  const table = new Uint32Array(0x10000);
  for (let byte = 0; byte < 0x80; byte++) table[byte] = (1 << 24) | byte;
  if (isDoubleByte(charset)) {
    const pairs = pairTable(charset);
    for (let pair = 0xffff; pair >= 0x8140; pair--) {
      const unit = pairs[pair] ?? 0;
      if (unit >= 0x80) table[unit] = (2 << 24) | pair;
    }
    if (charset === 'shift_jis') {
      // What decoders of code page 932 make of bytes without a character.
      table[0x80] = (1 << 24) | 0x80;
      for (const byte of [0xa0, 0xfd, 0xfe, 0xff])
        table[byte === 0xa0 ? 0xf8f0 : 0xf7f4 + byte] = (1 << 24) | byte;
      for (let byte = 0xa1; byte <= 0xdf; byte++) table[0xfec0 + byte] = (1 << 24) | byte;
    }
    if (charset === 'big5')
      eachPair(UNICODE_ROWS, (unit, pair) => {
        if (table[unit] === 0) table[unit] = (2 << 24) | pair;
      });
    if (charset === 'gbk') {
      table[0x20ac] = (1 << 24) | 0x80;
      for (const [unit, pair, count] of GBK_PRIVATE)
        for (let i = 0; i < count; i++) table[unit + i] = (2 << 24) | (pair + i);
    }
  } else {
    const high = highCharacters(charset);
    const western = highCharacters('windows-1252');
    for (let i = 0; i < 32; i++) {
      // A byte without a character shows as the C1 control of its number, or as what Windows-1252 has there.
      table[0x80 + i] = (1 << 24) | (0x80 + i);
      if (high.charCodeAt(i) < 0xa0) table[western.charCodeAt(i)] = (1 << 24) | (0x80 + i);
    }
    for (let i = 0; i < 128; i++) table[high.charCodeAt(i)] = (1 << 24) | (0x80 + i);
  }
  encodeTables.set(charset, table);
  return table;
}
