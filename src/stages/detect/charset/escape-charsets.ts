import { decodeAs } from './decoders.ts';
import type { ByteRun, RunText } from './runs.ts';
import { utf16Text } from './single-byte-tables.ts';

/** What bytes mean behind an escape; `SAME` changes nothing, `TILDE` is the character that escapes. */
const ASCII = 0;
const ROMAN = 1;
const KATAKANA = 2;
const PAIRS = 3;
const SAME = 4;
const TILDE = 5;

const LINE_FEED = 0x0a;
const ESCAPE = 0x1b;
const TILDE_BYTE = 0x7e;
const REPLACEMENT = 0xfffd;
/** From a byte of JIS X 0201 to half-width katakana. */
const KATAKANA_OFFSET = 0xff40;

interface EscapeCharset {
  /** The charset that has the same pairs, with the high bit set. */
  readonly pairs: string;
  readonly escapes: readonly (readonly [sequence: string, mode: number])[];
  /** Without one of these, bytes are in another charset. */
  readonly marks: readonly string[];
}

/** Charsets of seven bits: RFC 1468, RFC 1557 and RFC 1843. */
const CHARSETS: Readonly<Record<string, EscapeCharset>> = {
  'iso-2022-jp': {
    pairs: 'euc-jp',
    escapes: [
      ['\x1b$B', PAIRS],
      ['\x1b$@', PAIRS],
      ['\x1b(B', ASCII],
      ['\x1b(J', ROMAN],
      ['\x1b(I', KATAKANA],
    ],
    marks: ['\x1b$B', '\x1b$@'],
  },
  'iso-2022-kr': {
    pairs: 'euc-kr',
    escapes: [
      ['\x1b$)C', SAME],
      ['\x0e', PAIRS],
      ['\x0f', ASCII],
    ],
    marks: ['\x1b$)C'],
  },
  'hz-gb-2312': {
    pairs: 'gb18030',
    escapes: [
      ['~{', PAIRS],
      ['~}', ASCII],
      ['~~', TILDE],
      ['~\n', SAME],
    ],
    marks: ['~{'],
  },
};

export const ESCAPE_CHARSETS: readonly string[] = Object.keys(CHARSETS);

/** Whether a charset goes from one set of characters to another by escapes, so that bytes mean what those before say. */
export function hasEscapes(charset: string): boolean {
  return Object.hasOwn(CHARSETS, charset);
}

/** Whether there is one of the escapes without which no bytes are in the charset. */
export function hasMark(bytes: Uint8Array, charset: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return CHARSETS[charset]?.marks.some((mark) => buffer.includes(mark, 0, 'latin1')) ?? false;
}

/** Text of bytes with escapes. */
export interface EscapeText extends RunText {
  /** How many characters of two bytes it has. */
  readonly pairs: number;
}

/**
 * Decodes bytes in a charset with escapes, and finds those that are no character in it. Every line begins in ASCII, as the
 * standards have it, so that a fault costs no more than its line.
 */
export function escapeRuns(bytes: Uint8Array, charset: string): EscapeText {
  const { pairs: double = '', escapes = [] } = CHARSETS[charset] ?? {};
  const table = unitsOfPairs(double);
  const units = new Uint16Array(bytes.length);
  const runs: ByteRun[] = [];
  let length = 0;
  let mode = ASCII;
  let pairs = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] as number;
    const found =
      byte < 0x20 || byte === TILDE_BYTE
        ? escapes.find(([sequence]) => startsWith(bytes, at, sequence))
        : undefined;
    if (found !== undefined) {
      const [sequence, next] = found;
      if (next === TILDE) units[length++] = TILDE_BYTE;
      else if (next !== SAME) mode = next;
      at += sequence.length;
      continue;
    }
    if (byte === LINE_FEED) mode = ASCII;
    const isPair = mode === PAIRS && byte > 0x20;
    const unit = isPair ? (table[(byte << 8) | (bytes[at + 1] ?? 0)] as number) : singleOf(byte, mode);
    const end = Math.min(
      bytes.length,
      at + (isPair && (unit !== REPLACEMENT || isHigh(bytes[at + 1])) ? 2 : 1),
    );
    if (unit === REPLACEMENT) {
      const reason = isPair && at + 1 === bytes.length ? 'truncated' : 'invalid';
      runs.push({ start: at, end, with: '\ufffd', charset, reason });
    } else if (isPair) pairs++;
    units[length++] = unit;
    at = end;
  }
  return { text: utf16Text(units, length), runs, replaced: runs.length, pairs };
}

/** Whether a byte may be the second of a pair. */
function isHigh(byte: number | undefined): boolean {
  return byte !== undefined && byte > 0x20 && byte < 0x7f;
}

function startsWith(bytes: Uint8Array, at: number, sequence: string): boolean {
  for (let i = 0; i < sequence.length; i++) if (bytes[at + i] !== sequence.charCodeAt(i)) return false;
  return true;
}

function singleOf(byte: number, mode: number): number {
  if (byte >= 0x80 || byte === ESCAPE) return REPLACEMENT;
  if (mode === ROMAN && byte === 0x5c) return 0xa5;
  if (mode === ROMAN && byte === TILDE_BYTE) return 0x203e;
  return mode === KATAKANA && byte > 0x20 && byte < 0x60 ? byte + KATAKANA_OFFSET : byte;
}

const known = new Map<string, Uint16Array>();

/** The code units by `first << 8 | second`, both of seven bits; U+FFFD for no character. */
function unitsOfPairs(charset: string): Uint16Array {
  let table = known.get(charset);
  if (table === undefined) {
    table = new Uint16Array(0x10000).fill(REPLACEMENT);
    for (let first = 0x21; first < 0x7f; first++) {
      for (let second = 0x21; second < 0x7f; second++) {
        const char = decodeAs(charset, Uint8Array.of(first | 0x80, second | 0x80));
        if (char.length === 1) table[(first << 8) | second] = char.charCodeAt(0);
      }
    }
    known.set(charset, table);
  }
  return table;
}
