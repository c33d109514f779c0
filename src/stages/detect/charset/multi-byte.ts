import { decodeAs } from './decoders.ts';
import { costsIn, textCost } from './text-cost.ts';

/** A multi-byte charset and the scripts it is there for; `prior` is in half bits. */
export interface MultiByteCharset {
  readonly charset: string;
  readonly scripts: readonly string[];
  readonly prior: number;
}

export const MULTI_BYTE: readonly MultiByteCharset[] = [
  { charset: 'gb18030', scripts: ['Hani'], prior: 0 },
  { charset: 'big5', scripts: ['Hani'], prior: 1 },
  { charset: 'shift_jis', scripts: ['Hani', 'Hira', 'Kana'], prior: 4 },
  { charset: 'euc-jp', scripts: ['Hani', 'Hira', 'Kana'], prior: 4 },
  { charset: 'euc-kr', scripts: ['Hang'], prior: 4 },
];

/** A sample begins or ends in the middle of a character by chance, or because it was cut. */
const CUT = 26;
const REPLACEMENT = 0xfffd;

/**
 * What the bytes cost in the charset, in half bits; what cannot be decoded costs as U+FFFD, but for a character cut in two
 * at either end.
 */
export function multiByteCost({ charset, scripts, prior }: MultiByteCharset, sample: Uint8Array): number {
  const costs = costsIn(scripts);
  const costOf = (bytes: Uint8Array): number => {
    const text = decodeAs(charset, bytes);
    const isCut = text.charCodeAt(text.length - 1) === REPLACEMENT;
    return isCut ? CUT + textCost(text.slice(0, -1), costs) : textCost(text, costs);
  };
  const whole = prior + costOf(sample);
  const mayBeCut = (sample[0] ?? 0) >= 0x80 && (sample[1] ?? 0) >= 0x80;
  return !mayBeCut ? whole : Math.min(whole, prior + CUT + costOf(sample.subarray(1)));
}
