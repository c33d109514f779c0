/** Brackets and quotation marks that come in pairs, each opening mark before its closing one. */
const PAIRS = '「」『』【】《》（）“”‘’';
/** What a closing mark costs less where one is open, what it costs more where none is, and a line that leaves one open. */
const COSTS = { expected: -2, unexpected: 3, left: 2 };

/** By code unit, one more than its place in {@link PAIRS}: odd for an opening mark. */
const places = placesOf();

function placesOf(): Uint8Array {
  const made = new Uint8Array(0x10000);
  for (let i = 0; i < PAIRS.length; i++) made[PAIRS.charCodeAt(i)] = i + 1;
  return made;
}

/** The mark that is open behind a character: 0 for none, else the number of its pair. */
export function openBehind(open: number, unit: number): number {
  const place = places[unit] ?? 0;
  if (place === 0) return open;
  return place % 2 === 1 ? (place + 1) / 2 : 0;
}

/** What a character costs more, in nats, for the mark that is open before it. */
export function bracketCost(open: number, unit: number): number {
  const place = places[unit] ?? 0;
  if (place === 0 || place % 2 === 1) return 0;
  return open === place / 2 ? COSTS.expected : COSTS.unexpected;
}

/** What the end of a line costs for the mark that is open there. */
export function endCost(open: number): number {
  return open === 0 ? 0 : COSTS.left;
}
