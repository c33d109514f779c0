import {
  NAMES_LIKE_VERBS,
  VERBAL_TAILS,
  VERBS,
  VERBS_LIKE_OTHERS,
  ZHE_WORDS,
} from '../../data/zhe.generated.ts';

const ZHU = '著';
const ZHE = '着';
const LONGEST = 4;
/** Cost, in half nats, of a character that the lexicon does not have. */
const UNKNOWN = 26;
/** How much likelier than by its own share a particle is after a character that is nearly always a verb, as a factor. */
const AFTER_VERB = 39;

/** Word evidence for 著 and 着; costs are −ln of a share, in half nats. */
interface Lexicon {
  readonly costs: ReadonlyMap<string, number>;
  /** Share of verbs, adjectives and coverbs in what a character ends, in tenths; absent is none. */
  readonly tails: ReadonlyMap<string, number>;
  /** The same, of the character alone as a verb. */
  readonly verbs: ReadonlyMap<string, number>;
  /** Verbs whose last character says otherwise. */
  readonly verbsLikeOthers: ReadonlySet<string>;
  readonly namesLikeVerbs: ReadonlySet<string>;
  /** By unit: whether a word has it before 著 ({@link BEFORE_ZHU}), begins with 著 and it ({@link AFTER_ZHU}). */
  readonly neighbours: Uint8Array;
}

export const BEFORE_ZHU = 1;
export const AFTER_ZHU = 2;

let lexicon: Lexicon | undefined;

/** The lexicon, built at first use. */
export function zheLexicon(): Lexicon {
  if (lexicon === undefined) {
    const costs = new Map<string, number>();
    for (const group of ZHE_WORDS.split('|')) {
      const cost = group.charCodeAt(0) - 65;
      for (const word of group.slice(1).split(' ')) costs.set(word, cost);
    }
    lexicon = {
      costs,
      tails: grouped(VERBAL_TAILS),
      verbs: grouped(VERBS),
      verbsLikeOthers: new Set(VERBS_LIKE_OTHERS.split(' ')),
      namesLikeVerbs: new Set(NAMES_LIKE_VERBS.split(' ')),
      neighbours: neighboursOf(costs),
    };
  }
  return lexicon;
}

function neighboursOf(costs: ReadonlyMap<string, number>): Uint8Array {
  const neighbours = new Uint8Array(0x10000);
  for (const word of costs.keys()) {
    for (let at = word.indexOf(ZHU); at >= 0; at = word.indexOf(ZHU, at + 1)) {
      const before = word.charCodeAt(at - 1);
      const after = word.charCodeAt(1);
      if (at > 0) neighbours[before] = (neighbours[before] as number) | BEFORE_ZHU;
      else if (word.length > 1) neighbours[after] = (neighbours[after] as number) | AFTER_ZHU;
    }
  }
  return neighbours;
}

function grouped(groups: string): Map<string, number> {
  const out = new Map<string, number>();
  for (const group of groups.split('|')) {
    const number = group.charCodeAt(0) - 65;
    for (const char of group.slice(1)) out.set(char, number);
  }
  return out;
}

/** What two readings of the same characters cost; `Infinity` where no word allows one. */
interface Readings {
  /** A word with 著 (著作, 名著). */
  readonly zhu: number;
  /** A word with 着 (隨着, 着手), known as such. */
  readonly zheWord: number;
  /** 着 as a particle by itself. */
  readonly particle: number;
}

/**
 * Costs of the best segmentation of `left` + 著/着 + `right`, both Simplified, for each way of reading the character
 * between: unigram segmentation over the lexicon, where a particle is likelier after a verb and hardly possible after
 * a character that ends no verb.
 */
export function readings(left: string, right: string): Readings {
  const { costs } = zheLexicon();
  const heads = headCosts(left);
  const tails = tailCosts(right);
  let zhu = Number.POSITIVE_INFINITY;
  let zheWord = Number.POSITIVE_INFINITY;
  for (let before = 0; before <= Math.min(left.length, LONGEST - 1); before++) {
    for (let after = before === 0 ? 1 : 0; after <= Math.min(right.length, LONGEST - 1 - before); after++) {
      const head = left.slice(left.length - before);
      const tail = right.slice(0, after);
      const rest = (heads[left.length - before] ?? 0) + (tails[after] ?? 0);
      const withZhu = costs.get(head + ZHU + tail);
      if (withZhu !== undefined) zhu = Math.min(zhu, withZhu + rest);
      const withZhe = costs.get(head + ZHE + tail);
      if (withZhe !== undefined) zheWord = Math.min(zheWord, withZhe + rest);
    }
  }
  const particle = (costs.get(ZHE) ?? UNKNOWN) + (heads[left.length] ?? 0) + (tails[0] ?? 0);
  return { zhu, zheWord, particle: particle + particleBias(left) };
}

function particleBias(left: string): number {
  const { tails, verbs, verbsLikeOthers } = zheLexicon();
  if (verbsLikeOthers.has(left.slice(-2))) return 0;
  const previous = left.charAt(left.length - 1);
  const tail = tails.get(previous) ?? 0;
  const bonus = 2 * Math.log(1 + (AFTER_VERB * (verbs.get(previous) ?? 0)) / 10);
  return (tail < 1 ? 10 : tail < 3 ? 4 : 0) - bonus;
}

/** `out[k]`: cost of the best segmentation of the first `k` characters. */
function headCosts(text: string): number[] {
  const out = [0];
  for (let end = 1; end <= text.length; end++) {
    let best = (out[end - 1] ?? 0) + (costOf(text.charAt(end - 1)) ?? UNKNOWN);
    for (let start = Math.max(0, end - LONGEST); start < end - 1; start++) {
      const cost = costOf(text.slice(start, end));
      if (cost !== undefined) best = Math.min(best, (out[start] ?? 0) + cost);
    }
    out.push(best);
  }
  return out;
}

/** `out[k]`: cost of the best segmentation of what follows the first `k` characters. */
function tailCosts(text: string): number[] {
  const out = new Array<number>(text.length + 1).fill(0);
  for (let start = text.length - 1; start >= 0; start--) {
    let best = (out[start + 1] ?? 0) + (costOf(text.charAt(start)) ?? UNKNOWN);
    for (let end = start + 2; end <= Math.min(text.length, start + LONGEST); end++) {
      const cost = costOf(text.slice(start, end));
      if (cost !== undefined) best = Math.min(best, (out[end] ?? 0) + cost);
    }
    out[start] = best;
  }
  return out;
}

/** Another 著 nearby, written 著 by the caller whichever it is, may be either: no decision hangs on another. */
function costOf(word: string): number | undefined {
  const { costs } = zheLexicon();
  const cost = costs.get(word);
  if (!word.includes(ZHU)) return cost;
  const other = costs.get(word.replace(ZHU, ZHE));
  return other === undefined || (cost !== undefined && cost < other) ? cost : other;
}
