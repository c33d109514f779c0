/** A stretch of the line that is read anew. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether a byte had been lost that the run puts back. */
  readonly lossy: boolean;
}

/** How the last character beyond ASCII was taken: none yet, as it stands, or read anew; or anew before a Latin word. */
export type Mode = typeof NONE | typeof LITERAL | typeof ANEW | typeof BROKEN;
export const NONE = 0;
export const LITERAL = 1;
export const ANEW = 2;
export const BROKEN = 3;

/** A way through the line up to some place. Between a node and the one before, ASCII stands as it is. */
export interface Node {
  readonly before: Node | undefined;
  /** What of the line this node takes, and what it makes of it. */
  readonly from: number;
  readonly to: number;
  readonly out: string;
  readonly cost: number;
  /** Bytes of a character that is not complete. */
  readonly state: number;
  readonly mode: Mode;
  readonly lossy: boolean;
  /** Last character of what came out. */
  readonly last: number;
}

/** The nodes of a way, from the first to the last. */
export function wayTo(end: Node): readonly Node[] {
  const nodes: Node[] = [];
  for (let node: Node | undefined = end; node !== undefined; node = node.before) nodes.push(node);
  return nodes.reverse();
}

/** The runs of a way: stretches read anew whose text differs from what stands there. */
export function runsOf(
  way: readonly Pick<Node, 'from' | 'to' | 'out' | 'state' | 'lossy'>[],
  line: string,
): readonly Run[] {
  const runs: Run[] = [];
  let open: { start: number; text: string; lossy: boolean } | undefined;
  for (const { from, to, out, state, lossy } of way) {
    open ??= { start: from, text: '', lossy: false };
    open.text += out;
    open.lossy ||= lossy;
    if (state !== 0) continue;
    if (open.text !== line.slice(open.start, to)) addRun(runs, { ...open, end: to });
    open = undefined;
  }
  return runs;
}

function addRun(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (last === undefined || last.end !== run.start) runs.push(run);
  else {
    const lossy = last.lossy || run.lossy;
    runs[runs.length - 1] = { start: last.start, end: run.end, text: last.text + run.text, lossy };
  }
}
