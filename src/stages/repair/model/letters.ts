import { LETTER_FOLLOWERS, LETTER_STEP } from '../../../data/letter-model.generated.ts';

/** Costs in nats of pairs of letters; a script number for every letter (0: no letter of the model). */
export interface LetterModel {
  /** Cost of `next` right after `previous`, both lower-case letters of one script. */
  pair(previous: number, next: number): number;
  /** Cost of a word starting with a letter. */
  start(letter: number): number;
  /** Cost of a word ending after a letter. */
  end(letter: number): number;
}

const UNSEEN = 9;
/** Syllables are many: one that the text never has is rare, and so is a pair of them. */
const UNSEEN_HANGUL = 12;
const UNSEEN_BORDER = 6;
const SPACE = 0x20;

let model: LetterModel | undefined;

/** The model, built from its tables at first use. */
export function letterModel(): LetterModel {
  model ??= build();
  return model;
}

function build(): LetterModel {
  const pairs = new Map<number, number>();
  const seen = new Set<number>();
  for (const row of LETTER_FOLLOWERS) {
    const first = row.charCodeAt(0) * 0x10000;
    let cost = 0;
    for (let i = 1; i < row.length; i++) {
      const unit = row.charCodeAt(i);
      if (unit === 1) cost = (row.charCodeAt(++i) - 65) * LETTER_STEP;
      else {
        pairs.set(first + unit, cost);
        seen.add(unit);
      }
    }
  }
  return {
    pair: (previous, next) =>
      pairs.get(previous * 0x10000 + next) ??
      (next >= 0xac00 ? (seen.has(next) ? UNSEEN : UNSEEN_HANGUL) : UNSEEN),
    start: (letter) =>
      pairs.get(SPACE * 0x10000 + letter) ??
      (letter >= 0xac00 && !seen.has(letter) ? UNSEEN_HANGUL : UNSEEN_BORDER),
    end: (letter) => pairs.get(letter * 0x10000 + SPACE) ?? UNSEEN_BORDER,
  };
}
