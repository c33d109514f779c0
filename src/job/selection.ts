/** Which records of an input are taken, by their numbers in it, from 0. */
export interface Selection {
  /** Records that there are to choose from, the first ones. */
  readonly of: number;
  /** How many of them are taken, spread evenly. */
  readonly take: number;
}

/**
 * Whether a record is taken: one of each of `take` stretches that are as long as each other, or differ by one.
 *
 * @example
 * [0, 1, 2, 3, 4].filter((number) => isTaken({ of: 5, take: 2 }, number)) // [2, 4]
 */
export function isTaken({ of, take }: Selection, number: number): boolean {
  return number < of && Math.floor(((number + 1) * take) / of) > Math.floor((number * take) / of);
}

/** How many of a run of records are taken. */
export function takenOf({ of, take }: Selection, first: number, count: number): number {
  const before = (number: number): number => Math.floor((Math.min(number, of) * take) / of);
  return of === 0 ? 0 : before(first + count) - before(first);
}
