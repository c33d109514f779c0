import { QingwenError } from '../../core/errors.ts';
import { checkOptions } from '../../core/options.ts';
import type { Fingerprint } from '../../core/seen.ts';
import { fold, opensIgnoredPair } from './fold.ts';
import { Murmur128 } from './murmur.ts';
import { Sketch } from './sketch.ts';

/** Options of {@link fingerprint}; an index compares only fingerprints made with the same ones. */
export interface FingerprintOptions {
  /** Values in the signature, 1–65536; default 128. The similarity estimated from n values errs by about 0.5/√n. */
  readonly permutations: number;
  /** Letters and digits in a shingle, from 1 on; default 5. */
  readonly shingle: number;
}

export const FINGERPRINT_DEFAULTS: FingerprintOptions = Object.freeze({ permutations: 128, shingle: 5 });

/** Folded units are handed on in pieces of this size, so that a text of any length needs no copy. */
const buffer = new Uint16Array(8192);

/**
 * What an index needs to know a text again: `exact`, 32 hexadecimal digits (MurmurHash3 x86_128), and `signature`, a
 * MinHash signature over character shingles (Broder 1997; see `Sketch` for the way it is computed).
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
  const hash = new Murmur128();
  const sketch = new Sketch(permutations, shingle);
  let informative = false;
  let filled = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const folded = fold(unit);
    if (folded === 0) {
      if (unit > 0xd800 && opensIgnoredPair(text, at)) at++;
      continue;
    }
    buffer[filled++] = folded;
    if (filled < buffer.length) continue;
    hash.update(buffer, filled);
    sketch.update(buffer, filled);
    filled = 0;
    informative = true;
  }
  if (!informative && filled === 0) return { exact: bareHash(text), signature: new Uint32Array(0) };
  hash.update(buffer, filled);
  sketch.update(buffer, filled);
  return { exact: hash.digest(), signature: sketch.finish() };
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

/** Rows of asterisks and rows of dashes are not one text, though neither has a letter. */
function bareHash(text: string): string {
  const hash = new Murmur128();
  for (let start = 0; start < text.length; start += buffer.length) {
    const end = Math.min(text.length, start + buffer.length);
    for (let at = start; at < end; at++) buffer[at - start] = text.charCodeAt(at);
    hash.update(buffer, end - start);
  }
  return hash.digest();
}
