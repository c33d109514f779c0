import { crc32, createInflateRaw, type InflateRaw } from 'node:zlib';
import { endsTooEarly, HeldBytes } from './held-bytes.ts';

const MAGIC = [0x1f, 0x8b];
const DEFLATE = 8;
const HEAD_BYTES = 10;
const TRAILER_BYTES = 8;
const [HEAD_CHECKSUM, EXTRA_FIELD, NAME, COMMENT, RESERVED] = [0x02, 0x04, 0x08, 0x10, 0xe0];
/** A head that goes on for longer is none. */
const LONGEST_HEAD = 1 << 17;
/** Decoded at one go, which comes to a thousand times as much at most. */
const PIECE_BYTES = 1 << 15;
const CHUNK_BYTES = 1 << 16;

/**
 * Gzip (RFC 1952), of one member or several, with zeros behind each allowed, as tapes have them. The members are told
 * apart here, and not by zlib, which forgets what it has decoded of the last one when something else stands behind it.
 */
export async function* gunzip(
  compressed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const held = new HeldBytes(compressed);
  try {
    for (let member = 0; await held.has(1); member++) {
      if (member > 0 && (await onlyZeros(held))) return;
      await skipHead(held);
      yield* inflated(held);
    }
  } finally {
    await held.close();
  }
}

/** Takes zeros away; whether nothing else is left. */
async function onlyZeros(held: HeldBytes): Promise<boolean> {
  while (await held.has(1)) {
    const end = held.bytes.findIndex((byte) => byte !== 0);
    held.drop(end === -1 ? held.bytes.length : end);
    if (end !== -1) return false;
  }
  return true;
}

async function skipHead(held: HeldBytes): Promise<void> {
  const isMember = MAGIC.every((byte, at) => held.bytes[at] === undefined || held.bytes[at] === byte);
  if (!isMember) throw new Error('no gzip data stands there');
  if (!(await held.has(HEAD_BYTES))) throw endsTooEarly();
  const [magic, second, method, flags = 0] = held.bytes;
  if (magic !== MAGIC[0] || second !== MAGIC[1] || method !== DEFLATE || (flags & RESERVED) !== 0) {
    throw new Error('no gzip data stands there');
  }
  held.drop(HEAD_BYTES);
  if ((flags & EXTRA_FIELD) !== 0) {
    if (!(await held.has(2))) throw endsTooEarly();
    const [low = 0, high = 0] = held.bytes;
    await skip(held, 2 + low + high * 256);
  }
  for (const field of [NAME, COMMENT]) if ((flags & field) !== 0) await skipText(held);
  if ((flags & HEAD_CHECKSUM) !== 0) await skip(held, 2);
}

async function skip(held: HeldBytes, length: number): Promise<void> {
  if (!(await held.has(length))) throw endsTooEarly();
  held.drop(length);
}

async function skipText(held: HeldBytes): Promise<void> {
  for (let length = 1; ; length = held.bytes.length + 1) {
    if (length > LONGEST_HEAD || !(await held.has(length))) throw endsTooEarly();
    const end = held.bytes.indexOf(0);
    if (end === -1) continue;
    held.drop(end + 1);
    return;
  }
}

/** What a member comes to, behind its head. */
async function* inflated(held: HeldBytes): AsyncGenerator<Uint8Array, void, undefined> {
  const member = new Member();
  let [checksum, size] = [0, 0];
  try {
    while (!member.isWhole) {
      if (!(await held.has(1))) throw endsTooEarly();
      const { chunks, used, failure } = await member.take(held.bytes.subarray(0, PIECE_BYTES));
      held.drop(used);
      for (const chunk of chunks) {
        checksum = crc32(chunk, checksum);
        size += chunk.length;
        yield chunk;
      }
      if (failure !== undefined) throw failure;
    }
  } finally {
    member.close();
  }
  if (!(await held.has(TRAILER_BYTES))) throw endsTooEarly();
  const trailer = new DataView(held.bytes.buffer, held.bytes.byteOffset, TRAILER_BYTES);
  held.drop(TRAILER_BYTES);
  if (trailer.getUint32(0, true) !== checksum || trailer.getUint32(4, true) !== size % 2 ** 32) {
    throw new Error('the checksum is another one');
  }
}

/** What decoding a piece has come to. */
interface Taken {
  readonly chunks: readonly Uint8Array[];
  /** Bytes of the piece that belong to the member. */
  readonly used: number;
  readonly failure?: Error;
}

/** Decodes deflate data piece by piece; what comes before a failure is not lost. */
class Member {
  readonly #inflate: InflateRaw = createInflateRaw({ chunkSize: CHUNK_BYTES });
  #chunks: Uint8Array[] = [];
  #failure: Error | undefined;
  #settle = (): void => {};
  isWhole = false;

  constructor() {
    // What is not listened to, but asked for, waits in a stream that throws it away when it fails.
    this.#inflate.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk));
    this.#inflate.on('end', () => {
      this.isWhole = true;
      this.#settle();
    });
    this.#inflate.on('error', (error: Error) => {
      this.#failure = error;
      this.#settle();
    });
  }

  async take(piece: Uint8Array): Promise<Taken> {
    const before = this.#inflate.bytesWritten;
    await new Promise<void>((resolve) => {
      this.#settle = resolve;
      // It does not call back where the data ends within the piece, but ends.
      this.#inflate.write(piece, () => resolve());
    });
    const taken = { chunks: this.#chunks, used: this.#inflate.bytesWritten - before };
    this.#chunks = [];
    return this.#failure === undefined ? taken : { ...taken, failure: this.#failure };
  }

  close(): void {
    this.#inflate.destroy();
  }
}
