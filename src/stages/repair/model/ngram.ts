import { type PackedText, unpacked } from '../../../core/packed-text.ts';
import {
  COMPLETION_FIRST_STEP,
  COMPLETION_FIRST_TURN,
  COMPLETION_LEAST_TURN,
  COMPLETION_STEP,
} from '../../../data/completion-model.generated.ts';
import { ABSENT, PairTable } from './pair-table.ts';

/** What a character costs that the model does not know, in nats. */
const UNSEEN = 12;
const ZERO = 0x30;
/** Steps from context to context that are kept, as a power of two. */
const FOLLOW_BITS = 14;

/**
 * How likely a character is after several others, as a cost in nats. A context is what of them the model tells apart, as
 * a number; 0 is nothing at all.
 */
export interface NgramModel {
  /** The context of the border of a word. */
  readonly border: number;
  has(unit: number): boolean;
  cost(context: number, unit: number): number;
  follow(context: number, unit: number): number;
}

/** The rows of a model, column by column; see scripts/completion-model.ts. */
export interface NgramTable {
  readonly contexts: PackedText;
  readonly steps: PackedText;
  readonly followers: PackedText;
}

/** Builds a model from its table. */
export function ngramModel(table: NgramTable): NgramModel {
  const rows = contextsOf(unpacked(table.contexts));
  const numbers = new Map<string, number>([['', 0]]);
  for (const context of rows) if (context !== '') numbers.set(context, numbers.size);
  const contexts = [...numbers.keys()];
  const suffix = (text: string): number => {
    for (let from = 0; ; from++) {
      const number = numbers.get(text.slice(from));
      if (number !== undefined) return number;
    }
  };
  const shorter = Int32Array.from(contexts, (context) => suffix(context.slice(1)));
  const turns = new Float32Array(contexts.length);
  const followers = unpacked(table.followers);
  const costs = new PairTable(followers.length);
  const steps = unpacked(table.steps);
  let row = -1;
  let number = 0;
  let follower = 0;
  let step = 0;
  for (let i = 0; i < steps.length; i++) {
    const unit = steps.charCodeAt(i);
    if (unit >= COMPLETION_FIRST_TURN) {
      number = numbers.get(rows[++row] ?? '') ?? 0;
      turns[number] = (unit - COMPLETION_FIRST_TURN) * COMPLETION_STEP - COMPLETION_LEAST_TURN;
      step = 0;
    } else {
      step += unit - COMPLETION_FIRST_STEP;
      costs.set(number, followers.charCodeAt(follower++), step);
    }
  }
  // What followed last, by context and character: a direct-mapped cache, in which 0 stands for no key.
  const keys = new Float64Array(1 << FOLLOW_BITS);
  const nexts = new Int32Array(1 << FOLLOW_BITS);
  return {
    border: numbers.get(' ') ?? 0,
    has: (unit) => costs.get(0, unit) !== ABSENT,
    cost(from, unit) {
      let context = from;
      for (let turned = 0; ; ) {
        const step = costs.get(context, unit);
        if (step !== ABSENT) return turned + step * COMPLETION_STEP;
        if (context === 0) return turned + UNSEEN;
        turned += turns[context] ?? 0;
        context = shorter[context] ?? 0;
      }
    },
    follow(context, unit) {
      const key = context * 0x10000 + unit + 1;
      const place = (Math.imul(context, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> (32 - FOLLOW_BITS);
      if (keys[place] === key) return nexts[place] as number;
      const next = suffix((contexts[context] ?? '') + String.fromCharCode(unit));
      keys[place] = key;
      nexts[place] = next;
      return next;
    },
  };
}

/** The contexts of the rows, of which each begins with a digit for how many characters it shares with the one before. */
function contextsOf(packed: string): readonly string[] {
  const contexts: string[] = [];
  let before = '';
  for (let at = 0; at < packed.length; ) {
    let end = at + 1;
    while (end < packed.length && !isDigit(packed.charCodeAt(end))) end++;
    before = before.slice(0, packed.charCodeAt(at) - ZERO) + packed.slice(at + 1, end);
    contexts.push(before);
    at = end;
  }
  return contexts;
}

function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= ZERO + 9;
}
