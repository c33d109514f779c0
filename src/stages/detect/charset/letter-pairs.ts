import { LETTER_FOLLOWERS, LETTER_STEP } from '../../../data/letter-model.generated.ts';

/** What letters of alphabets cost after one another, in half bits; id 0 is the border of a word. */
export interface LetterPairs {
  /** The id of every letter of an alphabet, small or capital; 0 for all else. */
  readonly ids: Uint16Array;
  /** `costs[previous * size + next]` by ids. */
  readonly costs: Uint8Array;
  readonly size: number;
}

const HALF_BITS_A_NAT = 2 / Math.LN2;
/** A pair that the texts of the model do not have, and a letter that starts or ends no word there. */
const UNSEEN = 26;
const UNSEEN_BORDER = 18;
/** Accented letters are too rare in those texts for all their pairs to show. */
const RARE = 21;
const BEYOND_LATIN = 0x250;
/** Latin, Greek, Cyrillic, Hebrew, Arabic and Thai letters come before this, and Devanagari, which no charset here has. */
const BEYOND_ALPHABETS = 0x0e80;
const CASED_BEFORE = 0x590;
const SPACE = 0x20;
const STEP_FOLLOWS = 1;

let pairs: LetterPairs | undefined;

/** The model, built from its table at first use. */
export function letterPairs(): LetterPairs {
  pairs ??= build();
  return pairs;
}

function build(): LetterPairs {
  const rows = LETTER_FOLLOWERS.filter((row) => row.charCodeAt(0) < BEYOND_ALPHABETS);
  const ids = new Uint16Array(0x10000);
  let size = 1;
  for (const row of rows) if (row.charCodeAt(0) !== SPACE) ids[row.charCodeAt(0)] = size++;
  const costs = new Uint8Array(size * size).fill(UNSEEN);
  for (let id = 0; id < size; id++) {
    costs[id] = UNSEEN_BORDER;
    costs[id * size] = UNSEEN_BORDER;
  }
  for (const row of rows) {
    const first = (ids[row.charCodeAt(0)] ?? 0) * size;
    let cost = 0;
    for (let i = 1; i < row.length; i++) {
      const unit = row.charCodeAt(i);
      if (unit === STEP_FOLLOWS)
        cost = Math.round((row.charCodeAt(++i) - 65) * LETTER_STEP * HALF_BITS_A_NAT);
      else if (unit === SPACE || ids[unit] !== 0) costs[first + (ids[unit] ?? 0)] = cost;
    }
  }
  for (let unit = 0xc0; unit < BEYOND_LATIN; unit++) {
    const id = ids[unit] ?? 0;
    for (let other = 1; id !== 0 && other < size; other++) {
      for (const cell of [id * size + other, other * size + id])
        costs[cell] = Math.min(RARE, costs[cell] ?? 0);
    }
  }
  addCapitals(ids);
  return { ids, costs, size };
}

function addCapitals(ids: Uint16Array): void {
  for (let unit = 0x41; unit < CASED_BEFORE; unit++) {
    if (ids[unit] !== 0) continue;
    const small = String.fromCharCode(unit).toLowerCase();
    if (small.length === 1) ids[unit] = ids[small.charCodeAt(0)] ?? 0;
  }
}
