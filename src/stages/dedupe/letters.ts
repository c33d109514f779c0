import { codeUnits } from '../../core/code-units.ts';
import { mayBeDamage } from './damage.ts';
import { fold, foldQuickly, opensIgnoredPair, PASSED_OVER } from './fold.ts';

/** Letters of longer texts get an array of their own, which is not kept. */
const MOST_KEPT = 1 << 20;
/** What makes a number of 17 bits of the units from U+2E80 on, and of no other. */
const BELOW_WIDE = 0x10000 - 0x2e80;
/** The same of all numbers above {@link PASSED_OVER}. */
const NO_LETTER = 0x10000 - PASSED_OVER - 1;

let room = new Uint16Array(0);
let last: Letters | undefined;

/**
 * The folded units of a text, all that counts when texts are compared, taken line by line. Stages that look at one text
 * in turn share the work: those of the text that was folded last are there still.
 */
export class Letters {
  readonly text: string;
  /** The folded units, `count` of them; valid until another text is folded. */
  readonly units: Uint16Array;
  count = 0;
  /** Where the line that was taken last begins and ends in the text, without its line end. */
  lineStart = 0;
  lineEnd = -1;
  /** Whether it may hold signs of damage. */
  suspect = false;
  /** How many of its folded units are ideographs, kana or Hangul. */
  wide = 0;
  readonly #source: Uint16Array;

  private constructor(text: string) {
    this.text = text;
    this.#source = codeUnits(text);
    if (text.length >= room.length) {
      const units = new Uint16Array(
        text.length > MOST_KEPT ? text.length + 1 : Math.max(4096, 2 * text.length),
      );
      if (text.length <= MOST_KEPT) room = units;
      this.units = units;
    } else this.units = room;
  }

  /** Those of a text of which no line is taken yet; the code units of the text are used until all are. */
  static begin(text: string): Letters {
    last = undefined;
    return new Letters(text);
  }

  /** All of them. */
  static of(text: string): Letters {
    if (last?.text === text) return last;
    const letters = Letters.begin(text);
    while (letters.takeLine());
    return letters;
  }

  /** Folds the next line; false where there is none. */
  takeLine(): boolean {
    const { text, units } = this;
    const source = this.#source;
    const { length } = text;
    let at = this.lineEnd + 1;
    if (at >= length) {
      if (length <= MOST_KEPT) last = this;
      return false;
    }
    this.lineStart = at;
    let { count } = this;
    let suspect = false;
    let wide = 0;
    for (; at < length; at++) {
      const unit = source[at] as number;
      const letter = foldQuickly(unit);
      if (letter !== 0) {
        // Without a branch: where a word ends nobody can predict. What is passed over is overwritten.
        units[count] = letter;
        count += (letter + NO_LETTER) >>> 16;
        wide += (letter + BELOW_WIDE) >>> 16;
        continue;
      }
      if (unit === 0x0a || unit === 0x0d) break;
      const folded = fold(unit);
      suspect ||= (folded === 0 || unit > 0xff) && mayBeDamage(unit);
      if (folded !== 0) {
        units[count++] = folded;
        wide += (folded + BELOW_WIDE) >>> 16;
      } else if (unit > 0xd800 && opensIgnoredPair(text, at)) at++;
    }
    this.lineEnd = at;
    this.count = count;
    this.suspect = suspect;
    this.wide = wide;
    return true;
  }
}
