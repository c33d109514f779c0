import { countDamage } from './damage.ts';
import { Letters } from './letters.ts';

const SEED = 0x811c9dc5;
const PRIME = 0x9e3779b1;

/** A non-blank line. Positions are UTF-16 code units of the text; line ends belong to no block. */
export interface Block {
  readonly lineStart: number;
  readonly lineEnd: number;
  /** The line without the white space around it. */
  readonly start: number;
  readonly end: number;
  /** Where its folded units begin among those of the text. */
  readonly letters: number;
  /** Number of folded units: letters and digits. */
  readonly size: number;
  /** What the folded units say, in thirds of an ideograph. */
  readonly weight: number;
  /**
   * Number of folded units, with a hash of them (of the bare line where it has none) if another block has as many;
   * equal keys are still compared.
   */
  readonly key: number;
  /** Signs of damage; see `countDamage`. */
  readonly damage: number;
}

/** The blocks of a text, in order. */
export interface Blocks {
  readonly text: string;
  /** The folded units of the text; those of a block begin at its `letters`. Valid until another text is folded. */
  readonly units: Uint16Array;
  readonly list: readonly Block[];
}

/** What an ideograph says, in thirds of it, beyond what a letter of an alphabet says: one threshold serves both. */
const MORE_IN_WIDE = 2;

/** Splits a text into its blocks. */
export function splitBlocks(text: string): Blocks {
  const list: { -readonly [K in keyof Block]: Block[K] }[] = [];
  const letters = Letters.begin(text);
  /** Sizes that one block has, by that block; `undefined` where several have it. */
  const sizes = new Map<number, (typeof list)[number] | undefined>();
  for (let first = 0; letters.takeLine(); first = letters.count) {
    const { lineStart, lineEnd, units } = letters;
    const start = behindSpace(text, lineStart, lineEnd);
    if (start === lineEnd) continue;
    const end = beforeSpace(text, lineEnd);
    const size = letters.count - first;
    const weight = size + MORE_IN_WIDE * letters.wide;
    const damage = letters.suspect ? countDamage(text, start, end) : 0;
    const block = {
      lineStart,
      lineEnd,
      start,
      end,
      letters: first,
      size,
      weight,
      key: keyOf(0, size),
      damage,
    };
    list.push(block);
    // Of blocks whose size no other has nothing more need be known.
    const other = sizes.get(size);
    if (other === undefined && !sizes.has(size)) sizes.set(size, block);
    else {
      if (other !== undefined) other.key = keyOf(hashOf(text, units, other), size);
      block.key = keyOf(hashOf(text, units, block), size);
      sizes.set(size, undefined);
    }
  }
  return { text, units: letters.units, list };
}

/** Whether two blocks say the same: equal letters and digits, or equal lines where there are none. */
export function sameBlock({ text, units }: Blocks, a: Block, b: Block): boolean {
  if (a.key !== b.key || a.size !== b.size) return false;
  if (a.size === 0) return text.slice(a.start, a.end) === text.slice(b.start, b.end);
  for (let at = 0; at < a.size; at++) {
    if (units[a.letters + at] !== units[b.letters + at]) return false;
  }
  return true;
}

/** The folded units of a block. */
export function foldedUnits({ units }: Blocks, { letters, size }: Block): Uint16Array {
  return units.subarray(letters, letters + size);
}

function hashOf(text: string, units: Uint16Array, { letters, size, start, end }: Block): number {
  return size === 0 ? bareHash(text, start, end) : lettersHash(units, letters, size);
}

function lettersHash(units: Uint16Array, from: number, size: number): number {
  let hash = SEED;
  for (let at = from; at < from + size; at++) {
    hash = Math.imul(hash ^ (units[at] as number), PRIME);
    hash ^= hash >>> 15;
  }
  return hash;
}

function bareHash(text: string, start: number, end: number): number {
  let hash = SEED;
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** Hash and size in one number: what an integer in a double holds. */
function keyOf(hash: number, size: number): number {
  return (size & 0x1fffff) * 0x100000000 + (hash >>> 0);
}

/** The first place from `at` on that is no space, `end` where there is none. */
function behindSpace(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && isSpace(text.charCodeAt(next))) next++;
  return next;
}

/** The end of what stands before the spaces at `end`; there is something. */
function beforeSpace(text: string, end: number): number {
  let next = end;
  while (isSpace(text.charCodeAt(next - 1))) next--;
  return next;
}

function isSpace(unit: number): boolean {
  return (
    unit <= 0x20 ||
    unit === 0x85 ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200b) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}
