import { letterCosts, unitCosts } from './costs.ts';

/** Bytes 80–9F of windows-1252 after the WHATWG Encoding Standard; runtimes have differed on them. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** A single-byte charset and the languages written in it; `prior` is what it costs to suppose it at all, in half bits. */
export interface SingleByteCharset {
  readonly charset: string;
  readonly languages: readonly string[];
  readonly prior: number;
}

export const SINGLE_BYTE: readonly SingleByteCharset[] = [
  {
    charset: 'windows-1252',
    languages: ['eng', 'fra', 'deu', 'spa', 'por', 'ita', 'nld', 'swe', 'dan', 'fin', 'cat'],
    prior: 0,
  },
  { charset: 'windows-1256', languages: ['arb', 'pes', 'urd'], prior: 0 },
  { charset: 'iso-8859-6', languages: ['arb'], prior: 8 },
  { charset: 'windows-1251', languages: ['rus', 'ukr', 'bul', 'srp', 'bel'], prior: 2 },
  { charset: 'koi8-r', languages: ['rus'], prior: 6 },
  { charset: 'koi8-u', languages: ['ukr'], prior: 7 },
  { charset: 'windows-1250', languages: ['pol', 'ces', 'slk', 'hun', 'ron', 'hrv', 'slv'], prior: 20 },
  { charset: 'iso-8859-2', languages: ['pol', 'ces', 'slk', 'hun', 'ron', 'hrv', 'slv'], prior: 24 },
  { charset: 'windows-1254', languages: ['tur'], prior: 20 },
  { charset: 'windows-1253', languages: ['ell'], prior: 6 },
  { charset: 'windows-1255', languages: ['heb'], prior: 6 },
  { charset: 'windows-874', languages: ['tha'], prior: 6 },
];

const FOREIGN_LETTER = 28;
const MIXED_WORD = 24;
const NOT_IN_WORDS = '¹²³¼½¾¶¤¦¨¯¬±µ×÷¢£¥§¸';

const tables = new Map<string, string>();

/** The 256 characters of a single-byte charset. */
function charactersOfBytes(charset: string): string {
  let table = tables.get(charset);
  if (table === undefined) {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    if (charset === 'windows-1252') {
      const latin1 = Buffer.from(bytes).toString('latin1');
      table = latin1.slice(0, 0x80) + WINDOWS_1252 + latin1.slice(0xa0);
    } else table = new TextDecoder(charset).decode(bytes);
    tables.set(charset, table);
  }
  return table;
}

/** Decodes windows-1252: bytes are their own code points but for 80–9F. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\x80-\x9f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char);
}

/** How often each byte stands in a sample, and how often with an ASCII letter beside it. */
export interface ByteCounts {
  readonly all: Uint32Array;
  readonly besideAscii: Uint32Array;
}

/** Counts the bytes of a sample. */
export function countBytes(sample: Uint8Array): ByteCounts {
  const all = new Uint32Array(256);
  const besideAscii = new Uint32Array(256);
  let before = 0;
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] ?? 0;
    all[byte] = (all[byte] ?? 0) + 1;
    if (byte >= 0x80 && (isAsciiLetter(before) || isAsciiLetter(sample[i + 1] ?? 0))) {
      besideAscii[byte] = (besideAscii[byte] ?? 0) + 1;
    }
    before = byte;
  }
  return { all, besideAscii };
}

function isAsciiLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** The least that a sample costs in the charset, over its languages, in half bits. */
export function singleByteCost({ charset, languages, prior }: SingleByteCharset, counts: ByteCounts): number {
  const units = unitCosts();
  const table = charactersOfBytes(charset);
  let least = Number.POSITIVE_INFINITY;
  for (const lang of languages) {
    const own = letterCosts(lang);
    const isLatin = own.has(0x65);
    const ascii = isLatin ? own : letterCosts('eng');
    let cost = prior;
    for (let byte = 0; byte < 256; byte++) {
      const count = counts.all[byte] ?? 0;
      if (count === 0) continue;
      const unit = table.charCodeAt(byte);
      cost += count * ((unit < 0x80 ? ascii : own).get(unit) ?? foreign(unit, units[unit] ?? 0));
      // A word is of one script, and has no signs in it: such a byte beside an ASCII letter is something else.
      if (isOwnLetter(unit) ? !isLatin : NOT_IN_WORDS.includes(table[byte] ?? ''))
        cost += MIXED_WORD * (counts.besideAscii[byte] ?? 0);
    }
    least = Math.min(least, cost);
  }
  return least;
}

/** A letter that the language does not have, or a sign that any may have. */
function foreign(unit: number, cost: number): number {
  return isOwnLetter(unit) ? Math.max(cost, FOREIGN_LETTER) : cost;
}

/** Letters that single-byte charsets have beyond ASCII lie between Latin-1's and the general punctuation. */
function isOwnLetter(unit: number): boolean {
  return unit >= 0xc0 && unit < 0x2000;
}
