import type { CharacterRule } from './rule.ts';

/** Carriage return and the other characters that end a line become a line feed. */
export const lineEnd: CharacterRule = {
  ranges: [
    [0x0b, 0x0d],
    [0x85, 0x85],
    [0x2028, 0x2029],
  ],
  apply(text, at, log) {
    const pair = text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === 0x0a;
    const end = pair ? at + 2 : at + 1;
    log.replace(at, end, '\n', 'normalize/line-end');
    return end;
  },
};

/** Escape: with the rest of the terminal sequence that it begins, where there is one. */
export const escapeSequence: CharacterRule = {
  ranges: [[0x1b, 0x1b]],
  apply(text, at, log) {
    const end = sequenceEnd(text, at);
    log.replace(at, end, '', end > at + 1 ? 'normalize/terminal-escape' : 'normalize/control');
    return end;
  },
};

/** All other C0 and C1 controls but tab and line feed. */
export const control: CharacterRule = {
  ranges: [
    [0x00, 0x08],
    [0x0e, 0x1a],
    [0x1c, 0x1f],
    [0x7f, 0x84],
    [0x86, 0x9f],
  ],
  apply(_text, at, log) {
    log.replace(at, at + 1, '', 'normalize/control');
    return at + 1;
  },
};

/** The end of the control sequence (ECMA-48: `ESC [`, parameters, intermediates, one final byte) at `at`. */
function sequenceEnd(text: string, at: number): number {
  if (text.charCodeAt(at + 1) !== 0x5b) return at + 1;
  let end = at + 2;
  while (text.charCodeAt(end) >= 0x20 && text.charCodeAt(end) <= 0x3f) end++;
  const final = text.charCodeAt(end);
  return final >= 0x40 && final <= 0x7e ? end + 1 : at + 1;
}
