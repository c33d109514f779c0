import { type Dictionary, SHARED, SINGLE, ZHE } from './dictionary.ts';

/** The unit by itself may change. */
const ALONE = 1;
/** First and second unit of an entry that may change what it stands for. */
const FIRST = 2;
const SECOND = 4;

/**
 * Units, by what of theirs can change a text that has been through once. A plain mapping leaves none
 * of its sources in the text, but for those that some entry keeps or gives.
 */
export function stirringUnits(dictionary: Dictionary): Uint8Array {
  const { cells, pool, sourceAt, sourceLength, resultAt, resultLength } = dictionary;
  const becomes = (unit: number): number => (cells[unit] as number) & 0xffff;
  const given = new Uint8Array(0x10000);
  for (let entry = 0; entry < sourceAt.length; entry++) {
    const from = resultAt[entry] as number;
    for (let i = 0; i < (resultLength[entry] as number); i++) given[pool[from + i] as number] = 1;
  }
  for (let unit = 0; unit < cells.length; unit++) if (becomes(unit) !== unit) given[becomes(unit)] = 1;
  const remains = (unit: number): boolean =>
    becomes(unit) === unit || ((cells[unit] as number) & SHARED) !== 0 || given[unit] === 1;
  const stirring = new Uint8Array(0x10000);
  for (let unit = 0; unit < cells.length; unit++) {
    const open = ((cells[unit] as number) & (ZHE | SINGLE)) !== 0;
    if (open || (becomes(unit) !== unit && remains(unit))) stirring[unit] = ALONE;
  }
  for (let entry = 0; entry < sourceAt.length; entry++) {
    const from = sourceAt[entry] as number;
    const length = sourceLength[entry] as number;
    const source = pool.subarray(from, from + length);
    const to = resultAt[entry] as number;
    const kept = resultLength[entry] === length && source.every((unit, i) => unit === pool[to + i]);
    if (kept || !source.every(remains)) continue;
    const [first = 0, second = 0] = source;
    stirring[first] = (stirring[first] as number) | FIRST;
    if (length > 1) stirring[second] = (stirring[second] as number) | SECOND;
  }
  return stirring;
}

/** Whether another pass over a converted text could change it; rarely so, and mostly because 著 stayed somewhere. */
export function mayStir(stirring: Uint8Array, units: Uint16Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const flag = (stirring[units[i] as number] as number) & ~SECOND;
    if (flag === 0) continue;
    if (flag !== FIRST || ((stirring[units[i + 1] ?? 0] as number) & SECOND) !== 0) return true;
  }
  return false;
}
