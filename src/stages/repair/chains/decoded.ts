import type { SingleByte } from '../charsets/encode.ts';
import { costOfUnits } from '../model/stretch.ts';
import { BORROWED_COST } from './borrowed.ts';
import { BORROWED, byteTable, CONTROL, OWN } from './bytes.ts';

/** A stretch of code units: a line of a text, or what a reading made of one. */
export interface Line {
  readonly units: Uint16Array;
  readonly start: number;
  readonly end: number;
}

/** A line as UTF-8, in code units; {@link decode} fills it, and {@link weigh} the costs. */
export interface Decoded {
  /** They are followed by a 0. */
  units: Uint16Array;
  length: number;
  /** How many characters it has that are not ASCII. */
  made: number;
  /** Whether the charset lacks one of the characters of the line. */
  borrowed: boolean;
  /** What it costs as a text, in nats, and what its units beyond ASCII cost of that. */
  textCost: number;
  costBeyond: number;
  /** The first, and what it costs that characters are borrowed. */
  cost: number;
}

export function newDecoded(): Decoded {
  return {
    units: new Uint16Array(0x1000),
    length: 0,
    made: 0,
    borrowed: false,
    textCost: 0,
    costBeyond: 0,
    cost: 0,
  };
}

/** What decoding a line comes to: bytes that are no UTF-8, or signs that the charset was another. */
export type Outcome = typeof DECODED | typeof NO_UTF8 | typeof MIXED;
export const DECODED = 0;
const NO_UTF8 = 1;
export const MIXED = 2;

/** Decodes a whole line as UTF-8 that was read as a charset. */
export function decode({ units, start, end }: Line, read: SingleByte, into: Decoded): Outcome {
  const table = byteTable(read);
  if (into.units.length <= end - start) into.units = new Uint16Array(2 * (end - start));
  const made = into.units;
  let length = 0;
  let sequences = 0;
  let marks = 0;
  for (let at = start; at < end; ) {
    const unit = units[at++] as number;
    if (unit < 0x80) {
      made[length++] = unit;
      continue;
    }
    const lead = (table[unit] as number) & 0xff;
    sequences++;
    if (lead < 0xe0) {
      if (lead < 0xc2 || at >= end) return NO_UTF8;
      const second = table[units[at++] as number] as number;
      const low = (second & 0xff) ^ 0x80;
      if (low > 0x3f) return NO_UTF8;
      marks |= second;
      made[length++] = ((lead & 0x1f) << 6) | low;
    } else if (lead < 0xf0) {
      if (at + 1 >= end) return NO_UTF8;
      const second = table[units[at++] as number] as number;
      const third = table[units[at++] as number] as number;
      const middle = (second & 0xff) ^ 0x80;
      const low = (third & 0xff) ^ 0x80;
      const code = ((lead & 0x0f) << 12) | (middle << 6) | low;
      if ((middle | low) > 0x3f || !isScalar(code)) return NO_UTF8;
      marks |= second | third;
      made[length++] = code;
    } else {
      if (lead > 0xf4 || at + 2 >= end) return NO_UTF8;
      const second = table[units[at++] as number] as number;
      const third = table[units[at++] as number] as number;
      const fourth = table[units[at++] as number] as number;
      const high = (second & 0xff) ^ 0x80;
      const middle = (third & 0xff) ^ 0x80;
      const low = (fourth & 0xff) ^ 0x80;
      const code = ((lead & 0x07) << 18) | (high << 12) | (middle << 6) | low;
      if ((high | middle | low) > 0x3f || code < 0x10000 || code > 0x10ffff) return NO_UTF8;
      marks |= second | third | fourth;
      made[length++] = 0xd7c0 + (code >> 10);
      made[length++] = 0xdc00 + (code & 0x3ff);
    }
  }
  made[length] = 0;
  into.length = length;
  into.made = sequences;
  into.borrowed = (marks & BORROWED) !== 0;
  // C1 controls do not stand beside what a charset has in their place: then it was another.
  return (marks & (CONTROL | OWN)) === (CONTROL | OWN) ? MIXED : DECODED;
}

/** Whether a sequence of three bytes may be a code point, and says something: U+FFFD does not. */
function isScalar(code: number): boolean {
  return code >= 0x800 && (code < 0xd800 || code > 0xdfff) && code !== 0xfffd;
}

/** Tells what a decoded line costs. */
export function weigh(decoded: Decoded): void {
  decoded.textCost = costOfUnits(decoded.units, 0, decoded.length, decoded);
  decoded.cost = decoded.textCost + (decoded.borrowed ? BORROWED_COST : 0);
}

/** Whether two lines were decoded to the same text. */
export function isSame(a: Decoded, b: Decoded): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a.units[i] !== b.units[i]) return false;
  return true;
}

/** The stretches beyond ASCII of a line and of what it was decoded to: of each start and end there, start and end here. */
export function stretchesIn({ units, start, end }: Line, decoded: Decoded): readonly number[] {
  const stretches: number[] = [];
  const made = decoded.units;
  let i = 0;
  for (let at = start; at < end; ) {
    if ((units[at] as number) < 0x80) {
      at++;
      i++;
      continue;
    }
    stretches.push(at - start);
    const from = i;
    while (at < end && (units[at] as number) >= 0x80) at++;
    while ((made[i] as number) >= 0x80) i++;
    stretches.push(at - start, from, i);
  }
  return stretches;
}
