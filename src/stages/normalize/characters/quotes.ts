import type { CharacterRule } from './rule.ts';

/** Curly quotation marks and apostrophes as straight ones, for those who ask; in Chinese they are the right ones. */
export const curlyQuote: CharacterRule = {
  ranges: [
    [0x2bc, 0x2bc],
    [0x2018, 0x201f],
  ],
  wanted: ({ quotes }) => quotes === 'straight',
  apply(text, at, log) {
    log.replace(at, at + 1, text.charCodeAt(at) >= 0x201c ? '"' : "'", 'normalize/quote');
    return at + 1;
  },
};
