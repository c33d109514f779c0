/** A step of a way through a line that lost some of its bytes. */
export interface Step {
  readonly before: Step | undefined;
  /** What of the line this step takes, and what it makes of it: nothing while a character is not whole. */
  readonly from: number;
  readonly to: number;
  readonly out: string;
  /** Whether a byte had to be put back. */
  readonly lossy: boolean;
  readonly cost: number;
  /** Bytes of a character that is not whole, and whether one of them had been lost. */
  readonly state: number;
  readonly partLost: boolean;
  /** The last character that came out, and what the model knows of those before. */
  readonly last: number;
  readonly context: number;
  /** Quotation mark or bracket that is open. */
  readonly open: number;
  /** Ways that could go on alike and cost little more. */
  rivals: readonly Step[];
}

/** How much likelier a character must be than any other in its place, in nats, to be put there. */
export const SURE = 1.5;
/** The same for a letter that is a word by itself, of which the letters around it say nothing. */
export const SURE_ALONE = 2.25;
export const UNKNOWN = '\ufffd';

/**
 * The steps of the best way, from the first to the last, with U+FFFD for what is not sure: a way that costs little more
 * has another character there (the soft output of a Viterbi search, Hagenauer and Hoeher 1989).
 */
export function settled(end: Step, sure = SURE): readonly Step[] {
  const steps: Step[] = [];
  for (let step: Step | undefined = end; step !== undefined; step = step.before) steps.push(step);
  steps.reverse();
  if (steps.every(({ rivals }) => rivals.length === 0)) return steps;
  const place = new Map(steps.map((step, i) => [step, i]));
  const doubtful = new Set<Step>();
  for (const [i, step] of steps.entries()) {
    for (const rival of step.rivals) {
      const margin = rival.cost - step.cost;
      if (margin >= Math.max(sure, SURE_ALONE)) continue;
      const other: Step[] = [];
      let back: Step | undefined = rival;
      for (; back !== undefined && !place.has(back); back = back.before)
        if (back.out !== '') other.unshift(back);
      const fork = back === undefined ? 0 : (place.get(back) ?? 0) + 1;
      const own = steps.slice(fork, i + 1).filter(({ out }) => out !== '');
      for (const differing of differences(own, other)) {
        const least = isAlone(steps, place.get(differing) ?? 0) ? SURE_ALONE : sure;
        if (differing.lossy && margin < least) doubtful.add(differing);
      }
    }
  }
  if (doubtful.size === 0) return steps;
  return steps.map((step) => (doubtful.has(step) ? { ...step, out: UNKNOWN } : step));
}

/** Whether the character of a step is a letter of an alphabet without others beside it. */
function isAlone(steps: readonly Step[], at: number): boolean {
  const outs = (from: number, by: number): string => {
    let i = from + by;
    while (steps[i]?.out === '') i += by;
    return steps[i]?.out ?? '';
  };
  const isLetter = (out: string): boolean => out >= '\u0250' && out < '\u1100';
  return isLetter(steps[at]?.out ?? '') && !isLetter(outs(at, -1)) && !isLetter(outs(at, 1));
}

/** The steps of one way whose characters the other way does not have there: the same ones may stand a place further. */
function differences(own: readonly Step[], other: readonly Step[]): readonly Step[] {
  let start = 0;
  while (start < own.length && own[start]?.out === other[start]?.out) start++;
  let behind = 0;
  while (behind < own.length - start && own.at(-1 - behind)?.out === other.at(-1 - behind)?.out) behind++;
  const outs = new Map(other.map(({ to, out }) => [to, out]));
  return own.slice(start, own.length - behind).filter(({ to, out }) => outs.get(to) !== out);
}
