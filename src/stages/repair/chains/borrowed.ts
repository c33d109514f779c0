import { type Charset, encodeTable, highCharacters, isDoubleByte } from '../charsets/encode.ts';
import type { MixUp } from './mix-up.ts';

/** What it costs that a byte shows as the character of another charset, in nats: few programs do that. */
export const BORROWED_COST = 12;
/** Windows charsets that stand for those of ISO 8859 as well, in which the bytes below A0 are controls. */
const WITH_CONTROLS: ReadonlySet<Charset> = new Set<Charset>([
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1257',
]);

/** The lowest code unit that a charset cannot have for a byte below A0 which has another character there. */
export function leastBorrowed(read: Charset): number {
  return WITH_CONTROLS.has(read) ? 0xa0 : 0x80;
}

/**
 * Whether a code unit stands for a byte below A0 for which the charset has another character or none: a control, or
 * what Windows-1252 has there. `byte` is that byte, `high` are the characters of the charset from 80 on.
 */
export function isBorrowed(unit: number, least: number, byte: number, high: string): boolean {
  return unit >= least && byte < 0xa0 && byte >= 0x80 && high.charCodeAt(byte - 0x80) !== unit;
}

/** What it costs to believe that a line was read as the charset of a mix-up, for the characters which that charset lacks. */
export function borrowedCost(line: string, { read }: MixUp): number {
  if (read === 'windows-1252' || isDoubleByte(read)) return 0;
  const table = encodeTable(read);
  const high = highCharacters(read);
  const least = leastBorrowed(read);
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if (unit >= least && isBorrowed(unit, least, (table[unit] ?? 0) & 0xff, high)) return BORROWED_COST;
  }
  return 0;
}
