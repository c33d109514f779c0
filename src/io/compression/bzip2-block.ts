import type { BitReader } from './bit-reader.ts';
import { HuffmanCode, LONGEST_CODE } from './huffman-code.ts';

/** Symbols that a Huffman code serves before another may take its turn. */
const GROUP_SIZE = 50;
const [FEWEST_CODES, MOST_CODES] = [2, 6];
/** Selectors that a block of 900,000 bytes can need; some writers add more. */
const MOST_SELECTORS = 18_002;
const [RUN_A, RUN_B] = [0, 1];
/** So many equal bytes in a row are followed by the number of more of them. */
const RUN_BYTES = 4;
const PIECE_BYTES = 1 << 18;

/** Table of the CRC that bzip2 takes: the polynomial 04C11DB7, highest bit first. */
const CRC = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  return crc;
});

/** What a block comes to. */
interface Block {
  readonly pieces: readonly Uint8Array[];
  readonly checksum: number;
}

/**
 * Decodes a block of bzip2 data behind its checksum, by the format of Julian Seward's bzip2: Huffman codes, moved to the
 * front, the transform of Burrows and Wheeler, runs of four and more.
 *
 * @throws Error where it is broken or ends too early.
 */
export function decodeBlock(bits: BitReader, mostBytes: number): Block {
  if (bits.take(1) === 1) throw new Error('it is of an old kind that is not supported');
  const origin = bits.take(24);
  const alphabet = readAlphabet(bits);
  const count = FEWEST_CODES <= bits.peek(3) && bits.peek(3) <= MOST_CODES ? bits.take(3) : 0;
  if (count === 0) throw corrupt();
  const selectors = readSelectors(bits, count);
  const codes: HuffmanCode[] = [];
  for (let n = 0; n < count; n++) codes.push(readCode(bits, alphabet.length + 2));
  const sorted = readSymbols(bits, alphabet, selectors, codes, mostBytes);
  if (origin >= sorted.length) throw corrupt();
  return restored(sorted, origin);
}

/** The bytes that occur. */
function readAlphabet(bits: BitReader): Uint8Array {
  const rows = bits.take(16);
  const found: number[] = [];
  for (let row = 0; row < 16; row++) {
    if ((rows & (0x8000 >> row)) === 0) continue;
    const columns = bits.take(16);
    for (let column = 0; column < 16; column++) {
      if ((columns & (0x8000 >> column)) !== 0) found.push(row * 16 + column);
    }
  }
  if (found.length === 0) throw corrupt();
  return Uint8Array.from(found);
}

/** Which code serves each group of symbols. */
function readSelectors(bits: BitReader, codes: number): Uint8Array {
  const length = bits.take(15);
  if (length === 0) throw corrupt();
  const order = Uint8Array.from({ length: codes }, (_, n) => n);
  const selectors = new Uint8Array(Math.min(length, MOST_SELECTORS));
  for (let n = 0; n < length; n++) {
    let at = 0;
    while (bits.take(1) === 1) if (++at >= codes) throw corrupt();
    const selector = toFront(order, at);
    if (n < selectors.length) selectors[n] = selector;
  }
  return selectors;
}

function readCode(bits: BitReader, symbols: number): HuffmanCode {
  const lengths = new Uint8Array(symbols);
  let length = bits.take(5);
  for (let symbol = 0; symbol < symbols; symbol++) {
    for (;;) {
      if (length < 1 || length > LONGEST_CODE) throw corrupt();
      if (bits.take(1) === 0) break;
      length += bits.take(1) === 0 ? 1 : -1;
    }
    lengths[symbol] = length;
  }
  return new HuffmanCode(lengths);
}

/** The bytes of the block as the transform has sorted them. */
function readSymbols(
  bits: BitReader,
  alphabet: Uint8Array,
  selectors: Uint8Array,
  codes: readonly HuffmanCode[],
  mostBytes: number,
): Uint8Array {
  const bytes = new Uint8Array(mostBytes);
  const order = Uint8Array.from(alphabet);
  const end = alphabet.length + 1;
  let [length, run, weight] = [0, 0, 1];
  for (const selector of selectors) {
    const code = codes[selector];
    if (code === undefined) throw corrupt();
    for (let n = 0; n < GROUP_SIZE; n++) {
      const symbol = code.read(bits);
      if (symbol === RUN_A || symbol === RUN_B) {
        run += symbol === RUN_A ? weight : weight * 2;
        weight *= 2;
        if (run > mostBytes) throw corrupt();
        continue;
      }
      if (run > 0) {
        if (length + run > mostBytes) throw corrupt();
        bytes.fill(order[0] ?? 0, length, length + run);
        length += run;
        [run, weight] = [0, 1];
      }
      if (symbol === end) return bytes.subarray(0, length);
      if (length === mostBytes) throw corrupt();
      bytes[length++] = toFront(order, symbol - 1);
    }
  }
  throw corrupt();
}

/** Takes what stands at a place of a list, and puts it in front. */
function toFront(list: Uint8Array, at: number): number {
  const value = list[at] ?? 0;
  list.copyWithin(1, 0, at);
  list[0] = value;
  return value;
}

/** Undoes the transform, and the runs before it. */
function restored(sorted: Uint8Array, origin: number): Block {
  const { length } = sorted;
  // Of each place, the byte there, and the place that the byte behind it has.
  const links = new Uint32Array(length);
  const starts = new Uint32Array(257);
  for (let at = 0; at < length; at++)
    starts[(sorted[at] ?? 0) + 1] = (starts[(sorted[at] ?? 0) + 1] ?? 0) + 1;
  for (let byte = 0; byte < 256; byte++) starts[byte + 1] = (starts[byte + 1] ?? 0) + (starts[byte] ?? 0);
  for (let at = 0; at < length; at++) {
    const byte = sorted[at] ?? 0;
    const place = starts[byte] ?? 0;
    starts[byte] = place + 1;
    links[place] = (links[place] ?? 0) | (at << 8);
    links[at] = (links[at] ?? 0) | byte;
  }
  const pieces: Uint8Array[] = [];
  let piece = new Uint8Array(PIECE_BYTES);
  let [filled, checksum, run, previous] = [0, -1, 0, -1];
  let link = links[origin] ?? 0;
  for (let left = length; left > 0; left--) {
    link = links[link >>> 8] ?? 0;
    const byte = link & 0xff;
    const copies = run === RUN_BYTES ? byte : 1;
    const value = run === RUN_BYTES ? previous : byte;
    for (let n = 0; n < copies; n++) {
      if (filled === PIECE_BYTES) {
        pieces.push(piece);
        piece = new Uint8Array(PIECE_BYTES);
        filled = 0;
      }
      piece[filled++] = value;
      checksum = (checksum << 8) ^ (CRC[(checksum >>> 24) ^ value] ?? 0);
    }
    if (run === RUN_BYTES) [run, previous] = [0, -1];
    else {
      run = byte === previous ? run + 1 : 1;
      previous = byte;
    }
  }
  pieces.push(piece.subarray(0, filled));
  return { pieces, checksum: ~checksum >>> 0 };
}

function corrupt(): Error {
  return new Error('the data is corrupt');
}
