import { INVALID, stateOf } from '../charsets/decode.ts';
import { encodeTable, highCharacters, isDoubleByte, type SingleByte } from '../charsets/encode.ts';
import { textModel } from '../model/text.ts';
import type { MixUp } from './mix-up.ts';
import { isStripped } from './stripped.ts';

/** What careless programs made of certain bytes, wherever they stood in a line. */
export interface Loss {
  readonly bytes: readonly number[];
  /** The code unit that stands in their place; 0 where they are simply gone. */
  readonly shown: number;
  /** Whether the no-break space, byte A0, became a space. */
  readonly spaces: boolean;
}

/** Ways to complete a sequence by lost bytes alone. */
export interface Fills {
  /** Code points that are whole then, the commonest. */
  readonly whole: readonly number[];
  /** States of the decoder that need more bytes still. */
  readonly begun: readonly number[];
}

const QUESTION = 0x3f;
const REPLACEMENT = 0xfffd;
const NO_BREAK_SPACE = 0xa0;
/** Completions that are tried at one place. */
const MOST_WHOLE = 48;
const SPACE = 0x20;
/** Stands for a character that none of the lost bytes makes. */
const UNKNOWN = 0xfffd;

/**
 * What may have been lost from a line that was read as a single-byte charset: bytes that the charset has no character
 * for, dropped or replaced, and all C1 controls where the line was read as Latin-1. A byte that shows is not lost.
 */
export function lossesOf(line: string, { written, read }: MixUp): readonly Loss[] {
  if (written !== 'utf-8' || isDoubleByte(read)) return [];
  if (isStripped(line)) return read === 'windows-1252' ? [{ bytes: CONTROLS, shown: 0, spaces: false }] : [];
  const spaces =
    highCharacters(read).charCodeAt(NO_BREAK_SPACE - 0x80) === NO_BREAK_SPACE && !line.includes('\u00a0');
  const seen = highSeen(line, read);
  const undefinedBytes = withoutCharacter(read).filter((byte) => !seen.has(byte));
  const losses: Loss[] = [];
  if (line.includes('\ufffd')) losses.push({ bytes: undefinedBytes, shown: REPLACEMENT, spaces: false });
  else {
    losses.push({ bytes: undefinedBytes, shown: 0, spaces: false });
    if (line.includes('?')) losses.push({ bytes: undefinedBytes, shown: QUESTION, spaces: false });
  }
  const any = losses.filter(({ bytes }) => bytes.length > 0);
  if (!spaces || !line.includes(' ')) return any;
  return [...any, { bytes: [], shown: 0, spaces }, ...any.map((loss) => ({ ...loss, spaces }))];
}

const CONTROLS: readonly number[] = Array.from({ length: 32 }, (_, i) => 0x80 + i);

/** The bytes that a charset has no character for but the control of the same number. */
function withoutCharacter(read: SingleByte): readonly number[] {
  const high = highCharacters(read);
  return CONTROLS.filter((byte) => high.charCodeAt(byte - 0x80) < NO_BREAK_SPACE);
}

/** The bytes beyond ASCII that show in a line. */
function highSeen(line: string, read: SingleByte): ReadonlySet<number> {
  const table = encodeTable(read);
  const seen = new Set<number>();
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if (unit >= 0x80) seen.add((table[unit] ?? 0) & 0xff);
  }
  return seen;
}

/** Lists of bytes whose completions are kept at a time. */
const LISTS = 64;
const fillers = new Map<string, Map<number, Fills>>();

/**
 * Answers, for a state of the decoder of UTF-8, how lost bytes can complete the sequence; kept, for there are few states,
 * and few lists of bytes that are lost together.
 */
export function filler(
  feed: (state: number, byte: number) => number,
  bytes: readonly number[],
): (state: number) => Fills {
  const key = bytes.join();
  const known = fillers.get(key) ?? new Map<number, Fills>();
  if (fillers.size >= LISTS) fillers.clear();
  fillers.set(key, known);
  return (state) => {
    let fills = known.get(state);
    if (fills === undefined) {
      fills = fillsOf(feed, bytes, state);
      known.set(state, fills);
    }
    return fills;
  };
}

function fillsOf(
  feed: (state: number, byte: number) => number,
  bytes: readonly number[],
  from: number,
): Fills {
  const whole: number[] = [];
  const begun: number[] = [];
  const states = [from];
  for (let state = states.pop(); state !== undefined; state = states.pop()) {
    for (const byte of bytes) {
      const answer = feed(state, byte);
      // What is not seen is not missed.
      if (answer === INVALID || isInvisible(answer)) continue;
      if (answer >= 0) whole.push(answer);
      else {
        begun.push(stateOf(answer));
        states.push(stateOf(answer));
      }
    }
  }
  const cost = textModel();
  const told = whole.length > 1 ? whole.filter((code) => !isUnknownScript(code)) : whole;
  const commonest = told
    .map((code) => ({ code, cost: code < 0x10000 ? cost(SPACE, code) : Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.cost - b.cost || a.code - b.code)
    .slice(0, MOST_WHOLE);
  return { whole: [...commonest.map(({ code }) => code), UNKNOWN], begun };
}

/** Whether a character is not seen. */
export function isInvisible(code: number): boolean {
  return (
    (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) || (code >= 0x80 && code < 0xa0)
  );
}

/** Whether a letter is of a script that the models do not know, so that they cannot tell it from its neighbours. */
export function isUnknownScript(code: number): boolean {
  return code >= 0x530 && code < 0x1e00 && !(code >= 0x600 && code < 0x700);
}
