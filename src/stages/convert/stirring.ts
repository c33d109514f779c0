import { type Dictionary, SHARED, SINGLE, STIRRING_ENTRY, STIRS, ZHE } from './dictionary.ts';

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
 * Finds what of a dictionary can change a text that has been through once, and marks in the dictionary what may give
 * it, so that a text has to be looked at again only there. A plain mapping leaves none of its sources in the text, but
 * for those that some entry keeps or gives.
 */
export function markStirring(dictionary: Dictionary): Stirring {
  const { cells, pool, kinds, sourceAt, sourceLength, resultAt, resultLength } = dictionary;
  const becomes = (unit: number): number => (cells[unit] as number) & 0xffff;
  const sourceOf = (entry: number): Uint16Array => spanOf(pool, sourceAt, sourceLength, entry);
  const resultOf = (entry: number): Uint16Array => spanOf(pool, resultAt, resultLength, entry);
  const given = new Uint8Array(0x10000);
  for (let entry = 0; entry < sourceAt.length; entry++) for (const unit of resultOf(entry)) given[unit] = 1;
  for (let unit = 0; unit < cells.length; unit++) if (becomes(unit) !== unit) given[becomes(unit)] = 1;
  const remains = (unit: number): boolean =>
    becomes(unit) === unit || ((cells[unit] as number) & SHARED) !== 0 || given[unit] === 1;
  const stirring = new Uint8Array(0x10000);
  for (let unit = 0; unit < cells.length; unit++) {
    const cell = cells[unit] as number;
    if ((cell & SINGLE) !== 0 || (becomes(unit) !== unit && remains(unit))) stirring[unit] = ALONE;
    if ((cell & ZHE) !== 0) stirring[unit] = (stirring[unit] as number) | OPEN;
  }
  const entries: Uint16Array[] = [];
  const pairs = new Set<number>();
  for (let entry = 0; entry < sourceAt.length; entry++) {
    const source = sourceOf(entry);
    const result = resultOf(entry);
    const kept = result.length === source.length && source.every((unit, i) => unit === result[i]);
    if (kept || !source.every(remains)) continue;
    const [first = 0, second = 0] = source;
    stirring[first] = (stirring[first] as number) | FIRST;
    stirring[second] = (stirring[second] as number) | SECOND;
    pairs.add((first << 16) | second);
    entries.push(source);
  }
  const signs = signsOf(entries);
  const shows = (unit: number): boolean => signs[unit] === 1 || ((stirring[unit] as number) & ALONE) !== 0;
  for (let unit = 0; unit < cells.length; unit++) {
    if (shows(becomes(unit))) cells[unit] = (cells[unit] as number) | STIRS;
  }
  for (let entry = 0; entry < kinds.length; entry++) {
    if (resultOf(entry).some(shows)) kinds[entry] = (kinds[entry] as number) | STIRRING_ENTRY;
  }
  return { units: stirring, pairs };
}

/** One unit of each entry, that which most of them have: so few that text seldom shows one. */
function signsOf(entries: readonly Uint16Array[]): Uint8Array {
  const counts = new Uint16Array(0x10000);
  for (const units of entries) for (const unit of units) counts[unit] = (counts[unit] as number) + 1;
  const signs = new Uint8Array(0x10000);
  for (const units of entries) {
    let sign = units[0] ?? 0;
    for (const unit of units) if ((counts[unit] as number) > (counts[sign] as number)) sign = unit;
    signs[sign] = 1;
  }
  return signs;
}

function spanOf(pool: Uint16Array, starts: Uint32Array, lengths: Uint8Array, entry: number): Uint16Array {
  const start = starts[entry] as number;
  return pool.subarray(start, start + (lengths[entry] as number));
}

/**
 * Whether another pass could change a part of a converted text. `reworded` is whether anything but single characters
 * has changed.
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
