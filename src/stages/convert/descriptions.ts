/** Longer than any real sequence; keeps a run of operators from costing the square of its length. */
const LONGEST = 256;

/**
 * End of the ideographic description sequence (⿰亻尔, Unicode chapter 18.2) that opens at `at`, or `at` where none is
 * complete before `end`. As in OpenCC, U+2FF2 and U+2FF3 take three parts and all others two.
 */
export function descriptionEnd(units: Uint16Array, at: number, end: number): number {
  const limit = Math.min(end, at + LONGEST);
  let parts = 1;
  let i = at;
  while (parts > 0) {
    if (i >= limit) return at;
    const unit = units[i] ?? 0;
    const low = (units[i + 1] ?? 0) & 0xfc00;
    i += (unit & 0xfc00) === 0xd800 && i + 1 < limit && low === 0xdc00 ? 2 : 1;
    parts--;
    if (isOperator(unit)) parts += unit === 0x2ff2 || unit === 0x2ff3 ? 3 : 2;
  }
  return i;
}

/** Whether such a sequence may be open at `at`. */
export function mayBeInDescription(units: Uint16Array, start: number, at: number): boolean {
  for (let i = Math.max(start, at - LONGEST); i < at; i++) if (isOperator(units[i] ?? 0)) return true;
  return false;
}

function isOperator(unit: number): boolean {
  return unit >= 0x2ff0 && unit <= 0x2fff;
}
