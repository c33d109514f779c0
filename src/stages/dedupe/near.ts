import { type Block, type Blocks, foldedUnits } from './blocks.ts';
import { boundedDistance } from './distance.ts';

/** Beyond so many differences two paragraphs are two, however long; it bounds the work of a comparison. */
const MOST_DIFFERENCES = 1000;
const hanNumerals = new Set(
  Array.from('〇零一二三四五六七八九十百千万萬亿億两兩', (char) => char.charCodeAt(0)),
);

/**
 * Whether two blocks are variants of one paragraph: they differ in at most `allowed` letters and digits (edit
 * distance), and they name the same numbers. Reports, tables and contracts repeat sentences word for word around
 * another figure; those are different statements. Only damage excuses a lost numeral.
 */
export function isVariant(blocks: Blocks, a: Block, b: Block, allowed: number): boolean {
  const limit = Math.min(allowed, MOST_DIFFERENCES);
  if (Math.abs(a.size - b.size) > limit) return false;
  const one = foldedUnits(blocks, a);
  const other = foldedUnits(blocks, b);
  if (!numbersAgree(numerals(one), numerals(other), a.damage - b.damage)) return false;
  return boundedDistance(one, other, limit) <= limit;
}

/** In how many letters and digits two blocks may differ that are to be `similarity` alike. */
export function differencesAt(similarity: number, a: Block, b: Block): number {
  // The small addend keeps (1 − 0.9) × 30 from coming out below 3.
  return Math.floor((1 - similarity) * Math.max(a.size, b.size) + 1e-9);
}

function numbersAgree(a: readonly number[], b: readonly number[], moreDamage: number): boolean {
  if (moreDamage > 0) return isSubsequence(a, b);
  if (moreDamage < 0) return isSubsequence(b, a);
  return a.length === b.length && isSubsequence(a, b);
}

function isSubsequence(part: readonly number[], whole: readonly number[]): boolean {
  let found = 0;
  for (const unit of whole) if (unit === part[found]) found++;
  return found === part.length;
}

function numerals(units: Uint16Array): number[] {
  const out: number[] = [];
  for (const unit of units) if (isNumeral(unit)) out.push(unit);
  return out;
}

function isNumeral(unit: number): boolean {
  if (unit < 0x660) return unit >= 0x30 && unit <= 0x39;
  if (unit <= 0x6f9) return unit <= 0x669 || unit >= 0x6f0;
  return hanNumerals.has(unit);
}
