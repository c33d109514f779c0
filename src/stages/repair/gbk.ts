import { GBK_PAIRS } from '../../data/gbk.generated.ts';

const TRAILS = 190;
let codes: Uint16Array | undefined;

/** Code unit → GBK pair, built at first use; 0 where GBK has no pair for it. */
function encodeTable(): Uint16Array {
  if (codes !== undefined) return codes;
  codes = new Uint16Array(0x10000);
  for (let i = 0; i < GBK_PAIRS.length; i++) {
    const unit = GBK_PAIRS.charCodeAt(i);
    if (unit === 0xfffd || codes[unit] !== 0) continue;
    const trail = i % TRAILS;
    codes[unit] = ((0x81 + (i - trail) / TRAILS) << 8) | (trail < 63 ? 0x40 + trail : 0x41 + trail);
  }
  return codes;
}

/** The GBK pair (lead in the high byte) of a code unit, or 0. */
export function gbkPairOf(unit: number): number {
  return encodeTable()[unit] ?? 0;
}

/** The code unit that a GBK pair stands for, or 0 where it stands for none. */
export function gbkUnitOf(lead: number, trail: number): number {
  if (lead < 0x81 || lead > 0xfe || trail < 0x40 || trail > 0xfe || trail === 0x7f) return 0;
  const unit = GBK_PAIRS.charCodeAt((lead - 0x81) * TRAILS + trail - (trail < 0x7f ? 0x40 : 0x41));
  return unit === 0xfffd ? 0 : unit;
}

/** Whether a pair lies in the GB 2312 area, that is, among the characters of the Simplified standard. */
export function inGb2312(pair: number): boolean {
  return pair >> 8 >= 0xa1 && pair >> 8 <= 0xf7 && (pair & 0xff) >= 0xa1;
}

/** Whether a code unit lies in the private-use area, where code page 936 puts pairs that have no character. */
export function isPrivateUse(unit: number): boolean {
  return unit >= 0xe000 && unit <= 0xf8ff;
}
