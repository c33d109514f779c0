import { ETEN_ROWS, eachPair } from '../charsets/big5-extensions.ts';
import type { MixUp } from './mix-up.ts';

/** The euro sign is byte 80 of GBK, and this pair as well. */
export const EURO = 0x20ac;
const EURO_PAIR = 0xa2e3;

/**
 * The bytes that a code unit may stand for besides those of the encode table, in the form of that table; 0 for none.
 * With islands, two bytes may have become a letter of Latin-1, which looks like one byte; and as one of those went on
 * to become part of an island, its first byte C2 is lost.
 */
export function otherBytes({ read, islands }: MixUp): (unit: number) => number {
  if (read === 'big5') return ofEten;
  if (read === 'gbk') return (unit) => (unit === EURO ? (2 << 24) | EURO_PAIR : 0);
  return islands === true ? ofIsland : none;
}

let eten: ReadonlyMap<number, number> | undefined;

function ofEten(unit: number): number {
  if (eten === undefined) {
    const pairs = new Map<number, number>();
    eachPair(ETEN_ROWS, (own, pair) => pairs.set(own, (2 << 24) | pair));
    eten = pairs;
  }
  return eten.get(unit) ?? 0;
}

function ofIsland(unit: number): number {
  const last = 0x80 | (unit & 0x3f);
  if (unit >= 0x80 && unit <= 0xff) return (2 << 24) | ((0xc0 | (unit >> 6)) << 8) | last;
  return unit >= 0x100 && unit < 0x800 ? (3 << 24) | ((0xc0 | (unit >> 6)) << 16) | 0xc200 | last : 0;
}

function none(): number {
  return 0;
}
