import { encodeTable, pairTable } from './charsets/encode.ts';

/** The GBK pair (lead in the high byte) of a code unit, or 0. */
export function gbkPairOf(unit: number): number {
  const packed = encodeTable('gbk')[unit] ?? 0;
  return packed >> 24 === 2 ? packed & 0xffff : 0;
}

/** The code unit that a GBK pair stands for, or 0 where it stands for none. */
export function gbkUnitOf(lead: number, trail: number): number {
  return lead > 0xff || trail > 0xff ? 0 : (pairTable('gbk')[(lead << 8) | trail] ?? 0);
}

/** Whether a pair lies in the GB 2312 area, that is, among the characters of the Simplified standard. */
export function inGb2312(pair: number): boolean {
  return pair >> 8 >= 0xa1 && pair >> 8 <= 0xf7 && (pair & 0xff) >= 0xa1;
}

/** Whether a code unit lies in the private-use area, where code page 936 puts pairs that have no character. */
export function isPrivateUse(unit: number): boolean {
  return unit >= 0xe000 && unit <= 0xf8ff;
}
