import {
  ALSO_JAPANESE,
  JAPANESE_ONLY,
  SIMPLIFIED_ONLY,
  TRADITIONAL_ONLY,
} from '../../data/variants.generated.ts';
import { SCRIPTS } from './scripts.ts';

const numbers = new Map(SCRIPTS.map(({ code }, i) => [code, i + 1]));

/**
 * Classes of code units: 0 is no letter, 1 … n are {@link SCRIPTS} in order, and behind them come the Han characters
 * that say something about who wrote them. The plain class of a script is its index plus one.
 */
export const HAN = classOf('Hani');
export const HIRAGANA = classOf('Hira');
export const KATAKANA = classOf('Kana');
export const BOPOMOFO = classOf('Bopo');
export const HANGUL = classOf('Hang');
export const HANS = SCRIPTS.length + 1;
export const HANS_OR_JAPANESE = SCRIPTS.length + 2;
export const HANT = SCRIPTS.length + 3;
export const HANT_OR_JAPANESE = SCRIPTS.length + 4;
export const JAPANESE = SCRIPTS.length + 5;

/** The plain class of a script. */
export function classOf(script: string): number {
  return numbers.get(script) ?? 0;
}

let classes: Uint8Array | undefined;

/** The class of every UTF-16 code unit; built on first use. */
export function letterClasses(): Uint8Array {
  classes ??= build();
  return classes;
}

function build(): Uint8Array {
  const table = new Uint8Array(0x10000);
  SCRIPTS.forEach(({ blocks }, script) => {
    for (let i = 0; i < blocks.length; i += 2) table.fill(script + 1, blocks[i], (blocks[i + 1] ?? 0) + 1);
  });
  mark(table, SIMPLIFIED_ONLY, () => HANS);
  mark(table, TRADITIONAL_ONLY, () => HANT);
  mark(table, JAPANESE_ONLY, () => JAPANESE);
  mark(table, ALSO_JAPANESE, (plain) => (plain === HANS ? HANS_OR_JAPANESE : HANT_OR_JAPANESE));
  return table;
}

function mark(table: Uint8Array, chars: string, classOf: (before: number) => number): void {
  for (let i = 0; i < chars.length; i++) {
    const unit = chars.charCodeAt(i);
    table[unit] = classOf(table[unit] ?? 0);
  }
}
