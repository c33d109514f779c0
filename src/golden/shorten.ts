const BEFORE = 40;
const WIDTH = 160;
const ELLIPSIS = '…';

/** A line cut to what fits on a screen. */
export function shorten(line: string): string {
  return cut(line, 0);
}

/** Two lines cut to the part around their first difference, so that it shows in lines of any length. */
export function shortenPair(a: string, b: string): readonly [string, string] {
  let same = 0;
  while (same < a.length && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  const from = Math.max(a.length, b.length) <= WIDTH ? 0 : Math.max(0, same - BEFORE);
  return [cut(a, from), cut(b, from)];
}

function cut(line: string, from: number): string {
  if (from === 0 && line.length <= WIDTH) return line;
  const start = inside(line, from);
  const end = inside(line, from + WIDTH);
  return (start > 0 ? ELLIPSIS : '') + line.slice(start, end) + (end < line.length ? ELLIPSIS : '');
}

/** A cut must not go through a surrogate pair. */
function inside(line: string, at: number): number {
  const code = line.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : Math.min(at, line.length);
}
