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
  const pairs = new Uint8Array(LETTERS * LETTERS * LANGUAGES).fill(63);
  const rowOf = new Uint16Array(LETTERS ** 3);
  const rows: number[] = new Array(LANGUAGES).fill(0);
  const numberOf = (char: string): number =>
    char === ' ' ? EDGE : (letters[char.charCodeAt(0) - FIRST] as number);
  const costsAt = (text: string, at: number): number[] =>
    Array.from({ length: LANGUAGES }, (_, language) => DIGIT[text.charCodeAt(at + language)] as number);
  for (const group of PAIR_COSTS.split('|')) {
    const before = numberOf(group.charAt(0));
    for (let at = 1; at < group.length; at += 1 + LANGUAGES) {
      pairs.set(costsAt(group, at + 1), (before * LETTERS + numberOf(group.charAt(at))) * LANGUAGES);
    }
  }
  for (const group of TRIGRAM_COSTS.split('|')) {
    const before = numberOf(group.charAt(0)) * LETTERS + numberOf(group.charAt(1));
    for (let at = 2; at < group.length; at += 1 + LANGUAGES) {
      rowOf[before * LETTERS + numberOf(group.charAt(at))] = rows.length / LANGUAGES;
      rows.push(...costsAt(group, at + 1));
    }
  }
  return { letters, pairs, rowOf, rows: Uint8Array.from(rows) };
}

/**
 * What a text costs in each of {@link arabicLanguages}, in nats: its letters, each behind two others. The text is words with
 * spaces between; letters that no language of the model has say nothing.
 */
export function arabicCosts(text: string): Float64Array {
  model ??= build();
  const { letters, pairs, rowOf, rows } = model;
  const costs = new Float64Array(LANGUAGES);
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
      costs[language] = (costs[language] as number) + (table[from + language] as number) / 4;
    }
    two = one;
    one = letter;
  }
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
