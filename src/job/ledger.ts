import { type CompactFingerprint, EXACT_WORDS } from '../dedupe-index/compact.ts';

/** What the decision about duplicates has to know of a document, in the order of the documents. */
export interface LedgerEntry {
  /** Bytes of its canonical line. */
  readonly line: number;
  /** Bytes of its id in that line, as JSON. */
  readonly id: number;
  /** Where in the losses of the task those of this document end. */
  readonly lossesEnd: number;
  /** Number of its corpus in the list of the task. */
  readonly corpus: number;
  /** Absent where duplicates are not looked for. */
  readonly fingerprint?: CompactFingerprint;
}

const HEADER = 16;
const LINE = 0;
const ID = 4;
const LOSSES_END = 8;
const CORPUS = 12;
const SIGNED = 14;
const WORD = 4;

/**
 * Entries of one size: lengths, and a fingerprint for `values` signature values; with `values` 0 there are none.
 * Little-endian throughout, so that a task may be done on one machine and used on another.
 */
export class LedgerFormat {
  readonly #values: number;
  readonly #entryBytes: number;
  readonly #scratch: Buffer;

  constructor(values: number) {
    this.#values = values;
    this.#entryBytes = HEADER + (values === 0 ? 0 : EXACT_WORDS * WORD + values);
    this.#scratch = Buffer.alloc(this.#entryBytes);
  }

  /** An entry as bytes, valid until the next call. */
  encode({ line, id, lossesEnd, corpus, fingerprint }: LedgerEntry): Buffer {
    const bytes = this.#scratch;
    bytes.writeUInt32LE(line, LINE);
    bytes.writeUInt32LE(id, ID);
    bytes.writeUInt32LE(lossesEnd, LOSSES_END);
    bytes.writeUInt16LE(corpus, CORPUS);
    bytes.writeUInt16LE(fingerprint === undefined || fingerprint.signature.length === 0 ? 0 : 1, SIGNED);
    if (fingerprint === undefined) return bytes;
    const { exact, signature } = fingerprint;
    for (let word = 0; word < EXACT_WORDS; word++)
      bytes.writeUInt32LE(exact[word] ?? 0, HEADER + word * WORD);
    if (signature.length === 0) bytes.fill(0, HEADER + EXACT_WORDS * WORD);
    else bytes.set(signature, HEADER + EXACT_WORDS * WORD);
    return bytes;
  }

  /** The entries of a ledger; the fingerprint of one is valid until the next. */
  *entries(bytes: Buffer): Generator<LedgerEntry, void, undefined> {
    const exact = new Uint32Array(EXACT_WORDS);
    const none = new Uint8Array(0);
    for (let at = 0; at < bytes.length; at += this.#entryBytes) {
      const entry = {
        line: bytes.readUInt32LE(at + LINE),
        id: bytes.readUInt32LE(at + ID),
        lossesEnd: bytes.readUInt32LE(at + LOSSES_END),
        corpus: bytes.readUInt16LE(at + CORPUS),
      };
      if (this.#values === 0) {
        yield entry;
        continue;
      }
      for (let word = 0; word < EXACT_WORDS; word++)
        exact[word] = bytes.readUInt32LE(at + HEADER + word * WORD);
      const start = at + HEADER + EXACT_WORDS * WORD;
      const signed = bytes.readUInt16LE(at + SIGNED) === 1;
      const signature = signed ? bytes.subarray(start, start + this.#values) : none;
      yield { ...entry, fingerprint: { exact, signature } };
    }
  }
}
