/** A part of an array of units. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** Goes through `whole` in order, calling `between` or `inside` for what lies between the holes, or in one. */
export function walkAround(
  whole: Part,
  holes: readonly Part[],
  between: (start: number, end: number) => void,
  inside: (start: number, end: number) => void,
): void {
  let at = whole.start;
  for (const hole of holes) {
    if (hole.end <= at) continue;
    if (hole.start >= whole.end) break;
    if (hole.start > at) between(at, hole.start);
    const end = Math.min(hole.end, whole.end);
    inside(Math.max(at, hole.start), end);
    at = end;
  }
  if (at < whole.end) between(at, whole.end);
}
