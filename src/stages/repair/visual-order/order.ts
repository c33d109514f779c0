import { letterModel } from '../model/letters.ts';
import { isShape, JOINED_AFTER, JOINED_BEFORE, joins } from './forms.ts';

/** What a pair of neighbouring shapes is worth (nats) that join in one order only. */
const SHAPE_PAIR = 3;

/** Frequent words of Arabic, Persian and Urdu that are no words backwards, and what they are worth besides. */
const COMMON = new Set(
  (
    'في من على إلى الى التي الذي هذا هذه ذلك كان كانت بعد بين عند هو هي أن إن أو عن ولا ما حتى منذ غير وفي ومن أي ' +
    'که این از است برای می های شده کرد یک هم آن را به بود تا یا ها ' +
    'کے کی میں ہے کا نے سے اور پر ہیں اس کو'
  ).split(' '),
);
const COMMON_WORD = 4;

/** What a line shows of the order of its letters. */
export interface Order {
  /** How much likelier (nats) its words are read backwards; negative where they are as they should be. */
  readonly gain: number;
  /** Arabic letters in words of two and more. */
  readonly letters: number;
  /** Letters where they can stand in one order only, less those that can in the other. */
  readonly signs: number;
}

/** Letters and marks of the Arabic script, shapes among them. */
const WORD = /[\u0620-\u065f\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]+/g;
const ENDS_WORDS = 'ةى';
const MARKS = /[\u0640\u064b-\u065f\u0670]/g;

/** Weighs the words of a line forwards and backwards, by their letters and by the shapes of these. */
export function orderOf(line: string): Order {
  let gain = 0;
  let letters = 0;
  let signs = 0;
  for (const [word] of line.matchAll(WORD)) {
    const shapes = shapePairs(word);
    signs += shapes;
    gain += SHAPE_PAIR * shapes;
    const bare = word.replace(MARKS, '');
    const plain = [...bare].map((char) => (isShape(char.charCodeAt(0)) ? char.normalize('NFKC') : char));
    if (plain.length < 2) continue;
    letters += plain.length;
    signs += endings(plain[0], plain.at(-1));
    const forwards = plain.join('');
    const backwards = plain.reverse().join('');
    gain += cost(forwards) - cost(backwards);
  }
  return { gain, letters, signs };
}

/** ة and ى end words and begin none. */
function endings(first = '', last = ''): number {
  return (ENDS_WORDS.includes(first) ? 1 : 0) - (ENDS_WORDS.includes(last) ? 1 : 0);
}

function cost(word: string): number {
  const model = letterModel();
  let sum = model.start(word.charCodeAt(0)) + model.end(word.charCodeAt(word.length - 1));
  for (let i = 1; i < word.length; i++) sum += model.pair(word.charCodeAt(i - 1), word.charCodeAt(i));
  return COMMON.has(word) ? sum - COMMON_WORD : sum;
}

/** Shapes tell the order outright: what joins the next one stands before one that is joined to it. */
function shapePairs(word: string): number {
  let pairs = word.length > 1 ? edge(word.charCodeAt(0)) - edge(word.charCodeAt(word.length - 1)) : 0;
  for (let i = 1; i < word.length; i++) {
    const a = word.charCodeAt(i - 1);
    const b = word.charCodeAt(i);
    if (!isShape(a) || !isShape(b)) continue;
    const forwards = fits(joins(a), joins(b));
    const backwards = fits(joins(b), joins(a));
    if (forwards !== backwards) pairs += backwards ? 1 : -1;
  }
  return pairs;
}

/** 1 for a final shape, which begins no word, and -1 for an initial one, which ends none. */
function edge(unit: number): number {
  const joined = isShape(unit) ? joins(unit) : 0;
  if (joined === JOINED_BEFORE) return 1;
  return joined === JOINED_AFTER ? -1 : 0;
}

/** Whether one shape can stand right before another inside a word. */
function fits(before: number, after: number): boolean {
  return ((before & JOINED_AFTER) !== 0) === ((after & JOINED_BEFORE) !== 0);
}
