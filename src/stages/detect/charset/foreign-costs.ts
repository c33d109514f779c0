import { unitCosts } from './costs.ts';
import { MULTI_BYTE } from './multi-byte.ts';
import { SINGLE_BYTE } from './single-byte.ts';
import { unitsOfBytes } from './single-byte-tables.ts';

/** What no character is. */
export const NO_CHARACTER = 255;

/** A charset that a few bytes among UTF-8 may be in; `prior` is in half bits. */
export interface ForeignCharset {
  readonly charset: string;
  readonly prior: number;
  /** The scripts that it is there for. */
  readonly scripts: readonly string[];
}

const SCRIPT_OF: Readonly<Record<string, string>> = {
  'windows-1256': 'Arab',
  'iso-8859-6': 'Arab',
  'windows-1251': 'Cyrl',
  'koi8-r': 'Cyrl',
  'koi8-u': 'Cyrl',
  'windows-1253': 'Grek',
  'windows-1255': 'Hebr',
  'windows-874': 'Thai',
};

export const FOREIGN: readonly ForeignCharset[] = [
  ...SINGLE_BYTE.map(({ charset, prior }) => ({ charset, prior, scripts: [SCRIPT_OF[charset] ?? 'Latn'] })),
  ...MULTI_BYTE,
];

/** What the characters of a charset cost alone, in half bits, {@link NO_CHARACTER} for none. */
export interface ForeignCosts {
  /** By byte; a lead byte is none. */
  readonly single: Uint8Array;
  /** By `lead << 8 | trail`, for charsets that have pairs. */
  readonly pairs: Uint8Array | undefined;
}

const known = new Map<string, ForeignCosts>();

export function foreignCosts(charset: string): ForeignCosts {
  let costs = known.get(charset);
  if (costs === undefined) {
    const isDouble = MULTI_BYTE.some((multi) => multi.charset === charset);
    costs = isDouble ? doubleByte(charset) : singleByte(charset);
    known.set(charset, costs);
  }
  return costs;
}

function singleByte(charset: string): ForeignCosts {
  const alone = unitCosts();
  const units = unitsOfBytes(charset);
  const single = Uint8Array.from({ length: 256 }, (_, byte) => {
    const unit = units[byte] as number;
    return unit === 0xfffd || (unit >= 0x80 && unit < 0xa0) ? NO_CHARACTER : (alone[unit] as number);
  });
  return { single, pairs: undefined };
}

const FIRST_TRAIL = 0x40;
const TRAILS = 0xff - FIRST_TRAIL;
const CELL = 3;

/** All pairs decoded at one go, a line feed behind each so that a broken one takes nothing of the next. */
function doubleByte(charset: string): ForeignCosts {
  const alone = unitCosts();
  const single = new Uint8Array(256).fill(NO_CHARACTER);
  for (let byte = 0; byte < 0x80; byte++) single[byte] = alone[byte] as number;
  if (charset === 'shift_jis') {
    for (let byte = 0xa1; byte <= 0xdf; byte++) single[byte] = alone[0xfec0 + byte] as number;
  }
  const bytes = new Uint8Array(126 * TRAILS * CELL).fill(0x0a);
  for (let i = 0; i < 126 * TRAILS; i++) {
    bytes[CELL * i] = 0x81 + Math.floor(i / TRAILS);
    bytes[CELL * i + 1] = FIRST_TRAIL + (i % TRAILS);
  }
  const pairs = new Uint8Array(0x10000).fill(NO_CHARACTER);
  new TextDecoder(charset)
    .decode(bytes)
    .split('\n')
    .forEach((char, i) => {
      const unit = char.charCodeAt(0);
      const isOne = char.length === 1 || (char.length === 2 && unit >= 0xd800 && unit <= 0xdbff);
      if (!isOne || unit === 0xfffd || (unit >= 0xe000 && unit <= 0xf8ff)) return;
      pairs[((0x81 + Math.floor(i / TRAILS)) << 8) | (FIRST_TRAIL + (i % TRAILS))] = alone[unit] as number;
    });
  return { single, pairs };
}
