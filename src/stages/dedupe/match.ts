import { type Block, type Blocks, sameBlock } from './blocks.ts';
import { CandidateFinder } from './candidates.ts';
import { differencesAt, isVariant } from './near.ts';

/** When two blocks count as one. */
export interface MatchOptions {
  readonly minChars: number;
  readonly similarity: number;
  readonly near: 'evident' | 'all' | 'off';
}

/** What holds a repeated run together: paragraphs long enough to be no refrain, and how much of it is word for word. */
interface Run {
  anchors: number;
  exact: number;
  near: number;
}

/** Steps (in the earlier copy, in the later one) to the next pair of a run; a block may be missing in either. */
const STEPS: readonly (readonly [number, number])[] = [
  [1, 1],
  [2, 1],
  [1, 2],
  [2, 2],
];
/** Anchors no further apart than this belong to one run. */
const LARGEST_GAP = 4;
/** In a text of so many distinct blocks, with fewer than one in five long ones, lines are verse, items or talk. */
const SHORT_LINED = 8;
/** Variants are looked for from one and a half times the length at which equal blocks are. */
const NEAR_FACTOR = 1.5;
/** Where a title may stand, how far down it may be repeated before the prose begins, and how little it may say. */
const TITLE_PLACES = 3;
const HEAD = 8;
const TITLE_CHARS = 4;
const THIRDS = 3;
const NONE = -1;

/**
 * For each block the index of the earlier block it repeats, or −1.
 *
 * Long blocks that stand anywhere before are anchors; from them a run grows to the short blocks beside them as long
 * as both copies agree. A title given again in the head of a text is matched too. Any other short block repeated on
 * its own is a refrain, a label or a list item, and is not.
 */
export function matchBlocks(blocks: Blocks, options: MatchOptions): Int32Array {
  return new Matcher(blocks, options).match();
}

class Matcher {
  readonly #source: Blocks;
  readonly #blocks: readonly Block[];
  readonly #options: MatchOptions;
  readonly #mates: Int32Array;
  readonly #runs: (Run | undefined)[] = [];
  #bar: number;

  constructor(blocks: Blocks, options: MatchOptions) {
    this.#source = blocks;
    this.#blocks = blocks.list;
    this.#options = options;
    this.#mates = new Int32Array(this.#blocks.length).fill(NONE);
    this.#bar = options.minChars * THIRDS;
  }

  match(): Int32Array {
    const mates = this.#mates;
    const exact = this.#matchExact();
    const near = this.#matchDamaged();
    if (exact || near) {
      this.#joinRuns();
      for (let at = 0; at < mates.length; at++) this.#grow(at, 1);
      for (let at = mates.length - 1; at >= 0; at--) this.#grow(at, -1);
    }
    this.#matchTitle();
    return mates;
  }

