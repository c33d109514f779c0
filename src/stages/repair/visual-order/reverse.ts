import { isShape } from './forms.ts';

/** Left to right within Arabic: words of Latin letters, and numbers with what stands inside them. */
const LEFT_TO_RIGHT =
  /[A-Za-z\u00c0-\u024f](?:[^\S\n]*[-A-Za-z0-9\u00c0-\u024f@#&+_/.:'’]*[A-Za-z0-9\u00c0-\u024f])*|[0-9\u0660-\u0669\u06f0-\u06f9](?:[-0-9\u0660-\u0669\u06f0-\u06f9.,:/٫٬]*[0-9\u0660-\u0669\u06f0-\u06f9])?[%٪]?/g;
/** A character with the marks on it; in a reversed line they stand in front of it. */
const CLUSTER = /\p{M}*[^\p{M}]|\p{M}+/gsu;
const PAIRS = '()[]{}<>«»‹›';

/** A line of visual order in the order in which it is read: Arabic backwards, Latin words and numbers as they are. */
export function reversed(line: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (const run of line.matchAll(LEFT_TO_RIGHT)) {
    pieces.push(backwards(line.slice(at, run.index)), run[0]);
    at = run.index + run[0].length;
  }
  pieces.push(backwards(line.slice(at)));
  const result = pieces.reverse().join('');
  return closesFirst(result) ? mirrored(result) : result;
}

/** Text backwards, its letters as letters and not as shapes, its marks behind what they stand on. */
function backwards(text: string): string {
  const clusters = text.match(CLUSTER) ?? [];
  return clusters.reverse().map(turned).join('');
}

function turned(cluster: string): string {
  const base = [...cluster].at(-1) ?? '';
  const letters = isShape(base.charCodeAt(0)) ? base.normalize('NFKC') : base;
  return letters + cluster.slice(0, cluster.length - base.length);
}

/** Whether brackets close before they open: they were stored as they look, not as what they are. */
function closesFirst(line: string): boolean {
  for (const char of line) {
    const place = PAIRS.indexOf(char);
    if (place !== -1) return place % 2 === 1;
  }
  return false;
}

function mirrored(line: string): string {
  return [...line]
    .map((char) => {
      const place = PAIRS.indexOf(char);
      return place === -1 ? char : PAIRS.charAt(place ^ 1);
    })
    .join('');
}
