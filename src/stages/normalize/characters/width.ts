import type { CharacterRule } from './rule.ts';

/** Full-width letters and digits lie at one distance from ASCII. */
const DISTANCE = 0xfee0;

/** Full-width Latin letters and digits, for those who ask. */
export const fullWidthAlphanumeric: CharacterRule = {
  ranges: [
    [0xff10, 0xff19],
    [0xff21, 0xff3a],
    [0xff41, 0xff5a],
  ],
  wanted: ({ width }) => width === 'ascii-alnum',
  apply(text, at, log) {
    log.replace(at, at + 1, String.fromCharCode(text.charCodeAt(at) - DISTANCE), 'normalize/full-width');
    return at + 1;
  },
};
