import { type Dictionary, ENTRY, SECOND, SHARED, SINGLE, ZHE } from './dictionary.ts';

/** The character by itself changes. */
const ALONE = 1 << 6;

/**
 * Like `flags` of a dictionary, only for what can change a text that has been through once: a plain mapping leaves none
 * of its sources in the text, but for those that some entry keeps or gives.
 */
export function stirringUnits(dictionary: Dictionary): Uint8Array {
  const { flags, chars, pool, sourceAt, sourceLength, resultAt, resultLength } = dictionary;
  const given = new Uint8Array(0x10000);
  for (let entry = 0; entry < sourceAt.length; entry++) {
    const from = resultAt[entry] as number;
    for (let i = 0; i < (resultLength[entry] as number); i++) given[pool[from + i] as number] = 1;
  }
  for (let unit = 0; unit < chars.length; unit++) if (chars[unit] !== unit) given[chars[unit] as number] = 1;
  const remains = (unit: number): boolean =>
    chars[unit] === unit || ((flags[unit] as number) & SHARED) !== 0 || given[unit] === 1;
  const stirring = new Uint8Array(0x10000);
  for (let unit = 0; unit < flags.length; unit++) {
    stirring[unit] = (flags[unit] as number) & (ZHE | SINGLE);
    if (chars[unit] !== unit && remains(unit)) stirring[unit] = (stirring[unit] as number) | ALONE;
  }
  for (let entry = 0; entry < sourceAt.length; entry++) {
    const from = sourceAt[entry] as number;
    const length = sourceLength[entry] as number;
    const source = pool.subarray(from, from + length);
    const to = resultAt[entry] as number;
    const kept = resultLength[entry] === length && source.every((unit, i) => unit === pool[to + i]);
    if (kept || !source.every(remains)) continue;
    const [first = 0, second = 0] = source;
    stirring[first] = (stirring[first] as number) | ENTRY;
    if (length > 1) stirring[second] = (stirring[second] as number) | SECOND;
  }
  return stirring;
}

/** Whether another pass over a converted text could change it; rarely so, and mostly because 著 stayed somewhere. */
export function mayStir(stirring: Uint8Array, units: Uint16Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const flag = (stirring[units[i] as number] as number) & ~SECOND;
    if (flag === 0) continue;
    if (flag !== ENTRY || ((stirring[units[i + 1] ?? 0] as number) & SECOND) !== 0) return true;
  }
  return false;
}
