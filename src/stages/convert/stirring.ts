import { type Dictionary, SHARED, SINGLE, ZHE } from './dictionary.ts';

/** The unit by itself may change. */
const ALONE = 1;
/** The unit is the first of an entry that may change what it stands for. */
const FIRST = 2;
/** 著, which changes if what stands beside it has changed more than character by character. */
const OPEN = 4;
/** The unit is the second of such an entry. */
const SECOND = 8;

/** What of a dictionary can change a text that has been through once. */
export interface Stirring {
  readonly units: Uint8Array;
  /** The first two units of the entries. */
  readonly pairs: ReadonlySet<number>;
}

/**
 * Finds what of a dictionary can change a text that has been through once. A plain mapping leaves none
 * of its sources in the text, but for those that some entry keeps or gives.
 */
export function stirringOf(dictionary: Dictionary): Stirring {
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
    const cell = cells[unit] as number;
    if ((cell & SINGLE) !== 0 || (becomes(unit) !== unit && remains(unit))) stirring[unit] = ALONE;
    if ((cell & ZHE) !== 0) stirring[unit] = (stirring[unit] as number) | OPEN;
  }
  const pairs = new Set<number>();
  for (let entry = 0; entry < sourceAt.length; entry++) {
    const from = sourceAt[entry] as number;
    const length = sourceLength[entry] as number;
    const source = pool.subarray(from, from + length);
    const to = resultAt[entry] as number;
    const kept = resultLength[entry] === length && source.every((unit, i) => unit === pool[to + i]);
    if (kept || !source.every(remains)) continue;
    const [first = 0, second = 0] = source;
    stirring[first] = (stirring[first] as number) | FIRST;
    stirring[second] = (stirring[second] as number) | SECOND;
    pairs.add((first << 16) | second);
  }
  return { units: stirring, pairs };
}

/**
 * Whether another pass over a converted text could change it; rarely so. `reworded` is whether anything but single
 * characters has changed.
 */
export function mayStir(
  stirring: Stirring,
  units: Uint16Array,
  start: number,
  end: number,
  reworded: boolean,
): boolean {
  const table = stirring.units;
  const asked = reworded ? ALONE | FIRST | OPEN : ALONE | FIRST;
  for (let i = start; i < end; i++) {
    const unit = units[i] as number;
    const flag = (table[unit] as number) & asked;
    if (flag === 0) continue;
    if (flag !== FIRST) return true;
    const next = i + 1 < end ? (units[i + 1] as number) : 0;
    if (((table[next] as number) & SECOND) !== 0 && stirring.pairs.has((unit << 16) | next)) return true;
  }
  return false;
}
