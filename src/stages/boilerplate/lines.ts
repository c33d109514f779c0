/** A line of a text without its line feed; `blank` when it holds white space only. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly blank: boolean;
}

/** The lines of a text, in order. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    lines.push({ start, end, blank: isBlank(text, start, end) });
    start = end + 1;
  }
  return lines;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (!isSpace(text.charCodeAt(at))) return false;
  }
  return true;
}

/** A control character is no white space: a line that holds one is a passage, and may not go unsaid. */
function isSpace(unit: number): boolean {
  return (
    unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0 || unit === 0x3000 || unit === 0xfeff
  );
}
