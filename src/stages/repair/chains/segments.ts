/** Code units of the longest segment; it bounds the memory that a search over one takes. */
const LONGEST = 16_384;
/** How far back from there a border between words is looked for. */
const REACH = 1024;

/**
 * Calls back with every line of a text without its line feed; with a very long one in parts, cut behind a space where there
 * is one.
 */
export function eachSegment(text: string, visit: (start: number, end: number) => void): void {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const lineEnd = newline === -1 ? text.length : newline;
    while (lineEnd - start > LONGEST) {
      const end = cutBefore(text, start + LONGEST);
      visit(start, end);
      start = end;
    }
    if (lineEnd > start) visit(start, lineEnd);
    start = lineEnd + 1;
  }
}

function cutBefore(text: string, limit: number): number {
  const space = text.lastIndexOf(' ', limit);
  if (space > limit - REACH) return space + 1;
  for (let at = limit; at > limit - REACH; at--) if (text.charCodeAt(at - 1) < 0x80) return at;
  // A low surrogate belongs to the unit before it.
  const unit = text.charCodeAt(limit);
  return unit >= 0xdc00 && unit <= 0xdfff ? limit - 1 : limit;
}
