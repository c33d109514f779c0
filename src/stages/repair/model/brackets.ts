/** Brackets and quotation marks that come in pairs, each opening mark before its closing one. */
const PAIRS = '「」『』【】《》（）“”‘’';
/** What a closing mark costs less where one is open, what it costs more where none is, and a line that leaves one open. */
const COSTS = { expected: -2, unexpected: 3, left: 2 };

const places = new Map([...PAIRS].map((mark, i) => [mark.charCodeAt(0), i]));

/** The mark that is open behind a character: 0 for none, else the number of its pair. */
export function openBehind(open: number, unit: number): number {
  const place = unit < 0x2018 ? undefined : places.get(unit);
  if (place === undefined) return open;
  return place % 2 === 0 ? place / 2 + 1 : 0;
}

/** What a character costs more, in nats, for the mark that is open before it. */
export function bracketCost(open: number, unit: number): number {
  const place = unit < 0x2018 ? undefined : places.get(unit);
  if (place === undefined || place % 2 === 0) return 0;
  return open === (place - 1) / 2 + 1 ? COSTS.expected : COSTS.unexpected;
}

/** What the end of a line costs for the mark that is open there. */
export function endCost(open: number): number {
  return open === 0 ? 0 : COSTS.left;
}
