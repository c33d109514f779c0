import { type Block, type Blocks, foldedUnits } from './blocks.ts';

const GRAM = 5;
const GRAM_BASE = 0x9e3779b1;
/** GRAM_BASE to the power of GRAM, to take the oldest unit out of a rolling hash. */
const GRAM_OUT = Array.from({ length: GRAM }).reduce<number>((power) => Math.imul(power, GRAM_BASE), 1);
/** Least hashes kept of a block; at 0.9 alike two blocks share one with a chance of about 99 %. */
const ANCHORS = 8;
/** Blocks remembered per anchor, and blocks looked at closely per block: this bounds the work on any text. */
const MOST_PER_ANCHOR = 4;
const MOST_CANDIDATES = 4;

/**
 * Finds earlier blocks that share character 5-grams with a block: each block is known by its least 5-gram hashes
 * (bottom-k sketch, Broder 1997), looked up in one map, so the cost grows with the text and not with pairs of blocks.
 */
export class CandidateFinder {
  readonly #blocks: Blocks;
  readonly #byAnchor = new Map<number, number[]>();

  constructor(blocks: Blocks) {
    this.#blocks = blocks;
  }

  /** Earlier blocks that share most anchors with this one, the likeliest first; the block is then known too. */
  findAndAdd(index: number, block: Block): number[] {
    const shared = new Map<number, number>();
    for (const anchor of leastHashes(foldedUnits(this.#blocks, block))) {
      const holders = this.#byAnchor.get(anchor);
      if (holders === undefined) this.#byAnchor.set(anchor, [index]);
      else {
        for (const holder of holders) shared.set(holder, (shared.get(holder) ?? 0) + 1);
        if (holders.length < MOST_PER_ANCHOR) holders.push(index);
      }
    }
    return [...shared]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, MOST_CANDIDATES)
      .map(([holder]) => holder);
  }
}

/** The least distinct 5-gram hashes of a block, ascending. */
function leastHashes(letters: Uint16Array): number[] {
  const least: number[] = [];
  let hash = 0;
  for (let at = 0; at < letters.length; at++) {
    const oldest = at < GRAM ? 0 : (letters[at - GRAM] as number);
    hash = (Math.imul(hash, GRAM_BASE) + (letters[at] as number) - Math.imul(oldest, GRAM_OUT)) | 0;
    if (at + 1 >= GRAM) insert(least, mix(hash));
  }
  return least;
}

function insert(least: number[], value: number): void {
  if (least.length === ANCHORS && value >= (least[ANCHORS - 1] ?? 0)) return;
  let at = least.length;
  while (at > 0 && (least[at - 1] ?? 0) > value) at--;
  if (least[at - 1] === value) return;
  least.splice(at, 0, value);
  if (least.length > ANCHORS) least.pop();
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
