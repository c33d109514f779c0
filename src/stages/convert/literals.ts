import { addressEnd } from './literal-address.ts';
import { codeEnd, fenceEnd, tagEnd } from './literal-code.ts';
import { japaneseSpan } from './literal-japanese.ts';
import type { Part } from './part.ts';

/** The units that a literal is found from: some of them stands in every one. */
export const LITERAL_SIGNS =
  '`~</\\ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ';

const [BACKTICK, TILDE, LESS, SLASH, BACKSLASH] = ['`', '~', '<', '/', '\\'].map((sign) =>
  sign.charCodeAt(0),
);

/**
 * What names or quotes something rather than says it, and so stays as it is: code in Markdown (between backticks or
 * fences that close) and HTML (`code`, `script`, `style`), HTML tags, addresses (URLs, file paths), and Japanese with
 * kana. Those without a Han character are left out.
 */
export function literalsOf(units: Uint16Array, start: number, end: number): Part[] {
  const found: Part[] = [];
  let done = start;
  for (let i = start; i < end; i++) {
    if (!isSign(units[i] as number)) continue;
    const literal = literalAt(units, done, end, i);
    if (literal === undefined) continue;
    if (hasHan(units, literal)) found.push(literal);
    done = literal.end;
    i = done - 1;
  }
  return found;
}

/** Whether a sign may be part of a literal that has Han characters. */
export function mayHoldHan(units: Uint16Array, start: number, end: number, at: number): boolean {
  const literal = literalAt(units, start, end, at);
  return literal !== undefined && hasHan(units, literal);
}

function literalAt(units: Uint16Array, start: number, end: number, at: number): Part | undefined {
  const unit = units[at] as number;
  if (unit >= 0x3041) return japaneseSpan(units, start, end, at);
  const last =
    unit === BACKTICK || unit === TILDE
      ? (fenceEnd(units, start, end, at) ?? codeEnd(units, start, end, at))
      : unit === LESS
        ? tagEnd(units, end, at)
        : addressEnd(units, start, end, at);
  return last === undefined ? undefined : { start: at, end: last };
}

function isSign(unit: number): boolean {
  if (unit >= 0x3041) return unit <= 0x3096;
  return unit === SLASH || unit === LESS || unit === BACKTICK || unit === BACKSLASH || unit === TILDE;
}

function hasHan(units: Uint16Array, { start, end }: Part): boolean {
  for (let i = start; i < end; i++) if ((units[i] as number) >= 0x3400) return true;
  return false;
}
