import { LETTER_FOLLOWERS, LETTER_STEP } from '../../../data/letter-model.generated.ts';
import { ABSENT, PairTable } from './pair-table.ts';

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
/** Syllables are many: what one costs more where nothing is known of the two together, and one that is not common. */
const UNSEEN_HANGUL = 1;
const RARE_HANGUL = 13;
/** Stands in the table for any letter before. */
const ANY = 2;
const UNSEEN_BORDER = 6;
const SPACE = 0x20;

let model: LetterModel | undefined;

/** The model, built from its tables at first use. */
export function letterModel(): LetterModel {
  model ??= build();
  return model;
}

function build(): LetterModel {
  const pairs = new PairTable(LETTER_FOLLOWERS.reduce((sum, row) => sum + row.length, 0));
  const alone = new Float32Array(0x10000).fill(RARE_HANGUL);
  for (const row of LETTER_FOLLOWERS) {
    const first = row.charCodeAt(0);
    let cost = 0;
    for (let i = 1; i < row.length; i++) {
      const unit = row.charCodeAt(i);
      if (unit === 1) cost = row.charCodeAt(++i) - 65;
      else if (first === ANY) alone[unit] = cost * LETTER_STEP + UNSEEN_HANGUL;
      else pairs.set(first, unit, cost);
    }
  }
  const unseen = (unit: number, otherwise: number): number =>
    unit < 0xac00 ? otherwise : (alone[unit] ?? RARE_HANGUL);
  return {
    pair(previous, next) {
      const cost = pairs.get(previous, next);
      return cost === ABSENT ? unseen(next, UNSEEN) : cost * LETTER_STEP;
    },
    start(letter) {
      const cost = pairs.get(SPACE, letter);
      return cost === ABSENT ? unseen(letter, UNSEEN_BORDER) : cost * LETTER_STEP;
    },
    end(letter) {
      const cost = pairs.get(letter, SPACE);
      return cost === ABSENT ? UNSEEN_BORDER : cost * LETTER_STEP;
    },
  };
}
