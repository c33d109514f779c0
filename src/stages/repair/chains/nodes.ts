import { type Mode, NONE, type Node } from './way.ts';

/** Nodes of a way that is not begun have none before them. */
const FIRST = -1;
const SMALLEST = 0x1000;

/**
 * The nodes of the ways through a line, in columns: a walk makes a few for each character, and an object for each would
 * cost more than to weigh it. A node is a number; its columns are read where it is looked at.
 */
export class Nodes {
  before = new Int32Array(SMALLEST);
  from = new Int32Array(SMALLEST);
  to = new Int32Array(SMALLEST);
  out: string[] = [];
  cost = new Float64Array(SMALLEST);
  state = new Int32Array(SMALLEST);
  mode = new Uint8Array(SMALLEST);
  lossy = new Uint8Array(SMALLEST);
  last = new Uint16Array(SMALLEST);
  #count = 0;
  /** Nodes put forward to go on with, by their numbers. */
  #next: number[] = [];

  /** Forgets all nodes but one, the start. */
  start(last: number): number {
    this.#count = 0;
    this.#next.length = 0;
    return this.add(FIRST, 0, 0, '', 0, 0, NONE, false, last);
  }

  add(
    before: number,
    from: number,
    to: number,
    out: string,
    cost: number,
    state: number,
    mode: Mode,
    lossy: boolean,
    last: number,
  ): number {
    const node = this.#count++;
    if (node === this.before.length) this.#grow();
    this.#write(node, before, from, to, out, cost, state, mode, lossy, last);
    return node;
  }

  /** Puts a node forward; of those that can go on alike only the likeliest is kept. */
  put(
    before: number,
    from: number,
    to: number,
    out: string,
    cost: number,
    state: number,
    mode: Mode,
    lossy: boolean,
    last: number,
  ): void {
    const next = this.#next;
    for (let i = 0; i < next.length; i++) {
      const rival = next[i] as number;
      if (this.state[rival] !== state || this.mode[rival] !== mode || this.last[rival] !== last) continue;
      if ((this.cost[rival] as number) > cost)
        this.#write(rival, before, from, to, out, cost, state, mode, lossy, last);
      return;
    }
    next.push(this.add(before, from, to, out, cost, state, mode, lossy, last));
  }

  /** Puts a node forward that was added already. */
  forward(node: number): void {
    this.put(
      this.before[node] as number,
      this.from[node] as number,
      this.to[node] as number,
      this.out[node] as string,
      this.cost[node] as number,
      this.state[node] as number,
      this.mode[node] as Mode,
      this.lossy[node] === 1,
      this.last[node] as number,
    );
  }

  /** The nodes put forward since the last turn, the likeliest `width` of them where there are more. */
  turn(used: number[], width: number): number[] {
    const nodes = this.#next;
    this.#next = used;
    while (used.length > 0) used.pop();
    if (nodes.length > width) {
      const { cost } = this;
      nodes.sort((a, b) => (cost[a] as number) - (cost[b] as number));
      nodes.length = width;
    }
    return nodes;
  }

  /** What the likeliest of some nodes costs. */
  leastOf(nodes: readonly number[]): number {
    let least = Number.POSITIVE_INFINITY;
    for (const node of nodes) least = Math.min(least, this.cost[node] as number);
    return least;
  }

  /** Whether no node is inside a character. */
  areWhole(nodes: readonly number[]): boolean {
    for (const node of nodes) if (this.state[node] !== 0) return false;
    return true;
  }

  /** Whether all nodes have just taken the same ASCII character. */
  areBehindAscii(nodes: readonly number[], unit: number): boolean {
    if (!(unit < 0x80)) return false;
    for (const node of nodes) if (this.state[node] !== 0 || this.last[node] !== unit) return false;
    return true;
  }

  /** Of nodes between two characters, behind the same one, keeps the likeliest of each mode. */
  merge(nodes: number[]): void {
    const { mode, cost } = this;
    let kept = 0;
    for (const node of nodes) {
      let rival = 0;
      while (rival < kept && mode[nodes[rival] as number] !== mode[node]) rival++;
      if (rival === kept) nodes[kept++] = node;
      else if ((cost[nodes[rival] as number] as number) > (cost[node] as number)) nodes[rival] = node;
    }
    while (nodes.length > kept) nodes.pop();
  }

  /** The nodes of the way to a node, from the first to the last, but for characters that stand as they are in the line. */
  wayTo(end: number, line: string): readonly Node[] {
    const way: Node[] = [];
    for (let node = end, before = FIRST; node !== FIRST; node = before) {
      before = this.before[node] as number;
      const from = this.from[node] as number;
      const to = this.to[node] as number;
      const out = this.out[node] as string;
      const state = this.state[node] as number;
      const lossy = this.lossy[node] === 1;
      const apart = state === 0 && (before === FIRST || this.state[before] === 0);
      if (apart && !lossy && to - from === out.length && line.startsWith(out, from)) continue;
      way.push({ from, to, out, state, lossy });
    }
    return way.reverse();
  }

  #write(
    node: number,
    before: number,
    from: number,
    to: number,
    out: string,
    cost: number,
    state: number,
    mode: Mode,
    lossy: boolean,
    last: number,
  ): void {
    this.before[node] = before;
    this.from[node] = from;
    this.to[node] = to;
    this.out[node] = out;
    this.cost[node] = cost;
    this.state[node] = state;
    this.mode[node] = mode;
    this.lossy[node] = lossy ? 1 : 0;
    this.last[node] = last;
  }

  #grow(): void {
    const size = this.before.length * 2;
    this.before = grown(this.before, new Int32Array(size));
    this.from = grown(this.from, new Int32Array(size));
    this.to = grown(this.to, new Int32Array(size));
    this.cost = grown(this.cost, new Float64Array(size));
    this.state = grown(this.state, new Int32Array(size));
    this.mode = grown(this.mode, new Uint8Array(size));
    this.lossy = grown(this.lossy, new Uint8Array(size));
    this.last = grown(this.last, new Uint16Array(size));
  }
}

function grown<T extends Int32Array | Float64Array | Uint8Array | Uint16Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
