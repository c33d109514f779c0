import { type Charset, isDoubleByte, type SingleByte } from '../charsets/encode.ts';
import { BORROWED, byteTable } from './bytes.ts';
import type { MixUp } from './mix-up.ts';

/** What it costs that a byte shows as the character of another charset, in nats: few programs do that. */
export const BORROWED_COST = 12;

/** What it costs to believe that a line was read as the charset of a mix-up, for the characters which that charset lacks. */
export function borrowedCost(line: string, { read }: MixUp): number {
  return hasBorrowed(read) && (marksIn(line, read) & BORROWED) !== 0 ? BORROWED_COST : 0;
}

function hasBorrowed(read: Charset): read is SingleByte {
  return read !== 'windows-1252' && !isDoubleByte(read);
}

/** The marks of all characters of a line in a charset; see {@link byteTable}. */
export function marksIn(line: string, read: SingleByte): number {
  const table = byteTable(read);
  let marks = 0;
  for (let i = 0; i < line.length; i++) marks |= table[line.charCodeAt(i)] as number;
  return marks & ~0xff;
}
