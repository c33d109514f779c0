/**
 * The first place from `at` on whose unit a table marks with another number than 0, or the end. Most of a text is not
 * marked: it is gone through in steps of four, with one question each.
 */
export function nextMarked(units: Uint16Array, at: number, end: number, table: Uint8Array): number {
  let next = at;
  while (
    next + 3 < end &&
    ((table[units[next] as number] as number) |
      (table[units[next + 1] as number] as number) |
      (table[units[next + 2] as number] as number) |
      (table[units[next + 3] as number] as number)) ===
      0
  ) {
    next += 4;
  }
  while (next < end && table[units[next] as number] === 0) next++;
  return next;
}
