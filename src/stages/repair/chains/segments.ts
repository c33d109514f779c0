/** A piece of a text: a line, or a part of a very long one. */
export interface Segment {
  readonly start: number;
  readonly end: number;
}

/** Code units of the longest segment; it bounds the memory that a search over one takes. */
const LONGEST = 16_384;
/** How far back from there a border between words is looked for. */
const REACH = 1024;

/** The lines of a text without their line feeds; a very long one in parts, cut behind a space where there is one. */
export function* segments(text: string): Generator<Segment, void, undefined> {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const lineEnd = newline === -1 ? text.length : newline;
    while (lineEnd - start > LONGEST) {
      const end = cutBefore(text, start + LONGEST);
      yield { start, end };
      start = end;
    }
    if (lineEnd > start) yield { start, end: lineEnd };
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
