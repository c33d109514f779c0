import { pinyin } from 'pinyin-pro';
import { splice } from '../test/support/splice.ts';

/** Windows-1252 beyond Latin-1, 0x80 to 0x9F; the five bytes it leaves open are read as C1 controls. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** Characters that nearly every site with spliced readings has on its list. */
const SPLICED = '業發數術據應創質領學機實會時個計動長國來開關內護強認環進統設場報過網標風點產經';

const readings: ReadonlyMap<string, string> = new Map(
  [...SPLICED].map((char) => [char, pinyin(char, { type: 'string' })]),
);

/** One way to damage a text, and the charset that must hold the text for it to happen. */
export interface Damage {
  readonly name: string;
  readonly languages: readonly ('zh-Hant' | 'zh-Hans' | 'ar')[];
  /** The damaged text, or `undefined` where this text cannot be damaged in this way. */
  apply(text: string): string | undefined;
}

export const DAMAGES: readonly Damage[] = [
  {
    name: 'UTF-8 as Windows-1252',
    languages: ['zh-Hant', 'zh-Hans', 'ar'],
    apply: (text) => asWindows1252(utf8(text)),
  },
  {
    name: 'UTF-8 as Windows-1252, twice',
    languages: ['zh-Hant', 'zh-Hans', 'ar'],
    apply: (text) => asWindows1252(utf8(asWindows1252(utf8(text)))),
  },
  {
    name: 'UTF-8 as GBK',
    languages: ['zh-Hant', 'zh-Hans'],
    apply: (text) => {
      const damaged = asGbk(text);
      return damaged.includes('\ufffd') ? undefined : damaged;
    },
  },
  {
    name: 'UTF-8 as GBK, bytes lost',
    languages: ['zh-Hans'],
    apply: (text) => {
      const damaged = asGbk(text);
      return damaged.includes('\ufffd') ? damaged : undefined;
    },
  },
  {
    name: 'GBK as Windows-1252',
    languages: ['zh-Hans'],
    apply: (text) => readAs(text, 'gbk', asWindows1252),
  },
  {
    name: 'Big5 as GBK',
    languages: ['zh-Hant'],
    apply: (text) => readAs(text, 'big5', (bytes) => new TextDecoder('gbk').decode(bytes)),
  },
  {
    name: 'Windows-1256 as Windows-1252',
    languages: ['ar'],
    apply: (text) => readAs(text, 'windows-1256', asWindows1252),
  },
  {
    name: 'byte-spliced GBK',
    languages: ['zh-Hant'],
    apply: (text) => {
      const damaged = splice(text, { readings });
      return damaged === text ? undefined : damaged;
    },
  },
];

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A character takes three bytes of UTF-8, a pair of GBK two: where the pairs do not come out even, a byte is lost. */
function asGbk(text: string): string {
  return new TextDecoder('gbk').decode(utf8(text));
}

function asWindows1252(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte >= 0x80 && byte < 0xa0 ? (WINDOWS_1252[byte - 0x80] ?? '') : String.fromCharCode(byte),
  ).join('');
}

function readAs(text: string, charset: string, read: (bytes: Uint8Array) => string): string | undefined {
  const bytes = encode(text, charset);
  return bytes === undefined ? undefined : read(bytes);
}

const encoders = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Bytes of a text in a charset of one or two bytes, or `undefined` where the charset lacks a character. */
function encode(text: string, charset: string): Uint8Array | undefined {
  let encoder = encoders.get(charset);
  if (encoder === undefined) {
    encoder = encoderOf(charset);
    encoders.set(charset, encoder);
  }
  const bytes: number[] = [];
  for (const char of text) {
    const code = encoder.get(char);
    if (code === undefined) return undefined;
    bytes.push(...code);
  }
  return Uint8Array.from(bytes);
}

/** What the decoder of a charset knows, the other way round. */
function encoderOf(charset: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(charset);
  const codes = new Map<string, readonly number[]>();
  const add = (...bytes: number[]): void => {
    const char = decoder.decode(Uint8Array.from(bytes));
    if ([...char].length === 1 && char !== '\ufffd' && !codes.has(char)) codes.set(char, bytes);
  };
  for (let byte = 0; byte < 0x100; byte++) add(byte);
  if (!charset.startsWith('windows')) {
    for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add(lead, trail);
  }
  return codes;
}
