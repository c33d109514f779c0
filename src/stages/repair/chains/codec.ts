import { automaton, INVALID } from '../charsets/decode.ts';
import { type EncodeTable, encodeTable, isDoubleByte, islandTable } from '../charsets/encode.ts';
import { textModel, type UnitCost } from '../model/text.ts';
import type { MixUp } from './mix-up.ts';

/** What it takes to undo a mix-up: bytes back from characters, characters from bytes, and the model that weighs them. */
export interface Codec {
  readonly encode: EncodeTable;
  readonly feed: (state: number, byte: number) => number;
  readonly unitCost: UnitCost;
  /** Like `unitCost`, of a code point. */
  readonly codeCost: UnitCost;
}

export function codecOf(mixUp: MixUp): Codec {
  return {
    encode: mixUp.islands === true ? islandTable() : encodeTable(mixUp.read),
    feed: mixUp.written === 'utf-8' && isDoubleByte(mixUp.read) ? withoutLost : automaton(mixUp.written).feed,
    unitCost: textModel(),
    codeCost,
  };
}

const utf8 = automaton('utf-8').feed;

/** UTF-8 without U+FFFD: as rare Han characters it is a landmark of its own, and reading it back restores nothing. */
function withoutLost(state: number, byte: number): number {
  const answer = utf8(state, byte);
  return answer === 0xfffd ? INVALID : answer;
}

/** Characters beyond the first plane that damaged text is likely to hide are emoji; others are hardly ever written. */
const RARE_PLANE = 8;

/** What a code point costs behind a code unit, in nats. */
export function codeCost(previous: number, codePoint: number): number {
  const unitCost = textModel();
  if (codePoint < 0x10000) return unitCost(previous, codePoint);
  const first = 0xd800 + ((codePoint - 0x10000) >> 10);
  const emoji = codePoint >= 0x1f300 && codePoint <= 0x1faff;
  return unitCost(previous, first) + unitCost(first, 0xdc00) + (emoji ? 0 : RARE_PLANE);
}

/** The last code unit of a code point. */
export function lastUnit(codePoint: number): number {
  return codePoint < 0x10000 ? codePoint : 0xdc00 + (codePoint & 0x3ff);
}
