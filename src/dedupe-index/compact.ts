import { QingwenError } from '../core/errors.ts';
import type { Fingerprint } from '../core/seen.ts';

/** A fingerprint in the form that an index keeps: a quarter of the size, and fit to be written to a file. */
export interface CompactFingerprint {
  /** The 128 bits of the exact hash, in four words. */
  readonly exact: Uint32Array;
  /** Eight bits a signature value; empty where the signature is. */
  readonly signature: Uint8Array;
}

/** Words of an exact hash. */
export const EXACT_WORDS = 4;
const DIGITS_A_WORD = 8;
const IS_HASH = /^[0-9a-f]{32}$/;

/**
 * Cuts the values of a signature to eight bits (b-bit minwise hashing, Li and König, "b-Bit Minwise Hashing", 2010).
 *
 * @throws QingwenError `option/invalid` where the exact hash is none that `fingerprint` makes.
 */
export function compact({ exact, signature }: Fingerprint): CompactFingerprint {
  if (!IS_HASH.test(exact)) {
    throw new QingwenError(
      'option/invalid',
      `memoryIndex: an exact hash is 32 hexadecimal digits, as fingerprint() makes it, not "${exact}"`,
    );
  }
  const words = new Uint32Array(EXACT_WORDS);
  for (let word = 0; word < EXACT_WORDS; word++) {
    const start = word * DIGITS_A_WORD;
    words[word] = Number.parseInt(exact.slice(start, start + DIGITS_A_WORD), 16);
  }
  return { exact: words, signature: reduced(signature) };
}

/** The values of a signature cut to eight bits. */
export function reduced(signature: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(signature.length);
  for (let at = 0; at < bytes.length; at++) {
    // A least hash is small: its bits are not all alike, and have to be mixed before eight are taken.
    const value = signature[at] ?? 0;
    bytes[at] = Math.imul(value ^ (value >>> 15), 0x9e3779b1) >>> 24;
  }
  return bytes;
}
