import type { Step } from './step.ts';

/** A way through the line up to some place. */
export interface Node {
  readonly step: Step | undefined;
  readonly before: Node | undefined;
  readonly cost: number;
  /** The byte of a character whose other half has not come yet, or -1. */
  readonly pending: number;
  /** Last character of the true text. */
  readonly last: number;
}

/** Ways kept for one place. */
const WIDTH = 64;
/** How much dearer than the cheapest way to a place another may be, in nats; it never catches up with more. */
const BEHIND = 40;

/** The cheapest ways to each place of a line: one for each state of the byte stream and last character. */
export class Beams {
  readonly #beams: (Map<number, Node> | undefined)[];
  #farthest = 0;

  /** The farthest place that a way has come to. */
  get farthest(): number {
    return this.#farthest;
  }

  constructor(length: number) {
    this.#beams = new Array(length + 1);
    this.#beams[0] = new Map([[0, { step: undefined, before: undefined, cost: 0, pending: -1, last: 0x0a }]]);
  }

  put(before: Node, step: Step, cost: number, pending: number, last: number): void {
    if (step.to > this.#farthest) this.#farthest = step.to;
    const total = before.cost + cost;
    const key = (pending + 1) * 0x10000 + last;
    const beam = this.#beams[step.to] ?? new Map<number, Node>();
    this.#beams[step.to] = beam;
    const rival = beam.get(key);
    if (rival === undefined || rival.cost > total)
      beam.set(key, { step, before, cost: total, pending, last });
  }

  /** The ways to a place, cheapest first; the place is done with. */
  take(at: number): readonly Node[] {
    const beam = this.#beams[at];
    this.#beams[at] = undefined;
    if (beam === undefined) return [];
    const nodes = [...beam.values()];
    if (nodes.length === 1) return nodes;
    nodes.sort((a, b) => a.cost - b.cost);
    const most = (nodes[0]?.cost ?? 0) + BEHIND;
    let kept = Math.min(nodes.length, WIDTH);
    while ((nodes[kept - 1]?.cost ?? 0) > most) kept--;
    return nodes.slice(0, kept);
  }
}
