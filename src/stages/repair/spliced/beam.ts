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
const WIDTH = 32;
/** How much dearer than the cheapest way to a place another may be, in nats; it never catches up with more. */
const BEHIND = 28;
const GUESS_BEHIND = 12;

/** Ways to a place, for each that is kept, before the dearest are let go. */
const CROWD = 2;

/** The ways to one place. */
interface Place {
  readonly nodes: Node[];
  /** What a way may cost at most to be kept. */
  limit: number;
}

/** The cheapest ways to each place of a line: one for each state of the byte stream and last character. */
export class Beams {
  readonly #places: (Place | undefined)[];
  #farthest = 0;

  /** The farthest place that a way has come to. */
  get farthest(): number {
    return this.#farthest;
  }

  constructor(length: number) {
    this.#places = new Array(length + 1);
    const start = { step: undefined, before: undefined, cost: 0, pending: -1, last: 0x0a };
    this.#places[0] = { nodes: [start], limit: BEHIND };
  }

  /** What a way to a place may cost at most: it is not kept if it costs more. */
  limitAt(place: number): number {
    return this.#places[place]?.limit ?? Number.POSITIVE_INFINITY;
  }

  /** The same of a way that puts back a character of which nothing is left: there are many, and hardly one is right. */
  guessLimitAt(place: number): number {
    return this.limitAt(place) - BEHIND + GUESS_BEHIND;
  }

  /** Whether a way that costs so much would be kept, for all that is known so far. */
  wants(place: number, cost: number, pending: number, last: number): boolean {
    const there = this.#places[place];
    if (there === undefined) return true;
    if (cost > there.limit) return false;
    const rival = there.nodes[placeIn(there.nodes, pending, last)];
    return rival === undefined || rival.cost > cost;
  }

  put(before: Node, step: Step, cost: number, pending: number, last: number): void {
    const total = before.cost + cost;
    let place = this.#places[step.to];
    if (place === undefined) {
      if (step.to > this.#farthest) this.#farthest = step.to;
      place = { nodes: [], limit: Number.POSITIVE_INFINITY };
      this.#places[step.to] = place;
    }
    if (total > place.limit) return;
    const { nodes } = place;
    const at = placeIn(nodes, pending, last);
    const rival = nodes[at];
    if (rival !== undefined && rival.cost <= total) return;
    nodes[at] = { step, before, cost: total, pending, last };
    if (total + BEHIND < place.limit) place.limit = total + BEHIND;
    if (rival === undefined && nodes.length % (CROWD * WIDTH) === 0) narrow(place);
  }

  /** The ways to a place, cheapest first; the place is done with. */
  take(at: number): readonly Node[] {
    const place = this.#places[at];
    this.#places[at] = undefined;
    if (place === undefined) return [];
    const { nodes } = place;
    if (nodes.length === 1) return nodes;
    nodes.sort((a, b) => a.cost - b.cost);
    const most = (nodes[0]?.cost ?? 0) + BEHIND;
    let kept = Math.min(nodes.length, WIDTH);
    while ((nodes[kept - 1]?.cost ?? 0) > most) kept--;
    return nodes.slice(0, kept);
  }
}

/** Where among the nodes of a place the one stands that goes on as a way would, or the place behind the last one. */
function placeIn(nodes: readonly Node[], pending: number, last: number): number {
  let at = 0;
  for (; at < nodes.length; at++) {
    const node = nodes[at] as Node;
    if (node.last === last && node.pending === pending) break;
  }
  return at;
}

/** Lowers the limit of a place to what the ways cost there that are to be kept. */
function narrow(place: Place): void {
  const costs = Float64Array.from(place.nodes, ({ cost }) => cost).sort();
  place.limit = Math.min(place.limit, costs[WIDTH - 1] as number);
}
