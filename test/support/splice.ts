/**
 * The damage of byte-spliced GBK, done from scratch: the tests damage clean text with it and ask for the text back.
 * It shares no code with the repair, so that a mistake in one cannot hide in the other.
 */
export interface Splicing {
  /** Character → reading, as a site has them. */
  readonly readings: ReadonlyMap<string, string>;
  /** Full-width marks at whose bytes the stream is cut, wherever they stand. */
  readonly cuts?: string;
  /** Whether full-width forms end up as ASCII. */
  readonly fold?: boolean;
}

const decoder = new TextDecoder('gb18030');
const pairs = new Map<string, string>();
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const char = decoder.decode(Uint8Array.of(lead, trail));
    if (char.length === 1 && char !== '\ufffd' && !pairs.has(char))
      pairs.set(char, String.fromCharCode(lead, trail));
  }
}

/** GBK bytes, one a code unit; `?` for what GBK lacks. */
function encode(text: string): string {
  return [...text].map((char) => pairs.get(char) ?? (char < '\u0080' ? char : '?')).join('');
}

function decode(bytes: string): string {
  return bytes.replace(/[\u0081-\u00fe]([\s\S])?|[\s\S]/g, (unit, trail: string | undefined) => {
    if (unit.charCodeAt(0) < 0x80) return unit;
    if (unit === '\u0080') return '€';
    const char = decoder.decode(Uint8Array.from([...unit].map((byte) => byte.charCodeAt(0))));
    return trail !== undefined && char.length === 1 && char !== '\ufffd' ? char : '?';
  });
}

/** What a site makes of a text. */
export function splice(text: string, { readings, cuts = '', fold = false }: Splicing): string {
  let bytes = encode(text);
  const listed = [...readings].map(
    ([char, reading]) => [encode(char), `${encode(char)}(${encode(reading)})`] as const,
  );
  for (const [from, to] of listed.sort(([a], [b]) => (a < b ? -1 : 1))) bytes = bytes.replaceAll(from, to);
  const marks = [...cuts].map(encode);
  const pieces = marks.length === 0 ? [bytes] : bytes.split(new RegExp(`(${marks.join('|')})`));
  const shown = pieces.map(decode).join('');
  return fold
    ? shown.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    : shown;
}
