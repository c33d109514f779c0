import { BitReader } from './bit-reader.ts';
import { decodeBlock } from './bzip2-block.ts';
import { endsTooEarly, HeldBytes } from './held-bytes.ts';

/** BZh and a digit, the size of the blocks in units of 100,000 bytes. */
const HEAD_BYTES = 4;
const MAGIC = Buffer.from('BZh');
const BLOCK_UNIT = 100_000;
/** What a block begins with, and what stands behind the last one: the digits of pi, and those of its root. */
const [BLOCK, END] = [0x314159265359, 0x177245385090];
/** A block takes about as many bytes as it comes to when it cannot be compressed. */
const ROOM = 1.1;

/**
 * Bzip2, of one stream or several. Each block is checked before it is given, and memory holds a block: some megabytes,
 * and 47 of the worst one that can be made.
 */
export async function* bunzip2(
  compressed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const held = new HeldBytes(compressed);
  try {
    while (await held.has(1)) yield* stream(held);
  } finally {
    await held.close();
  }
}

/** One stream. Blocks begin at any bit, so that the first byte that is held may have been used in part. */
async function* stream(held: HeldBytes): AsyncGenerator<Uint8Array, void, undefined> {
  const blockBytes = await readHead(held);
  let [bit, checksum] = [0, 0];
  for (;;) {
    const next = await readNext(held, bit, blockBytes);
    const used = next.bits >> 3;
    held.drop(used);
    bit = next.bits - used * 8;
    if (next.pieces === undefined) {
      if (next.checksum !== checksum) throw new Error('the checksum is another one');
      if (bit > 0) held.drop(1);
      return;
    }
    checksum = (((checksum << 1) | (checksum >>> 31)) ^ next.checksum) >>> 0;
    yield* next.pieces;
  }
}

async function readHead(held: HeldBytes): Promise<number> {
  await held.has(HEAD_BYTES);
  const head = Buffer.from(held.bytes.subarray(0, HEAD_BYTES));
  const size = Number(head.toString('latin1', MAGIC.length));
  const magic = head.subarray(0, MAGIC.length);
  if (!MAGIC.subarray(0, magic.length).equals(magic)) throw new Error('no bzip2 data stands there');
  if (head.length < HEAD_BYTES) throw endsTooEarly();
  if (!(size >= 1 && size <= 9)) throw new Error('no bzip2 data stands there');
  held.drop(HEAD_BYTES);
  return size * BLOCK_UNIT;
}

/** The next block, or the end of the stream, which has no pieces. */
interface Next {
  readonly pieces?: readonly Uint8Array[];
  readonly checksum: number;
  /** Bits up to its end. */
  readonly bits: number;
}

/** How long a block is shows when it is decoded: where the bytes that are held end too early, more are got. */
async function readNext(held: HeldBytes, bit: number, blockBytes: number): Promise<Next> {
  for (let wanted = blockBytes * ROOM; ; wanted *= 2) {
    const isEnough = await held.has(wanted);
    try {
      return decodeNext(held.bytes, bit, blockBytes);
    } catch (cause) {
      if (!isEnough || !(cause instanceof RangeError)) throw cause;
    }
  }
}

function decodeNext(bytes: Uint8Array, bit: number, blockBytes: number): Next {
  const bits = new BitReader(bytes, bit);
  const mark = bits.take(24) * 2 ** 24 + bits.take(24);
  const checksum = bits.take(16) * 2 ** 16 + bits.take(16);
  if (mark === END) return { checksum, bits: bits.position };
  if (mark !== BLOCK) throw new Error('the data is corrupt');
  const { pieces, checksum: found } = decodeBlock(bits, blockBytes);
  if (found !== checksum) throw new Error('the checksum of a block is another one');
  return { pieces, checksum, bits: bits.position };
}