  #block(index: number): Block {
    const block = this.#blocks[index];
    if (block === undefined) throw new RangeError(`no block ${index}`);
    return block;
  }

  #mate(index: number): number {
    return this.#mates[index] ?? NONE;
  }

  #same(a: number, b: number): boolean {
    return sameBlock(this.#source, this.#block(a), this.#block(b));
  }

  #matchExact(): boolean {
    const first = new Map<number, number>();
    let long = 0;
    this.#blocks.forEach((block, index) => {
      if (first.has(block.key)) return;
      first.set(block.key, index);
      if (block.weight >= this.#bar) long++;
    });
    if (first.size === this.#blocks.length) return false;
    // In verse a refrain may be a long line. Distinct blocks are counted, so that what is taken does not count.
    if (first.size >= SHORT_LINED && long * 5 < first.size) this.#bar *= 2;
    let found = false;
    this.#blocks.forEach((block, index) => {
      if (block.weight < this.#bar) return;
      const aligned = index > 0 && this.#mate(index - 1) !== NONE ? this.#mate(index - 1) + 1 : index;
      const earliest = first.get(block.key) ?? index;
      const mate = aligned < index && this.#same(aligned, index) ? aligned : earliest;
      if (mate === index || !this.#same(mate, index)) return;
      this.#mates[index] = mate;
      found = true;
    });
    return found;
  }

  /** Variants of one paragraph wherever they stand, where damage shows which is which (or all, if asked for). */
  #matchDamaged(): boolean {
    const { near } = this.#options;
    if (near === 'off') return false;
    if (near === 'evident' && !this.#blocks.some((block) => block.damage > 0)) return false;
    const finder = new CandidateFinder(this.#source);
    let found = false;
    this.#blocks.forEach((block, index) => {
      if (this.#mate(index) !== NONE || block.weight < this.#bar * NEAR_FACTOR) return;
      const mate = finder
        .findAndAdd(index, block)
        .find(
          (earlier) =>
            this.#mate(earlier) === NONE &&
            this.#mayVary(this.#block(earlier), block) &&
            this.#isVariant(this.#block(earlier), block),
        );
      if (mate === undefined) return;
      this.#mates[index] = mate;
      found = true;
    });
    return found;
  }

  /** Matched blocks that follow one another in both copies, at most a small gap apart, are one run. */
  #joinRuns(): void {
    let last = NONE;
    for (let at = 0; at < this.#mates.length; at++) {
      const mate = this.#mate(at);
      if (mate === NONE) continue;
      const step = last === NONE ? 0 : mate - this.#mate(last);
      const joined = last !== NONE && at - last <= LARGEST_GAP && step > 0 && step <= LARGEST_GAP;
      const run = (joined ? this.#runs[last] : undefined) ?? { anchors: 0, exact: 0, near: 0 };
      run.anchors++;
      if (this.#same(mate, at)) run.exact += this.#block(at).weight;
      else run.near += this.#block(at).weight;
      this.#runs[at] = run;
      last = at;
    }
  }

  /** Extends a run by one pair beyond a matched block, forward or backward. */
  #grow(at: number, direction: 1 | -1): void {
    const run = this.#runs[at];
    if (run === undefined) return;
    // One repeated paragraph shows no copied region yet: then only its very neighbours belong to it.
    const steps = run.anchors > 1 ? STEPS : STEPS.slice(0, 1);
    for (const [earlierStep, laterStep] of steps) {
      const earlier = this.#mate(at) + direction * earlierStep;
      const later = at + direction * laterStep;
      if (earlier < 0 || later >= this.#blocks.length || earlier >= later) continue;
      if (this.#mate(later) !== NONE) return;
      if (this.#same(earlier, later) || this.#isCopy(this.#block(earlier), this.#block(later), run)) {
        this.#mates[later] = earlier;
        this.#runs[later] = run;
        return;
      }
    }
  }

  /** Whether two blocks may differ without more evidence: damage tells them apart, or it was asked for. */
  #mayVary(earlier: Block, later: Block): boolean {
    return this.#options.near === 'all' || earlier.damage !== later.damage;
  }

  #isVariant(earlier: Block, later: Block): boolean {
    return isVariant(this.#source, earlier, later, differencesAt(this.#options.similarity, earlier, later));
  }

  /** Whether a pair that is not equal goes on with a run. */
  #isCopy(earlier: Block, later: Block, run: Run): boolean {
    if (this.#options.near === 'off') return false;
    const lost = Math.abs(earlier.damage - later.damage);
    if (run.anchors > 1 && lost > 0 && lost * 3 <= Math.max(earlier.size, later.size)) {
      // In a copied region each sign of damage may stand for a letter, in short lines too.
      if (isVariant(this.#source, earlier, later, lost)) return true;
    }
    if (later.weight < this.#bar) return false;
    if (!this.#mayVary(earlier, later) && run.near + later.weight > run.exact) return false;
    if (!this.#isVariant(earlier, later)) return false;
    run.near += later.weight;
    return true;
  }

  /** A title too short for an anchor, given again before the prose begins. Verse and lists have no prose to begin. */
  #matchTitle(): void {
    const prose = this.#blocks.findIndex((block) => block.weight >= this.#bar);
    if (prose > HEAD) return;
    for (let title = 0; title < Math.min(TITLE_PLACES, prose); title++) {
      if (this.#mate(title) !== NONE || this.#block(title).weight < TITLE_CHARS * THIRDS) continue;
      for (let at = title + 1; at < prose; at++) {
        if (this.#mate(at) === NONE && this.#same(title, at)) this.#mates[at] = title;
      }
    }
  }
}
