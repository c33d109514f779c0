/**
 * Levenshtein distance of two sequences, or `limit + 1` where it is greater than `limit`. Furthest-reaching points
 * of diagonals (Ukkonen 1985; Landau and Vishkin 1989): time grows with length + limit², not with length².
 */
export function boundedDistance(a: Uint16Array, b: Uint16Array, limit: number): number {
  const goal = b.length - a.length;
  if (Math.abs(goal) > limit) return limit + 1;
  const middle = limit + 1;
  let reach = new Int32Array(2 * limit + 3).fill(-2);
  let next = new Int32Array(2 * limit + 3).fill(-2);
  for (let errors = 0; errors <= limit; errors++) {
    for (let diagonal = -errors; diagonal <= errors; diagonal++) {
      const at = middle + diagonal;
      // `row` counts units of a; the place in b is row + diagonal.
      let row =
        errors === 0 ? 0 : Math.max((reach[at] ?? 0) + 1, (reach[at + 1] ?? 0) + 1, reach[at - 1] ?? 0);
      if (row > a.length) row = a.length;
      if (row + diagonal > b.length) row = b.length - diagonal;
      if (row < 0 || row + diagonal < 0) continue;
      while (row < a.length && row + diagonal < b.length && a[row] === b[row + diagonal]) row++;
      if (diagonal === goal && row === a.length) return errors;
      next[at] = row;
    }
    [reach, next] = [next, reach];
  }
  return limit + 1;
}
