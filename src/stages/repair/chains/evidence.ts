import { INVALID, stateOf } from '../charsets/decode.ts';
import type { Kind } from '../model/completion.ts';
import { hanModel } from '../model/han.ts';
import type { Codec } from './codec.ts';

/** One character in so many is kana in Japanese. */
const KANA_SHARE = 8;
/** Characters of one standard of Chinese alone against those of the other. */
const LEAST_SIGNS = 2;
const CLEAR = 4;

/** Letters that Arabic has and Persian seldom, and those that only Persian has. */
const ARABIC_ONLY: ReadonlySet<number> = new Set([0x625, 0x629, 0x643, 0x649, 0x64a]);
const PERSIAN_ONLY: ReadonlySet<number> = new Set([0x67e, 0x686, 0x698, 0x6a9, 0x6af, 0x6cc]);

/** What kind of text a line is, by the characters that it shows whole. */
export function kindOf(line: string, codec: Codec): Kind {
  const han = hanModel();
  let simplified = 0;
  let traditional = 0;
  let vocalised: Kind['vocalised'] = 'none';
  let arabic = 0;
  let persian = 0;
  for (const unit of intact(line, codec)) {
    if (han.isSimplifiedOnly(unit)) simplified++;
    else if (han.isTraditional(unit)) traditional++;
    if (ARABIC_ONLY.has(unit)) arabic++;
    else if (PERSIAN_ONLY.has(unit)) persian++;
    // Fatha and sukun; shadda and tanwin stand in texts with few vowel signs too.
    if (unit === 0x64e || unit === 0x652) vocalised = 'all';
    else if (unit === 0x651 && vocalised === 'none') vocalised = 'some';
  }
  const clear = (one: number, other: number): boolean => one >= LEAST_SIGNS && one >= CLEAR * other;
  return {
    japanese: isJapanese(line, codec),
    persian: persian > arabic,
    vocalised,
    variant: clear(simplified, traditional) ? 'Hans' : clear(traditional, simplified) ? 'Hant' : undefined,
  };
}

/** Characters that may stand for lost bytes, or behind which sequences may go on for all one sees. */
export const SUBSTITUTES: ReadonlySet<number> = new Set([0x20, 0x3f, 0xfffd]);

/** Latin letters and the signs of all scripts end here, or lie between the two. */
const BEYOND_LATIN = 0x370;
const PUNCTUATION = [0x2000, 0x2fff] as const;

/**
 * How many letters of other scripts than Latin a line shows whole; 0 where it is no UTF-8 for other reasons than lost bytes: a character that
 * the charset does not have, or a later byte without its first.
 */
export function intactIn(line: string, { encode, feed }: Codec): number {
  let state = 0;
  let whole = 0;
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    const packed = encode[unit] ?? 0;
    if (packed === 0 && unit !== 0xfffd) return 0;
    for (let shift = shiftOf(packed); shift >= 0; shift -= 8) {
      const byte = (packed >> shift) & 0xff;
      let answer = feed(state, byte);
      if (answer === INVALID) answer = feed(0, byte);
      // Behind E0, ED, F0 and F4 not every later byte may stand: the one between may be lost.
      const isLater = byte < 0xc0 && state !== 0;
      if (
        answer === INVALID &&
        !isLater &&
        !SUBSTITUTES.has(unit) &&
        !SUBSTITUTES.has(line.charCodeAt(at - 1))
      )
        return 0;
      if (isLetterBeyondLatin(answer)) whole++;
      state = answer < INVALID ? stateOf(answer) : 0;
    }
  }
  return whole;
}

/** How far the first byte of a unit lies to the left in its entry of a table; a unit without bytes has byte 0. */
function shiftOf(packed: number): number {
  return Math.max(0, (packed >>> 24) - 1) * 8;
}

function isLetterBeyondLatin(code: number): boolean {
  return code >= BEYOND_LATIN && code < 0x10000 && (code < PUNCTUATION[0] || code > PUNCTUATION[1]);
}

/** The characters of the first plane of which no byte is lost, beyond ASCII. */
function intact(line: string, { encode, feed }: Codec): readonly number[] {
  const units: number[] = [];
  let state = 0;
  for (let at = 0; at < line.length; at++) {
    const packed = encode[line.charCodeAt(at)] ?? 0;
    for (let shift = shiftOf(packed); shift >= 0; shift -= 8) {
      const byte = (packed >> shift) & 0xff;
      let answer = feed(state, byte);
      if (answer === INVALID) answer = feed(0, byte);
      if (answer >= 0x80 && answer < 0x10000) units.push(answer);
      state = answer < INVALID ? stateOf(answer) : 0;
    }
  }
  return units;
}

/** Whether a line shows kana or Hangul whole. */
export function isSyllabic(line: string, codec: Codec): boolean {
  for (const unit of intact(line, codec))
    if ((unit >= 0x3041 && unit < 0x3100) || (unit >= 0xac00 && unit < 0xd7a4)) return true;
  return false;
}

/** Whether the sequences that begin like kana do not all begin like the marks of Chinese, E3 80. */
function isJapanese(line: string, { encode }: Codec): boolean {
  let leads = 0;
  let kana = 0;
  let last = 0;
  for (let at = 0; at < line.length; at++) {
    const packed = encode[line.charCodeAt(at)] ?? 0;
    for (let shift = shiftOf(packed); shift >= 0; shift -= 8) {
      const byte = (packed >> shift) & 0xff;
      if (byte >= 0xe0 && byte <= 0xef) leads++;
      if (last === 0xe3 && byte !== 0x80) kana++;
      last = byte;
    }
  }
  return kana * KANA_SHARE > leads;
}
