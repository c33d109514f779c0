import type { Pass } from '../../core/edit-log.ts';

/** Hangul from its parts, and Kirat Rai vowels: letters that compose with letters. */
const LETTERS =
  '[\\u1100-\\u1112\\uac00-\\ud7a3][\\u1161-\\u1175\\u11a8-\\u11c2]+|[\\u{16d63}-\\u{16d6a}]{2,}';
/** Characters that are canonically another one; ideographs have a rule of their own. */
const SINGLETONS = '[\\u0374\\u037e\\u0387\\u1f71-\\u1ffd\\u2126\\u212a\\u212b\\u2329\\u232a]';
/** Where there may be something to compose, and, for Form C in full, all of a text. */
const COMPOSABLE = new RegExp(`\\P{M}?\\p{M}+|${LETTERS}|${SINGLETONS}`, 'gu');
const CLUSTER = new RegExp(`${LETTERS}|\\P{M}\\p{M}*|\\p{M}+`, 'gu');

/** Canonical composition (Unicode Standard Annex #15), for texts that are not in Form C already. */
export function composePass(form: 'compose' | 'nfc'): Pass {
  const pattern = form === 'nfc' ? CLUSTER : COMPOSABLE;
  return (text, log) => {
    if (text.normalize('NFC') === text) return;
    for (const match of text.matchAll(pattern)) {
      const [cluster] = match;
      const composed = cluster.normalize('NFC');
      if (composed === cluster || (form === 'compose' && !composes(cluster, composed))) continue;
      log.replace(match.index, match.index + cluster.length, composed, 'normalize/composition');
    }
  };
}

/** Whether Form C made fewer characters or other ones, rather than more (as in Devanagari) or another order. */
function composes(cluster: string, composed: string): boolean {
  if (composed.length !== cluster.length) return composed.length < cluster.length;
  return [...composed].sort().join('') !== [...cluster].sort().join('');
}
