import {
  COMPLETION_FIRST_STEP,
  COMPLETION_LEAST_TURN,
  COMPLETION_STEP,
} from '../../../data/completion-model.generated.ts';
import { ABSENT, PairTable } from './pair-table.ts';

/** What a character costs that the model does not know, in nats. */
const UNSEEN = 12;
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

/** Builds a model from its rows; see scripts/completion-model.ts. */
export function ngramModel(table: string): NgramModel {
  const rows = table.split('\n').map(parseRow);
  const numbers = new Map<string, number>([['', 0]]);
  for (const { context } of rows) if (context !== '') numbers.set(context, numbers.size);
  const contexts = [...numbers.keys()];
  const suffix = (text: string): number => {
    for (let from = 0; ; from++) {
      const number = numbers.get(text.slice(from));
      if (number !== undefined) return number;
    }
  };
  const shorter = Int32Array.from(contexts, (context) => suffix(context.slice(1)));
  const turns = new Float32Array(contexts.length);
  const costs = new PairTable(rows.reduce((sum, { followers }) => sum + followers.length / 2, 0));
  for (const { context, turn, followers } of rows) {
    const number = numbers.get(context) ?? 0;
    turns[number] = turn;
    let step = 0;
    for (let i = 0; i < followers.length; i++) {
      const unit = followers.charCodeAt(i);
      if (unit > 0x20 && unit < 0x80) step = unit - COMPLETION_FIRST_STEP;
      else costs.set(number, unit, step);
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

function parseRow(row: string): {
  readonly context: string;
  readonly turn: number;
  readonly followers: string;
} {
  let end = 0;
  while (row.charCodeAt(end) >= 0x80 || row.charCodeAt(end) === 0x20) end++;
  const turn = (row.charCodeAt(end) - COMPLETION_FIRST_STEP) * COMPLETION_STEP - COMPLETION_LEAST_TURN;
  return { context: row.slice(0, end), turn, followers: row.slice(end + 1) };
}
