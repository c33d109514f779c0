import { type Charset, highCharacters, isDoubleByte, pairTable } from './encode.ts';

/**
 * A decoder that is fed one byte at a time. `feed(state, byte)` gives the code point that is complete now, or
 * {@link INVALID}, or the next state as {@link partial}; state 0 stands between two characters.
 */
export interface Automaton {
  feed(state: number, byte: number): number;
}

export const INVALID = -1;

/** A state (the bytes so far, as one number) as an answer of `feed`. */
function partial(state: number): number {
  return -1 - state;
}

/** The state in an answer of `feed` that is neither a code point nor {@link INVALID}. */
export function stateOf(answer: number): number {
  return -1 - answer;
}

const automata = new Map<string, Automaton>();

export function automaton(charset: Charset | 'utf-8'): Automaton {
  const known = automata.get(charset);
  if (known !== undefined) return known;
  const made = charset === 'utf-8' ? UTF8 : isDoubleByte(charset) ? doubleByte(charset) : singleByte(charset);
  automata.set(charset, made);
  return made;
}

/** State with a high surrogate that CESU-8 has written in three bytes; the low one must follow. */
const HIGH_SURROGATE = 0x1000000;
/** The same with one and two bytes of the low one. */
const LOW_BEGUN = 0x2000000;
const LOW_HALF = 0x3000000;

/**
 * UTF-8 after table 3-7 of the Unicode Standard: no overlong forms, nothing above U+10FFFF; surrogates only in pairs, as
 * CESU-8 (Unicode Technical Report 26) writes characters beyond the first plane.
 */
const UTF8: Automaton = {
  feed(state, byte) {
    if (state >= HIGH_SURROGATE) return cesu8(state, byte);
    if (state === 0) {
      if (byte < 0x80) return byte;
      return byte >= 0xc2 && byte <= 0xf4 ? partial(byte) : INVALID;
    }
    if (byte < 0x80 || byte > 0xbf) return INVALID;
    if (state < 0x100) {
      if (state < 0xe0) return ((state & 0x1f) << 6) | (byte & 0x3f);
      if (state === 0xe0 && byte < 0xa0) return INVALID;
      if (state === 0xed && byte > 0xaf) return INVALID;
      if (state === 0xf0 && byte < 0x90) return INVALID;
      if (state === 0xf4 && byte > 0x8f) return INVALID;
      return partial((state << 8) | byte);
    }
    if (state < 0x10000) {
      const lead = state >> 8;
      if (lead >= 0xf0) return partial(state * 0x100 + byte);
      const unit = ((lead & 0x0f) << 12) | ((state & 0x3f) << 6) | (byte & 0x3f);
      return unit >= 0xd800 && unit <= 0xdbff ? partial(HIGH_SURROGATE + unit) : unit;
    }
    return (
      (((state >> 16) & 0x07) << 18) | (((state >> 8) & 0x3f) << 12) | ((state & 0x3f) << 6) | (byte & 0x3f)
    );
  },
};

function cesu8(state: number, byte: number): number {
  const high = state & 0xffff;
  if (state < LOW_BEGUN) return byte === 0xed ? partial(LOW_BEGUN + high) : INVALID;
  if (state < LOW_HALF) {
    if (byte < 0xb0 || byte > 0xbf) return INVALID;
    return partial(LOW_HALF + ((byte & 0x0f) << 16) + high);
  }
  if (byte < 0x80 || byte > 0xbf) return INVALID;
  return 0x10000 + ((high & 0x3ff) << 10) + ((((state - LOW_HALF) >> 16) << 6) | (byte & 0x3f));
}

function doubleByte(charset: Parameters<typeof pairTable>[0]): Automaton {
  const pairs = pairTable(charset);
  const halfKana = charset === 'shift_jis';
  return {
    feed(state, byte) {
      if (state !== 0) {
        const unit = pairs[(state << 8) | byte] ?? 0;
        // A user-defined character is no sign of a right reading.
        return unit === 0 || (unit >= 0xe000 && unit <= 0xf8ff) ? INVALID : unit;
      }
      if (byte < 0x80) return byte;
      if (halfKana && byte >= 0xa1 && byte <= 0xdf) return 0xfec0 + byte;
      return byte >= 0x81 && byte <= 0xfe ? partial(byte) : INVALID;
    },
  };
}

function singleByte(charset: Parameters<typeof highCharacters>[0]): Automaton {
  const high = highCharacters(charset);
  return { feed: (_, byte) => (byte < 0x80 ? byte : high.charCodeAt(byte - 0x80)) };
}
