import {
  ARABIC_ALPHABET,
  ARABIC_LANGUAGES,
  FORM_COSTS,
  PAIR_COSTS,
  TRIGRAM_COSTS,
} from '../../data/arabic-letters.generated.ts';

/** BCP 47 tags of the languages of the Arabic script, in the order of the costs. */
export const arabicLanguages: readonly string[] = ARABIC_LANGUAGES.split(' ');

const LANGUAGES = arabicLanguages.length;
const LETTERS = ARABIC_ALPHABET.length;
/** The Arabic block of Unicode. */
const FIRST = 0x600;
const BLOCK = 0x100;
/** Number of the edge of a word among the letters, and that of a letter unknown to the model. */
const EDGE = 0;
const UNKNOWN = 0xff;
const SPACE = 0x20;
/** What stands between the groups of a table. */
const BAR = 0x7c;
/** The highest cost. */
const MOST = 63;
/** Arabic yeh, Persian yeh, Arabic kaf, Persian kaf, as the digits of their costs have them. */
const FORMS = [0x64a, 0x6cc, 0x643, 0x6a9] as const;
const DIGIT = digits();

/** Costs in quarters of a nat: of a letter behind one other, and of those behind two others that have a row. */
interface Model {
  /** The number of each letter of the block. */
  readonly letters: Uint8Array;
  readonly pairs: Uint8Array;
  /** For each three letters the number of their row, from 1. */
  readonly rowOf: Uint16Array;
  readonly rows: Uint8Array;
}

let model: Model | undefined;

function digits(): Uint8Array {
  const values = new Uint8Array(128);
  for (let i = 0; i < 64; i++) {
    values['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.charCodeAt(i)] = i;
  }
  return values;
}

function build(): Model {
  const letters = new Uint8Array(BLOCK).fill(UNKNOWN);
  for (let i = 1; i < LETTERS; i++) letters[ARABIC_ALPHABET.charCodeAt(i) - FIRST] = i;
  for (const [arabic, persian] of [FORMS.slice(0, 2), FORMS.slice(2)] as const) {
    letters[(persian ?? 0) - FIRST] = letters[(arabic ?? 0) - FIRST] as number;
  }
  const numberOf = (unit: number): number => (unit === SPACE ? EDGE : (letters[unit - FIRST] as number));
  const pairs = new Uint8Array(LETTERS * LETTERS * LANGUAGES).fill(MOST);
  let before = EDGE;
  let isHead = true;
  for (let at = 0; at < PAIR_COSTS.length; at++) {
    const unit = PAIR_COSTS.charCodeAt(at);
    if (unit === BAR) isHead = true;
    else if (isHead) {
      before = numberOf(unit) * LETTERS;
      isHead = false;
    } else at = readCosts(PAIR_COSTS, at, pairs, (before + numberOf(unit)) * LANGUAGES);
  }
  const rowOf = new Uint16Array(LETTERS ** 3);
  // A row takes up a letter and its costs in the table, and more at the head of a group.
  const rows = new Uint8Array(LANGUAGES * (1 + Math.ceil(TRIGRAM_COSTS.length / (1 + LANGUAGES))));
  let row = 0;
  isHead = true;
  for (let at = 0; at < TRIGRAM_COSTS.length; at++) {
    const unit = TRIGRAM_COSTS.charCodeAt(at);
    if (unit === BAR) isHead = true;
    else if (isHead) {
      before = (numberOf(unit) * LETTERS + numberOf(TRIGRAM_COSTS.charCodeAt(++at))) * LETTERS;
      isHead = false;
    } else {
      rowOf[before + numberOf(unit)] = ++row;
      at = readCosts(TRIGRAM_COSTS, at, rows, row * LANGUAGES);
    }
  }
  return { letters, pairs, rowOf, rows };
}

/** Reads the costs behind a letter into a table; answers where the last of them stands. */
function readCosts(text: string, letter: number, table: Uint8Array, from: number): number {
  for (let language = 0; language < LANGUAGES; language++) {
    table[from + language] = DIGIT[text.charCodeAt(letter + 1 + language)] as number;
  }
  return letter + LANGUAGES;
}

/**
 * What a text costs in each of {@link arabicLanguages}, in nats: its letters, each behind two others. The text is words with
 * spaces between; letters that no language of the model has say nothing.
 */
export function arabicCosts(text: string): Float64Array {
  model ??= build();
  const { letters, pairs, rowOf, rows } = model;
  const quarters = new Int32Array(LANGUAGES);
  let two = EDGE;
  let one = EDGE;
  for (let i = 0; i <= text.length; i++) {
    const at = i < text.length ? text.charCodeAt(i) - FIRST : -1;
    const inBlock = at >= 0 && at < BLOCK;
    const letter = inBlock ? (letters[at] as number) : EDGE;
    if (letter === UNKNOWN || (letter === EDGE && one === EDGE)) continue;
    const pair = one * LETTERS + letter;
    // A word begins with a pair: what stands before its edge does not matter.
    const row = one === EDGE ? 0 : (rowOf[two * LETTERS * LETTERS + pair] as number);
    const from = row === 0 ? pair * LANGUAGES : row * LANGUAGES;
    const table = row === 0 ? pairs : rows;
    for (let language = 0; language < LANGUAGES; language++) {
      quarters[language] = (quarters[language] as number) + (table[from + language] as number);
    }
    two = one;
    one = letter;
  }
  const costs = Float64Array.from(quarters, (cost) => cost / 4);
  addFormCosts(costs, text);
  return costs;
}

/** A text is typed on one keyboard: each form that it has costs once, however often it stands there. */
function addFormCosts(costs: Float64Array, text: string): void {
  FORMS.forEach((form, i) => {
    if (!text.includes(String.fromCharCode(form))) return;
    for (let language = 0; language < LANGUAGES; language++) {
      const digit = DIGIT[FORM_COSTS.charCodeAt(FORMS.length * language + i)] as number;
      costs[language] = (costs[language] as number) + digit / 4;
    }
  });
}
