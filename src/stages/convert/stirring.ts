import { type Dictionary, formOf, SHARED, STIRRING_ENTRY, STIRS, ZHE } from './dictionary.ts';

const ZHU_UNIT = '著'.charCodeAt(0);
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
  const { cells, sources, count, pool, kinds, sourceAt, sourceLength, resultAt, resultLength } = dictionary;
  const given = new Uint8Array(0x10000);
  for (let entry = 0; entry < count; entry++) {
    const at = resultAt[entry] as number;
    for (let i = 0; i < (resultLength[entry] as number); i++) given[pool[at + i] as number] = 1;
  }
  for (const unit of sources) if (formOf(dictionary, unit) !== unit) given[formOf(dictionary, unit)] = 1;
  const remains = (unit: number): boolean =>
    formOf(dictionary, unit) === unit || ((cells[unit] as number) & SHARED) !== 0 || given[unit] === 1;
  const stirring = new Uint8Array(0x10000);
  for (const unit of dictionary.singles.keys()) stirring[unit] = ALONE;
  for (const unit of sources) {
    if (formOf(dictionary, unit) !== unit && remains(unit)) stirring[unit] = ALONE;
  }
  if (((cells[ZHU_UNIT] as number) & ZHE) !== 0) stirring[ZHU_UNIT] = OPEN | (stirring[ZHU_UNIT] as number);
  const entries: Uint16Array[] = [];
  const pairs = new Set<number>();
  for (let entry = 0; entry < count; entry++) {
    const from = sourceAt[entry] as number;
    const source = pool.subarray(from, from + (sourceLength[entry] as number));
    if (isKept(dictionary, entry) || !source.every(remains)) continue;
    const [first = 0, second = 0] = source;
    stirring[first] = (stirring[first] as number) | FIRST;
    stirring[second] = (stirring[second] as number) | SECOND;
    pairs.add((first << 16) | second);
    entries.push(source);
  }
  const signs = signsOf(entries);
  const shows = (unit: number): boolean => signs.has(unit) || ((stirring[unit] as number) & ALONE) !== 0;
  for (const unit of [...sources, ...signs, ...dictionary.singles.keys()]) {
    if (shows(formOf(dictionary, unit))) cells[unit] = (cells[unit] as number) | STIRS;
  }
  for (let entry = 0; entry < count; entry++) {
    const at = resultAt[entry] as number;
    let stirs = false;
    for (let i = 0; i < (resultLength[entry] as number); i++) stirs ||= shows(pool[at + i] as number);
    if (stirs) kinds[entry] = (kinds[entry] as number) | STIRRING_ENTRY;
  }
  return { units: stirring, pairs };
}

function isKept(
  { pool, sourceAt, sourceLength, resultAt, resultLength }: Dictionary,
  entry: number,
): boolean {
  const length = sourceLength[entry] as number;
  if (resultLength[entry] !== length) return false;
  const from = sourceAt[entry] as number;
  const to = resultAt[entry] as number;
  for (let i = 0; i < length; i++) if (pool[from + i] !== pool[to + i]) return false;
  return true;
}

/** One unit of each entry, that which most of them have: so few that text seldom shows one. */
function signsOf(entries: readonly Uint16Array[]): Set<number> {
  const counts = new Uint16Array(0x10000);
  for (const units of entries) for (const unit of units) counts[unit] = (counts[unit] as number) + 1;
  const signs = new Set<number>();
  for (const units of entries) {
    let sign = units[0] ?? 0;
    for (const unit of units) if ((counts[unit] as number) > (counts[sign] as number)) sign = unit;
    signs.add(sign);
  }
  return signs;
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
