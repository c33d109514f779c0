/** A text, or a word of a list, and how often it counts. */
export type Counted = readonly [text: string, count: number];

/** What stands before, what it costs to turn to less of it, and what follows with its cost, all in nats. */
export interface Ngram {
  readonly context: string;
  readonly turn: number;
  readonly followers: ReadonlyMap<string, number>;
}

/** How much the number of different followers of a context counts against them (Witten and Bell 1991, weighted). */
const NOVELTY = 0.2;
/** What is left to a shorter context in any case: word lists show less than texts. */
const DOUBT = 0.04;
const UNIFORM = 1e-4;

interface Row {
  total: number;
  /** How often a word or a piece of one ends here, and what comes next is not known. */
  ended: number;
  readonly counts: Map<string, number>;
}

/**
 * A model of which character follows which, in the order of the contexts: interpolated, then pruned of what says little
 * more than a shorter context does (after Stolcke 1998), with the turns to shorter contexts weighed anew.
 */
export function ngrams(texts: readonly Counted[], order: number, least: number): readonly Ngram[] {
  const rows = count(texts, order);
  const chance = (context: string, char: string): number => {
    const shorter = context === '' ? UNIFORM : chance(context.slice(1), char);
    const row = rows.get(context);
    if (row === undefined) return shorter;
    const novelty = row.counts.size * NOVELTY + row.ended;
    const own = ((row.counts.get(char) ?? 0) + novelty * shorter) / (row.total + novelty);
    return context === '' ? own : (1 - DOUBT) * own + DOUBT * shorter;
  };
  const kept = new Map<string, Map<string, number>>();
  for (const [context, row] of rows) {
    const followers = new Map<string, number>();
    for (const [char, times] of row.counts) {
      const p = chance(context, char);
      if (context === '' || times * Math.log(p / chance(context.slice(1), char)) >= least)
        followers.set(char, p);
    }
    if (followers.size > 0) kept.set(context, followers);
  }
  const backed = (context: string, char: string): number => {
    const own = kept.get(context)?.get(char);
    if (own !== undefined) return own;
    return context === '' ? UNIFORM : turnOf(context) * backed(context.slice(1), char);
  };
  const turns = new Map<string, number>();
  const turnOf = (context: string): number => {
    const followers = kept.get(context);
    if (followers === undefined) return 1;
    let turn = turns.get(context);
    if (turn === undefined) {
      let own = 0;
      let shorter = 0;
      for (const [char, p] of followers) {
        own += p;
        if (context !== '') shorter += backed(context.slice(1), char);
      }
      turn = context === '' ? 1 : Math.max(1e-4, 1 - own) / Math.max(1e-4, 1 - shorter);
      turns.set(context, turn);
    }
    return turn;
  };
  return [...kept]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([context, followers]) => ({
      context,
      turn: -Math.log(turnOf(context)),
      followers: new Map([...followers].map(([char, p]) => [char, -Math.log(p)])),
    }));
}

function count(texts: readonly Counted[], order: number): Map<string, Row> {
  const rows = new Map<string, Row>();
  const rowOf = (context: string): Row => {
    let row = rows.get(context);
    if (row === undefined) {
      row = { total: 0, ended: 0, counts: new Map() };
      rows.set(context, row);
    }
    return row;
  };
  for (const [text, times] of texts) {
    // A border at the start is known beforehand.
    for (let i = text.startsWith(' ') ? 1 : 0; i < text.length; i++) {
      const char = text.charAt(i);
      for (let length = 0; length < order && length <= i; length++) {
        const row = rowOf(text.slice(i - length, i));
        row.total += times;
        row.counts.set(char, (row.counts.get(char) ?? 0) + times);
      }
    }
    if (text.endsWith(' ')) continue;
    for (let length = 1; length < order && length <= text.length; length++)
      rowOf(text.slice(-length)).ended += times;
  }
  return rows;
}
