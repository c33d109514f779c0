import type { CharacterRule } from './rule.ts';

/** Full-width ASCII lies at one distance from ASCII. */
const DISTANCE = 0xfee0;
const SPACE = 0x3000;
/** The marks that the option `punctuation` restores: with both options, they stay. */
const RESTORED = '！（），：；？';

/** Full-width Latin letters and digits, for those who ask. */
export const fullWidthAlphanumeric: CharacterRule = {
  ranges: [
    [0xff10, 0xff19],
    [0xff21, 0xff3a],
    [0xff41, 0xff5a],
  ],
  wanted: ({ width }) => width !== 'keep',
  apply(text, at, log) {
    log.replace(at, at + 1, String.fromCharCode(text.charCodeAt(at) - DISTANCE), 'normalize/full-width');
    return at + 1;
  },
};

/** All other full-width forms, half-width Hangul and the ideographic space, for those who ask for that, too. */
export const otherWidth: CharacterRule = {
  ranges: [
    [SPACE, SPACE],
    [0xff01, 0xff0f],
    [0xff1a, 0xff20],
    [0xff3b, 0xff40],
    [0xff5b, 0xff5e],
    [0xffa0, 0xffdc],
    [0xffe0, 0xffee],
  ],
  wanted: ({ width }) => width === 'ascii',
  apply(text, at, log, { punctuation }) {
    const char = text.charAt(at);
    if (punctuation === 'keep' || !RESTORED.includes(char)) {
      const narrow = char === '￣' ? '¯' : char.normalize('NFKC');
      log.replace(at, at + 1, narrow, 'normalize/full-width');
    }
    return at + 1;
  },
};
