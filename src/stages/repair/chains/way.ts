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

/** A piece of a way through a line. Between a node and the one before, ASCII stands as it is. */
export interface Node {
  /** What of the line this node takes, and what it makes of it. */
  readonly from: number;
  readonly to: number;
  readonly out: string;
  /** Bytes of a character that is not complete. */
  readonly state: number;
  readonly lossy: boolean;
}

/** The runs of a way: stretches read anew whose text differs from what stands there. */
export function runsOf(way: readonly Node[], line: string): readonly Run[] {
  const runs: Run[] = [];
  let start = -1;
  let text = '';
  let isLossy = false;
  for (const { from, to, out, state, lossy } of way) {
    if (start === -1) {
      start = from;
      text = out;
      isLossy = lossy;
    } else {
      text += out;
      isLossy ||= lossy;
    }
    if (state !== 0) continue;
    if (text.length !== to - start || !line.startsWith(text, start))
      addRun(runs, { start, end: to, text, lossy: isLossy });
    start = -1;
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
