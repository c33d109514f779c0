/** Bits of {@link Dictionary.cells}: what a code unit may begin. The lower half says what it becomes by itself. */
export const ENTRY = 1 << 16;
/** Opens an ideographic description sequence, which shows how a character is built and stays as it is. */
export const DESCRIPTION = 1 << 17;
/** What the unit becomes is meant in the company of one side only: text of the other standard has it too. */
export const SHARED = 1 << 18;
/** 著, which only the context decides. */
export const ZHE = 1 << 19;
/** A CJK compatibility ideograph, or the first half of one. */
export const COMPATIBILITY = 1 << 20;
/** Is an entry all by itself. */
export const SINGLE = 1 << 21;
/** What the unit becomes by itself may be part of what would change again. */
export const STIRS = 1 << 22;
/** Stands in everything that stays because it names or quotes something (literals.ts). */
export const LITERAL = 1 << 23;
/** Cells below have no bit. */
export const PLAIN = 1 << 16;

/** Bits of {@link Dictionary.kinds}. */
export const SHARED_ENTRY = 1;
/** Wants company that is clearly of the source's side: a word of one region is no sign of a standard. */
export const STRICT_ENTRY = 2;
/** What it gives may be part of what would change again. */
export const STIRRING_ENTRY = 4;

/**
 * Entries ready for matching. `cells` and `seconds` have one for each of the 65,536 code units; those from `sourceAt`
 * on are as long as there are entries, or longer. No object is made for an entry.
 */
export interface Dictionary {
  /** Bits, and in the lower half the exclusive or of the unit and what it becomes: 0 where it stays. */
  readonly cells: Uint32Array;
  /** The units that become others by themselves, ascending, and some that do not. */
  readonly sources: Uint16Array;
  /** 1 for the second unit of some entry. */
  readonly seconds: Uint8Array;
  /** The rule by which single units change. */
  readonly charRule: number;
  /** Hash table: pairs of first units, and the first entry of each. */
  readonly pairs: Uint32Array;
  readonly heads: Int32Array;
  /** The entry with the same first two units to try next; longer before shorter, earlier dictionaries first. */
  readonly next: Int32Array;
  /** Entry for a single unit, by unit, where its result is longer. */
  readonly singles: ReadonlyMap<number, number>;
  /** Number of entries. */
  readonly count: number;
  /** Where source and result stand in `pool`, by entry. */
  readonly sourceAt: Uint32Array;
  readonly sourceLength: Uint8Array;
  readonly resultAt: Uint32Array;
  readonly resultLength: Uint8Array;
  readonly rules: Uint8Array;
  readonly kinds: Uint8Array;
  readonly pool: Uint16Array;
}

/** What a unit becomes by itself. */
export function formOf({ cells }: Dictionary, unit: number): number {
  return unit ^ ((cells[unit] as number) & 0xffff);
}

/** Slot of a pair of units in a hash table of `mask + 1` slots. */
export function slotOf(pair: number, mask: number): number {
  const mixed = Math.imul(pair ^ (pair >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) & mask;
}

/** The entry that `units` has at `at`, reaching no further than `end`, or −1. */
export function entryAt(dictionary: Dictionary, units: Uint16Array, at: number, end: number): number {
  const first = units[at] ?? 0;
  if (at + 1 < end) {
    const second = units[at + 1] ?? 0;
    if (dictionary.seconds[second] === 1) {
      const entry = entryOfPair(dictionary, units, at, end, ((first << 16) | second) >>> 0);
      if (entry >= 0) return entry;
    }
  }
  return dictionary.singles.size === 0 ? -1 : (dictionary.singles.get(first) ?? -1);
}

function entryOfPair(
  dictionary: Dictionary,
  units: Uint16Array,
  at: number,
  end: number,
  pair: number,
): number {
  const { pairs, heads, next, sourceAt, sourceLength, pool } = dictionary;
  const mask = pairs.length - 1;
  let slot = slotOf(pair, mask);
  for (let key = pairs[slot]; key !== pair; key = pairs[slot]) {
    if (key === 0) return -1;
    slot = (slot + 1) & mask;
  }
  for (let entry = heads[slot] ?? -1; entry >= 0; entry = next[entry] ?? -1) {
    const length = sourceLength[entry] ?? 0;
    if (at + length > end) continue;
    const from = sourceAt[entry] ?? 0;
    let same = 2;
    while (same < length && units[at + same] === pool[from + same]) same++;
    if (same === length) return entry;
  }
  return -1;
}
