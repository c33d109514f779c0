import { decodeAs } from './decoders.ts';

/** The bytes that characters of a charset with several bytes a character begin with. */
interface Leads {
  /** By byte: 1 for a character of its own. */
  readonly single: Uint8Array;
  /** By `lead << 8 | trail`: 1 for a character, or two. */
  readonly pairs: Uint8Array;
  /** By the two bytes behind a lead byte of three, for EUC-JP. */
  readonly triples: Uint8Array | undefined;
}

const known = new Map<string, Leads>();
const REPLACEMENT = '\ufffd';
const FIRST_LEAD = 0x80;
/** No trail byte is less; digits are trails in GB 18030. */
const FIRST_TRAIL = 0x30;
const TRIPLE_LEAD = 0x8f;
/** How many characters of four bytes GB 18030 has in the Basic Multilingual Plane, and where those of the other planes stand. */
const BMP_QUADS = 39_420;
const FIRST_PLANE = 189_000;
const LAST_PLANE = 1_237_575;

/**
 * How many bytes the character takes that begins at a byte, in a charset with two bytes and more a character; 0 where none
 * does before `end`. As the decoder of the runtime has it, which is asked once for all pairs of bytes.
 */
export function characterLength(bytes: Uint8Array, at: number, end: number, charset: string): number {
  const lead = bytes[at] as number;
  if (lead < FIRST_LEAD) return 1;
  const { single, pairs, triples } = leadsOf(charset);
  if (single[lead] === 1) return 1;
  if (at + 1 >= end) return 0;
  const pair = (lead << 8) | (bytes[at + 1] as number);
  if (pairs[pair] === 1) return 2;
  if (triples !== undefined && lead === TRIPLE_LEAD && at + 2 < end) {
    return triples[((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number)] === 1 ? 3 : 0;
  }
  return charset === 'gb18030' && isQuad(bytes, at, end) ? 4 : 0;
}

function isQuad(bytes: Uint8Array, at: number, end: number): boolean {
  if (at + 4 > end) return false;
  let index = 0;
  for (let i = 0; i < 4; i++) {
    const [first, base] = i % 2 === 0 ? [0x81, 126] : [0x30, 10];
    const digit = (bytes[at + i] as number) - first;
    if (digit < 0 || digit >= base) return false;
    index = index * base + digit;
  }
  return index < BMP_QUADS || (index >= FIRST_PLANE && index <= LAST_PLANE);
}

function leadsOf(charset: string): Leads {
  let leads = known.get(charset);
  if (leads === undefined) {
    leads = {
      single: Uint8Array.from({ length: 256 }, (_, lead) => (isOne(charset, [lead]) ? 1 : 0)),
      pairs: pairsOf(charset, []),
      triples: charset === 'euc-jp' ? pairsOf(charset, [TRIPLE_LEAD]) : undefined,
    };
    known.set(charset, leads);
  }
  return leads;
}

function isOne(charset: string, bytes: readonly number[]): boolean {
  return !decodeAs(charset, Uint8Array.from(bytes)).includes(REPLACEMENT);
}

/** Which pairs of bytes are characters behind these: decoded at one go, parted so that a broken one takes nothing of the next. */
function pairsOf(charset: string, before: readonly number[]): Uint8Array {
  const valid = new Uint8Array(0x10000);
  for (let lead = FIRST_LEAD; lead < 0x100; lead++) {
    const cells = Array.from({ length: 0x100 - FIRST_TRAIL }, (_, i) => [
      ...before,
      lead,
      FIRST_TRAIL + i,
      0x0a,
    ]);
    const chars = decodeAs(charset, Uint8Array.from(cells.flat())).split('\n');
    for (let i = 0; i < cells.length; i++) {
      if (!(chars[i] ?? REPLACEMENT).includes(REPLACEMENT)) valid[(lead << 8) | (FIRST_TRAIL + i)] = 1;
    }
  }
  return valid;
}
