import { codeUnits } from '../../core/code-units.ts';
import { QingwenError } from '../../core/errors.ts';
import { checkOptions } from '../../core/options.ts';
import type { Fingerprint } from '../../core/seen.ts';
import { Letters } from './letters.ts';
import { hexadecimal, murmur128 } from './murmur.ts';
import { sketch } from './sketch.ts';

/** Options of {@link fingerprint}; an index compares only fingerprints made with the same ones. */
export interface FingerprintOptions {
  /** Values in the signature, 1–65536; default 128. The similarity estimated from n values errs by about 0.5/√n. */
  readonly permutations: number;
  /** Letters and digits in a shingle, from 1 on; default 5. */
  readonly shingle: number;
}

export const FINGERPRINT_DEFAULTS: FingerprintOptions = Object.freeze({ permutations: 128, shingle: 5 });

/**
 * What an index needs to know a text again: `exact`, 32 hexadecimal digits (MurmurHash3 x86_128), and `signature`, a
 * MinHash signature over character shingles (Broder 1997; see `sketch` for the way it is computed).
 *
 * Both see letters and digits only, in lower case and without full-width and presentation forms, so that texts which
 * differ in spacing, punctuation or case are equal. A text with none of them is hashed as it stands. A text with
 * fewer letters and digits than one shingle has an empty signature.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * fingerprint('你好，世界！').exact === fingerprint('你好 世界').exact // true
 */
export function fingerprint(text: string, options: Partial<FingerprintOptions> = {}): Fingerprint {
  const { permutations, shingle } = checkFingerprint('fingerprint', options);
  const { exact, signature } = fingerprintWords(text, permutations, shingle);
  return { exact: hexadecimal(exact), signature };
}

/** {@link fingerprint} with options already checked, and the exact hash in words: what a job needs of each document. */
export function fingerprintWords(
  text: string,
  permutations: number,
  shingle: number,
): { readonly exact: Uint32Array; readonly signature: Uint32Array } {
  const { units, count } = Letters.of(text);
  if (count > 0)
    return { exact: murmur128(units, count), signature: sketch(units, count, permutations, shingle) };
  // Rows of asterisks and rows of dashes are not one text, though neither has a letter.
  return { exact: murmur128(codeUnits(text), text.length), signature: new Uint32Array(0) };
}

/** The given options over the defaults, checked on behalf of `owner`. */
export function checkFingerprint(owner: string, options: Partial<FingerprintOptions>): FingerprintOptions {
  const checked = checkOptions(owner, FINGERPRINT_DEFAULTS, options);
  for (const key of ['permutations', 'shingle'] as const) {
    const value = checked[key];
    if (!Number.isInteger(value) || value < 1 || value > 65536) {
      throw new QingwenError(
        'option/invalid',
        `${owner}: option "${key}" is ${value}; it takes a whole number from 1 to 65536`,
      );
    }
  }
  return checked;
}
