import type { DoubleByte, SingleByte } from '../charsets/encode.ts';
import type { MixUp } from './mix-up.ts';

/** UTF-8 read as a single-byte charset; its bytes are a sign that hardly any real text shows. */
const UTF8_AS_SINGLE: Readonly<Record<SingleByte, number>> = {
  'windows-1252': 1,
  'windows-1250': 4,
  'windows-1251': 4,
  'windows-1253': 5,
  'windows-1254': 4,
  'windows-1256': 5,
  'windows-874': 9,
  'iso-8859-2': 7,
  'iso-8859-6': 7,
  'iso-8859-15': 4,
  macintosh: 4,
  'koi8-r': 5,
  ibm866: 5,
  cp437: 4,
  cp850: 4,
  'windows-1257': 4,
};

const UTF8_AS_DOUBLE: Readonly<Record<DoubleByte, number>> = {
  gbk: 5,
  big5: 6,
  shift_jis: 6,
  'euc-jp': 7,
  'euc-kr': 6,
};

export const SINGLE_BYTE = Object.keys(UTF8_AS_SINGLE) as readonly SingleByte[];

/** UTF-8 read as a single-byte charset, by that charset. */
export const UTF8_SINGLE: ReadonlyMap<SingleByte, MixUp> = new Map(
  SINGLE_BYTE.map((read) => [read, { written: 'utf-8', read, enter: UTF8_AS_SINGLE[read] }]),
);

/** Legacy charsets read as a western one: runs of accented letters and signs. */
export const LEGACY_AS_LATIN: readonly MixUp[] = [
  { written: 'gbk', read: 'windows-1252', enter: 7, each: 1 },
  { written: 'gbk', read: 'windows-1252', enter: 8, each: 1, islands: true },
  { written: 'windows-1256', read: 'windows-1252', enter: 7, each: 1 },
  { written: 'big5', read: 'windows-1252', enter: 8, each: 1 },
  { written: 'windows-1251', read: 'windows-1252', enter: 8, each: 1 },
  { written: 'iso-8859-6', read: 'windows-1252', enter: 9, each: 1 },
  { written: 'koi8-r', read: 'windows-1252', enter: 9, each: 1.5 },
  { written: 'shift_jis', read: 'windows-1252', enter: 9, each: 1 },
  { written: 'euc-kr', read: 'windows-1252', enter: 10, each: 1 },
  { written: 'euc-jp', read: 'windows-1252', enter: 9, each: 1 },
  { written: 'windows-1253', read: 'windows-1252', enter: 9, each: 1.5 },
  { written: 'windows-874', read: 'windows-1252', enter: 10, each: 1.5 },
  { written: 'windows-1254', read: 'windows-1252', enter: 9, each: 1 },
  { written: 'windows-1256', read: 'windows-1254', enter: 9, each: 1 },
  { written: 'ibm866', read: 'windows-1252', enter: 10, each: 1.5 },
  { written: 'windows-1251', read: 'macintosh', enter: 14, each: 1.5 },
];

/** UTF-8 read as a double-byte charset. */
export const UTF8_DOUBLE: readonly MixUp[] = Object.entries(UTF8_AS_DOUBLE).map(([read, enter]) => ({
  written: 'utf-8',
  read: read as DoubleByte,
  enter,
}));

/** Double-byte charsets read as one another, and UTF-8 read as one: rare Han characters in a row. */
export const READ_AS_HAN: readonly MixUp[] = [
  ...UTF8_DOUBLE,
  { written: 'big5', read: 'gbk', enter: 8, each: 2.5 },
  { written: 'gbk', read: 'big5', enter: 8, each: 2.5 },
  { written: 'shift_jis', read: 'gbk', enter: 10, each: 1 },
  { written: 'euc-kr', read: 'gbk', enter: 10, each: 1 },
  { written: 'euc-jp', read: 'big5', enter: 11, each: 1 },
  { written: 'euc-jp', read: 'shift_jis', enter: 10, each: 1 },
  { written: 'euc-kr', read: 'big5', enter: 11, each: 1 },
];

/** The Arabic charsets read as one another. */
export const ARABIC: readonly MixUp[] = [
  { written: 'iso-8859-6', read: 'windows-1256', enter: 10 },
  { written: 'windows-1256', read: 'iso-8859-6', enter: 10 },
];

/** The Cyrillic charsets read as one another. */
export const CYRILLIC: readonly MixUp[] = [
  { written: 'koi8-r', read: 'windows-1251', enter: 9, each: 0.5 },
  { written: 'windows-1251', read: 'koi8-r', enter: 9, each: 0.5 },
  { written: 'ibm866', read: 'windows-1251', enter: 10, each: 0.5 },
  { written: 'windows-1251', read: 'ibm866', enter: 10, each: 0.5 },
  { written: 'koi8-r', read: 'ibm866', enter: 11, each: 0.5 },
  { written: 'ibm866', read: 'koi8-r', enter: 11, each: 0.5 },
];

/** Every mix-up that is tried. */
export const ALL_MIX_UPS: readonly MixUp[] = [
  ...UTF8_SINGLE.values(),
  ...LEGACY_AS_LATIN,
  ...READ_AS_HAN,
  ...ARABIC,
  ...CYRILLIC,
];
