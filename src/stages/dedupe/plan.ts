import type { Block, Blocks } from './blocks.ts';
import { type MatchOptions, matchBlocks } from './match.ts';

/** What becomes of each block: the block whose text stands in its place, or nothing where it is taken out. */
export type Plan = readonly (Block | undefined)[];

/** A block that stays, and the block whose text it has by now. */
interface Place {
  readonly index: number;
  body: Block;
}

/** Each round takes a block out; one and a second that finds nothing are the rule, more are for contrived texts. */
const MOST_ROUNDS = 16;

/**
 * Decides for every block whether it stays. Of the variants of a paragraph the earliest place stays, and the text
 * with the fewest signs of damage. Repeated until nothing is left to take, so that running it on its own output
 * changes nothing.
 */
export function planBlocks(blocks: Blocks, options: MatchOptions): Plan {
  const plan: (Block | undefined)[] = [...blocks.list];
  let places: Place[] = blocks.list.map((body, index) => ({ index, body }));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const list = places.map((place) => place.body);
    const mates = matchBlocks({ ...blocks, list }, options);
    const roots = rootsOf(mates);
    const staying = places.filter((place, at) => {
      const root = places[roots[at] ?? at];
      if (root === undefined || root === place) return true;
      if (place.body.damage < root.body.damage) root.body = place.body;
      plan[place.index] = undefined;
      return false;
    });
    if (staying.length === places.length) break;
    places = staying;
    for (const { index, body } of places) plan[index] = body;
  }
  return plan;
}

/** For each block the first of the blocks it repeats, by way of those between; a block's mate stands before it. */
function rootsOf(mates: Int32Array): Int32Array {
  const roots = new Int32Array(mates.length);
  mates.forEach((mate, at) => {
    roots[at] = mate === -1 ? at : (roots[mate] ?? mate);
  });
  return roots;
}
