import type { Pass } from '../../core/edit-log.ts';

/** Hangul from its parts, and Kirat Rai vowels: letters that compose with letters. */
const LETTERS =
  '[\\u1100-\\u1112\\uac00-\\ud7a3][\\u1161-\\u1175\\u11a8-\\u11c2]+|[\\u{16d63}-\\u{16d6a}]{2,}';
/** Characters that are canonically another one; ideographs have a rule of their own. */
const SINGLETONS = '[\\u0374\\u037e\\u0387\\u1f71-\\u1ffd\\u2126\\u212a\\u212b\\u2329\\u232a]';
/** Where there may be something to compose, and, for Form C in full, all of a text. */
const COMPOSABLE = new RegExp(`\\P{M}?\\p{M}+|${LETTERS}|${SINGLETONS}`, 'gu');
const CLUSTER = new RegExp(`${LETTERS}|\\P{M}\\p{M}*|\\p{M}+`, 'gu');

/**
 * Ranges without a unit of which, and without surrogates, a text has nothing to compose: marks, what {@link COMPOSABLE}
 * names besides, and scripts in which marks are common as a whole.
 */
export const COMPOSING_RANGES: readonly (readonly [first: number, last: number])[] = [
  [0x300, 0x387],
  [0x483, 0x489],
  [0x591, 0x5c7],
  [0x610, 0x61a],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x6d6, 0x6ed],
  [0x711, 0x1dff],
  [0x1f71, 0x1ffd],
  [0x20d0, 0x20ff],
  [0x2126, 0x212b],
  [0x2329, 0x232a],
  [0x2cef, 0x2dff],
  [0x302a, 0x302f],
  [0x3099, 0x309a],
  [0xa66f, 0xabff],
  [0xd7b0, 0xd7ff],
  [0xfb1e, 0xfb1e],
  [0xfe00, 0xfe2f],
];

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
