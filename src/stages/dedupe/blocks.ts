import { codeUnits } from '../../core/code-units.ts';
import { countDamage, mayBeDamage } from './damage.ts';
import { fold, opensIgnoredPair, weigh } from './fold.ts';

const SEED = 0x811c9dc5;
const PRIME = 0x9e3779b1;

/** A non-blank line. Positions are UTF-16 code units of the text; line ends belong to no block. */
export interface Block {
  readonly lineStart: number;
  readonly lineEnd: number;
  /** The line without the white space around it. */
  readonly start: number;
  readonly end: number;
  /** Number of folded units: letters and digits. */
  readonly size: number;
  /** What the folded units say, in thirds of an ideograph. */
  readonly weight: number;
  /** Hash of the folded units, or of the bare line where it has none; equal keys are still compared. */
  readonly key: number;
  /** Signs of damage; see `countDamage`. */
  readonly damage: number;
}

/** The blocks of a text, in order. */
export function splitBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const units = codeUnits(text);
  let lineStart = 0;
  while (lineStart < text.length) {
    let lineEnd = lineStart;
    let start = -1;
    let end = -1;
    let size = 0;
    let weight = 0;
    let suspect = false;
    let hash = SEED;
    for (; lineEnd < text.length; lineEnd++) {
      const unit = units[lineEnd] as number;
      const folded = fold(unit);
      if (folded === 0) {
        if (unit === 0x0a || unit === 0x0d) break;
        if (isSpace(unit)) {
          if (unit !== 0x20) suspect ||= mayBeDamage(unit);
          continue;
        }
        suspect ||= mayBeDamage(unit);
        if (start === -1) start = lineEnd;
        if (unit > 0xd800 && opensIgnoredPair(text, lineEnd)) lineEnd++;
        end = lineEnd + 1;
        continue;
      }
      if (start === -1) start = lineEnd;
      end = lineEnd + 1;
      if (unit >= 0x951f && !suspect) suspect = mayBeDamage(unit);
      size++;
      weight += weigh(folded);
      hash = Math.imul(hash ^ folded, PRIME);
      hash ^= hash >>> 15;
    }
    if (start !== -1) {
      blocks.push({
        lineStart,
        lineEnd,
        start,
        end,
        size,
        weight,
        key: keyOf(size === 0 ? bareHash(text, start, end) : hash, size),
        damage: suspect ? countDamage(text, start, end) : 0,
      });
    }
    lineStart = lineEnd + 1;
  }
  return blocks;
}

/** Whether two blocks say the same: equal letters and digits, or equal lines where there are none. */
export function sameBlock(text: string, a: Block, b: Block): boolean {
  if (a.key !== b.key || a.size !== b.size) return false;
  if (a.size === 0) return text.slice(a.start, a.end) === text.slice(b.start, b.end);
  let at = a.start;
  let other = b.start;
  for (let left = a.size; left > 0; left--) {
    let one = fold(text.charCodeAt(at));
    while (one === 0) {
      at += opensIgnoredPair(text, at) ? 2 : 1;
      one = fold(text.charCodeAt(at));
    }
    let two = fold(text.charCodeAt(other));
    while (two === 0) {
      other += opensIgnoredPair(text, other) ? 2 : 1;
      two = fold(text.charCodeAt(other));
    }
    if (one !== two) return false;
    at++;
    other++;
  }
  return true;
}

/** The folded units of a block. */
export function foldedUnits(text: string, block: Block): Uint16Array {
  const out = new Uint16Array(block.size);
  let count = 0;
  for (let at = block.start; count < block.size; at++) {
    const folded = fold(text.charCodeAt(at));
    if (folded !== 0) out[count++] = folded;
    else if (opensIgnoredPair(text, at)) at++;
  }
  return out;
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
