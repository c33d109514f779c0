import { codeUnits } from '../../core/code-units.ts';
import { isCompatibilityPair, isPair } from './characters/ideographs.ts';
import type { CharacterTable } from './characters/table.ts';
import { COMPOSING_RANGES } from './compose.ts';
import { isSpace } from './kinds.ts';
import { nextMarked } from './next-marked.ts';

/** What a text may need; a bit set. */
export const NEEDS_ENTITIES = 1;
export const NEEDS_CHARACTERS = 2;
export const NEEDS_LAYOUT = 4;
export const NEEDS_TAGS = 8;
export const NEEDS_COMPOSITION = 16;

const CLEAN = 0;
const SPACE = 1;
const NEWLINE = 2;
const ODD_SPACE = 3;
const AMPERSAND = 4;
const SURROGATE = 5;
const CHARACTER = 6;
const TAG_END = 7;
const COMPOSING = 8;

/** Looks a text over once and tells which passes may find something; 0 for clean text. */
type Scan = (text: string) => number;

/** Builds the scan for the characters that have rules; `newlines` is the most line feeds that stay in a row. */
export function makeScan(characters: CharacterTable, newlines: number): Scan {
  const table = scanTable(characters);
  return (text) => {
    const units = codeUnits(text);
    const { length } = text;
    let needs = 0;
    let newlineRun = newlines; // the start of the text counts as lines enough: no line feed may follow
    let before = NEWLINE;
    for (let at = 0; at < length; at++) {
      let kind = table[units[at] as number] as number;
      if (kind === CLEAN) {
        at = nextMarked(units, at + 1, length, table);
        before = CLEAN;
        if (at === length) break;
        kind = table[units[at] as number] as number;
      }
      if (kind > NEWLINE) {
        if (kind === SURROGATE) {
          needs |= NEEDS_COMPOSITION;
          if (isPair(text, at) && !isCompatibilityPair(text, at)) at++;
          else needs |= NEEDS_CHARACTERS;
        } else if (kind === COMPOSING) needs |= NEEDS_COMPOSITION;
        else if (kind === AMPERSAND) needs |= NEEDS_ENTITIES;
        else if (kind === TAG_END) needs |= NEEDS_TAGS;
        else needs |= kind === ODD_SPACE ? NEEDS_LAYOUT : NEEDS_CHARACTERS;
      } else if (kind === SPACE) {
        if (before !== CLEAN) needs |= NEEDS_LAYOUT;
      } else {
        newlineRun = before === NEWLINE ? newlineRun + 1 : 1;
        if (before === SPACE || newlineRun > newlines) needs |= NEEDS_LAYOUT;
      }
      before = kind > NEWLINE ? CLEAN : kind;
    }
    if (before !== CLEAN && length > 0) needs |= NEEDS_LAYOUT;
    return needs;
  };
}

function scanTable({ kind }: CharacterTable): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [first, last] of COMPOSING_RANGES) table.fill(COMPOSING, first, last + 1);
  for (let unit = 0; unit < table.length; unit++) {
    if (kind[unit] !== 0) table[unit] = CHARACTER;
    else if (isSpace(unit)) table[unit] = ODD_SPACE;
  }
  table.fill(SURROGATE, 0xd800, 0xe000);
  table[0x20] = SPACE;
  table[0x0a] = NEWLINE;
  table[0x26] = AMPERSAND;
  table[0x3e] = TAG_END;
  return table;
}
