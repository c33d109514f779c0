/** A stretch of the line that is read anew. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether a byte had been lost that the run puts back. */
  readonly lossy: boolean;
}

/** How the last character beyond ASCII was taken: none yet, as it stands, or read anew. */
export type Mode = typeof NONE | typeof LITERAL | typeof ANEW;
export const NONE = 0;
export const LITERAL = 1;
export const ANEW = 2;

/** A way through the line up to some place. */
export interface Node {
  readonly before: Node | undefined;
  readonly at: number;
  readonly out: string;
  readonly cost: number;
  /** Bytes of a character that is not complete. */
  readonly state: number;
  /** How the last character beyond ASCII was taken. */
  readonly mode: Mode;
  readonly lossy: boolean;
  readonly last: number;
}

/** The runs of a way: stretches read anew whose text differs from what stands there. */
export function runsOf(best: Node, line: string): readonly Run[] {
  const nodes: Node[] = [];
  for (let node: Node | undefined = best; node !== undefined; node = node.before) nodes.push(node);
  nodes.reverse();
  const runs: Run[] = [];
  let start = 0;
  let text = '';
  let lossy = false;
  for (const node of nodes.slice(1)) {
    text += node.out;
    lossy ||= node.lossy;
    if (node.state !== 0) continue;
    if (line.slice(start, node.at) !== text) {
      const last = runs.at(-1);
      if (last !== undefined && last.end === start)
        runs[runs.length - 1] = {
          start: last.start,
          end: node.at,
          text: last.text + text,
          lossy: last.lossy || lossy,
        };
      else runs.push({ start, end: node.at, text, lossy });
    }
    start = node.at;
    text = '';
    lossy = false;
  }
  return runs;
}
