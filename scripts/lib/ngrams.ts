/** A text, a word of a list or a run of characters, and how often it counts. */
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
/** No character is likelier or less likely than by a shorter context by much more than this, in nats. */
const MOST_SAID = 9;

/** What a model is made of: texts, and runs of characters of all lengths, counted elsewhere. */
export interface Counts {
  readonly texts: readonly Counted[];
  readonly grams: readonly Counted[];
  /** Characters of the longest n-gram, and how much an n-gram must say to be kept. */
  readonly order: number;
  readonly least: number;
}

/** A row with what follows from it and from those of shorter contexts: how likely each of its characters is. */
interface Node {
  readonly row: Row;
  readonly novelty: number;
  readonly shorter: Node | undefined;
  readonly chances: Map<string, number>;
  /** The same, likeliest first. */
  ranked?: readonly (readonly [char: string, chance: number])[];
}

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
export function ngrams({ texts, grams, order, least }: Counts): readonly Ngram[] {
  const rows = count(texts, grams, order);
  const nodes = new Map<string, Node>();
  for (const [context, row] of [...rows].sort(([a], [b]) => a.length - b.length)) {
    let from = 1;
    while (from <= context.length && !nodes.has(context.slice(from))) from++;
    const shorter = nodes.get(context.slice(from));
    const node: Node = { row, novelty: row.counts.size * NOVELTY + row.ended, shorter, chances: new Map() };
    for (const char of row.counts.keys()) node.chances.set(char, fresh(node, char));
    nodes.set(context, node);
  }
  const kept = new Map<string, Map<string, number>>();
  for (const [context, node] of nodes) {
    const { row, shorter, chances } = node;
    if (shorter === undefined) kept.set(context, new Map(chances));
    if (shorter === undefined || row.total * MOST_SAID < least) continue;
    const followers = new Map<string, number>();
    for (const char of new Set([...chances.keys(), ...commonest(shorter, least / MOST_SAID / row.total)])) {
      const p = chanceIn(node, char);
      // What hardly ever follows here says as much as what often does.
      const expected = chanceIn(shorter, char);
      const times = Math.max(row.counts.get(char) ?? 0, row.total * expected);
      if (times * Math.abs(Math.log(p / expected)) >= least) followers.set(char, p);
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

/** The characters behind a context that are so likely at least. */
function commonest(node: Node, least: number): readonly string[] {
  node.ranked ??= [...node.chances].sort(([, a], [, b]) => b - a);
  const end = node.ranked.findIndex(([, chance]) => chance < least);
  return (end === -1 ? node.ranked : node.ranked.slice(0, end)).map(([char]) => char);
}

/** How likely a character is behind a context. */
function chanceIn(node: Node | undefined, char: string): number {
  return node === undefined ? UNIFORM : (node.chances.get(char) ?? fresh(node, char));
}

function fresh({ row, novelty, shorter }: Node, char: string): number {
  const backed = chanceIn(shorter, char);
  const own = ((row.counts.get(char) ?? 0) + novelty * backed) / (row.total + novelty);
  return shorter === undefined ? own : (1 - DOUBT) * own + DOUBT * backed;
}

function count(
  texts: readonly Counted[],
  grams: readonly Counted[],
  order: number,
): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  const rowOf = (context: string): Row => {
    let row = rows.get(context);
    if (row === undefined) {
      row = { total: 0, ended: 0, counts: new Map() };
      rows.set(context, row);
    }
    return row;
  };
  const add = (context: string, char: string, times: number): void => {
    const row = rowOf(context);
    row.total += times;
    row.counts.set(char, (row.counts.get(char) ?? 0) + times);
  };
  for (const [gram, times] of grams) {
    if (gram.length <= order) add(gram.slice(0, -1), gram.slice(-1), times);
  }
  for (const [text, times] of texts) {
    // A border at the start is known beforehand.
    for (let i = text.startsWith(' ') ? 1 : 0; i < text.length; i++) {
      const char = text.charAt(i);
      for (let length = 0; length < order && length <= i; length++)
        add(text.slice(i - length, i), char, times);
    }
    if (text.endsWith(' ')) continue;
    for (let length = 1; length < order && length <= text.length; length++)
      rowOf(text.slice(-length)).ended += times;
  }
  return rows;
}
