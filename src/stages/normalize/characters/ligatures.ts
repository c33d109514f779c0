import type { CharacterRule } from './rule.ts';

/** Latin ligatures and digraphs that stand as one character, as the letters they are made of; fonts join these anew. */
export const ligature: CharacterRule = {
  ranges: [
    [0x132, 0x133],
    [0x149, 0x149],
    [0x1c4, 0x1cc],
    [0x1f1, 0x1f3],
    [0xfb00, 0xfb06],
  ],
  wanted: ({ ligatures }) => ligatures === 'expand',
  apply(text, at, log) {
    // The decomposition of U+FB05 would lose its long s; that of the others is what fonts show.
    const letters = text.charAt(at) === '\ufb05' ? 'ſt' : text.charAt(at).normalize('NFKC');
    log.replace(at, at + 1, letters.normalize('NFC'), 'normalize/ligature');
    return at + 1;
  },
};
