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
  wanted: ({ controls }) => controls === 'strip',
  apply(text, at, log) {
    const end = sequenceEnd(text, at);
    log.replace(at, end, '', end > at + 1 ? 'normalize/terminal-escape' : 'normalize/control');
    return end;
  },
};

/** All other C0 and C1 controls but tab and line feed, and those of annotations and embedded objects. */
export const control: CharacterRule = {
  ranges: [
    [0x00, 0x08],
    [0x0e, 0x1a],
    [0x1c, 0x1f],
    [0x7f, 0x84],
    [0x86, 0x9f],
    [0xfff9, 0xfffc],
  ],
  wanted: ({ controls }) => controls === 'strip',
  apply(_text, at, log) {
    log.replace(at, at + 1, '', 'normalize/control');
    return at + 1;
  },
};

/** What follows an escape: a control sequence of ECMA-48 (`[31m`), or what names a character set (`(B`). */
const SEQUENCE = /\[[0-?]*[ -/]*[@-~]|[ -/]+[0-~]/y;
/** A command string (`ESC ]0;title`) ends with a bell, or an escape and a backslash. */
const COMMAND = 0x5d;
const LONGEST_COMMAND = 200;

/** The end of the terminal sequence at `at`, or of the escape alone. */
function sequenceEnd(text: string, at: number): number {
  if (text.charCodeAt(at + 1) === COMMAND) return commandEnd(text, at);
  SEQUENCE.lastIndex = at + 1;
  return SEQUENCE.test(text) ? SEQUENCE.lastIndex : at + 1;
}

function commandEnd(text: string, at: number): number {
  const limit = Math.min(text.length, at + LONGEST_COMMAND);
  for (let end = at + 2; end < limit; end++) {
    const unit = text.charCodeAt(end);
    if (unit === 0x07) return end + 1;
    if (unit === 0x1b && text.charCodeAt(end + 1) === 0x5c) return end + 2;
    if (unit < 0x20) break;
  }
  return at + 1;
}
