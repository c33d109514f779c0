const LINE_END = 10;
const SPACE = 32;
const BACKTICK = 0x60;
const TILDE = 0x7e;
const LESS = 0x3c;
const GREATER = 0x3e;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
/** Units on one line that code between backticks, or a tag, has at most. */
const LONGEST = 1000;

/** How deep the fence that a line is stands, or nothing where it is none (CommonMark 4.5). */
export interface Fence {
  readonly unit: number;
  readonly length: number;
  /** Whether nothing stands behind it, as behind one that closes. */
  readonly bare: boolean;
}

/** The fence that the line from `start` to `end` is. */
export function fenceOf(units: Uint16Array, start: number, end: number): Fence | undefined {
  let at = start;
  while (at < end && at < start + 3 && units[at] === SPACE) at++;
  const unit = units[at] as number;
  if (at >= end || (unit !== BACKTICK && unit !== TILDE)) return undefined;
  const from = at;
  while (at < end && units[at] === unit) at++;
  const length = at - from;
  if (length < 3) return undefined;
  let bare = true;
  for (; at < end && units[at] !== LINE_END; at++) {
    if (units[at] === BACKTICK) return undefined;
    if ((units[at] as number) > SPACE) bare = false;
  }
  return { unit, length, bare };
}

/** Whether a fence closes another. */
export function closes(fence: Fence, open: Fence): boolean {
  return fence.bare && fence.unit === open.unit && fence.length >= open.length;
}

/** Where fenced code that opens at `at` ends, if it closes. */
export function fenceEnd(units: Uint16Array, start: number, end: number, at: number): number | undefined {
  let from = at;
  while (from > start && from > at - 3 && units[from - 1] === SPACE) from--;
  if (from > start && units[from - 1] !== LINE_END) return undefined;
  const open = fenceOf(units, from, end);
  if (open === undefined) return undefined;
  for (let line = lineEnd(units, at, end); line < end; ) {
    const next = lineEnd(units, line, end);
    const fence = fenceOf(units, line, next);
    if (fence !== undefined && closes(fence, open)) return next;
    line = next;
  }
  return undefined;
}

function lineEnd(units: Uint16Array, at: number, end: number): number {
  let i = at;
  while (i < end && units[i] !== LINE_END) i++;
  return Math.min(end, i + 1);
}

/**
 * Where code between backticks ends: behind as many as open it, on the same line. Not where apostrophes between show
 * that both backticks open a quotation, as in TeX.
 */
export function codeEnd(units: Uint16Array, start: number, end: number, at: number): number | undefined {
  if (units[at] !== BACKTICK || (at > start && units[at - 1] === BACKTICK)) return undefined;
  let from = at;
  while (from < end && units[from] === BACKTICK) from++;
  const wanted = from - at;
  let apostrophes = 0;
  let quoted = false;
  const limit = Math.min(end, from + LONGEST);
  for (let i = from; i < limit && units[i] !== LINE_END; i++) {
    if (units[i] === APOSTROPHE) {
      apostrophes++;
      quoted ||= wanted === 2 && units[i - 1] === APOSTROPHE;
    }
    if (units[i] !== BACKTICK) continue;
    const close = i;
    while (i < end && units[i] === BACKTICK) i++;
    if (i - close === wanted) return apostrophes % 2 === 0 && !quoted ? i : undefined;
    i--;
  }
  return undefined;
}

/** Where an HTML tag ends that opens at `at`; of `code`, `script` and `style`, with what they hold. */
export function tagEnd(units: Uint16Array, end: number, at: number): number | undefined {
  let i = at + 1;
  if (units[i] === 0x2f) i++;
  const from = i;
  while (i < end && i < from + 32 && isLetterOrDigit(units[i] as number)) i++;
  const first = units[from] as number;
  if (i === from || first < 0x41 || i >= end) return undefined;
  const behind = units[i] as number;
  if (behind !== GREATER && behind > SPACE && behind !== 0x2f) return undefined;
  let next = i;
  while (next < end && (units[next] as number) <= SPACE) next++;
  // What follows is an attribute, or the end of the tag.
  if ((units[next] as number) > 0x7e) return undefined;
  const name = String.fromCharCode(...units.subarray(from, i)).toLowerCase();
  let quote = 0;
  const limit = Math.min(end, at + LONGEST);
  for (; i < limit; i++) {
    const unit = units[i] as number;
    if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if ((unit === QUOTE || unit === APOSTROPHE) && units[i - 1] === 0x3d) quote = unit;
    else if (unit === LESS) return undefined;
    else if (unit === GREATER) {
      const raw = from === at + 1 && (name === 'code' || name === 'script' || name === 'style');
      return raw ? (closingTag(units, i + 1, end, name) ?? i + 1) : i + 1;
    }
  }
  return undefined;
}

function closingTag(units: Uint16Array, from: number, end: number, name: string): number | undefined {
  for (let i = from; i + name.length + 2 < end; i++) {
    if (units[i] !== LESS || units[i + 1] !== 0x2f) continue;
    const found = String.fromCharCode(...units.subarray(i + 2, i + 2 + name.length));
    if (found.toLowerCase() === name) return i + 2 + name.length;
  }
  return undefined;
}

export function isLetterOrDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
