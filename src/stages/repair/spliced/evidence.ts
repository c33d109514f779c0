import { gbkPairOf, gbkUnitOf, inGb2312 } from '../gbk.ts';
import { hanModel } from '../model/han.ts';
import { hasReading, isMainReading, syllableAt, withoutTone } from '../readings.ts';
import { lastByteOf } from './line.ts';
import { SeenPairs } from './seen-pairs.ts';

/** What a document shows of the list that was spliced into it. */
export interface Evidence {
  /** Traditional characters that carry their reading, and how often they do. */
  readonly annotated: ReadonlyMap<string, number>;
  /** Whether the site gives toneless readings, also after Simplified characters: `特(te)(te)點`. */
  readonly toneless: boolean;
  /** Whether the text out of step may lack its private-use characters: the document shows none. */
  readonly stripped: boolean;
  /** Whether full-width forms are ASCII in the document: what is restored is folded, too. */
  readonly folded: boolean;
  /** The least number in brackets of the document, as references have, or infinity. */
  readonly reference: number;
  readonly seen: SeenPairs;
}

const ENOUGH = 2;
/** A Traditional spelling (of 着) that GB 2312 has as a character of its own: lists hold it, too. */
const ZHU = '著';
/** Cost (nats) up to which a character is so common that nobody glosses it for its rarity. */
const COMMON = 12;
const VERY_COMMON = 10;
/** A reader for learners glosses characters of both kinds; a spliced list has none of GB 2312. */
const GLOSSED_OTHERS = 0.25;

/** Whether a splicing list may hold the character: one of GBK outside GB 2312, and a common one. */
export function listable(char: string): boolean {
  const pair = gbkPairOf(char.charCodeAt(0));
  if (char === ZHU) return true;
  return pair !== 0 && !inGb2312(pair) && hanModel().startCost(char.charCodeAt(0)) <= COMMON;
}

/**
 * Weighs a whole document for byte-spliced GBK: common Traditional characters, each with one of its readings in ASCII
 * parentheses every time, several of them; a gloss on a rare or ambiguous character here and there is no damage.
 */
export function gatherEvidence(text: string): Evidence | undefined {
  const annotated = new Map<string, number>();
  let others = 0;
  let doubled = 0;
  let broken = 0;
  // Signs that no writer makes: a reading without its parenthesis, or behind an ASCII letter that is half a character.
  let certain = 0;
  let main = 0;
  for (let close = text.indexOf(')'); close !== -1; close = text.indexOf(')', close + 1)) {
    const open = openingOf(text, close);
    if (open < 1) continue;
    const gloss = syllableAt(text, open + 1);
    if (gloss === undefined) continue;
    const toned = withoutTone(gloss.syllable) !== gloss.syllable;
    if (text.charCodeAt(open) === 0x3f) {
      broken++;
      if (toned || text.startsWith(`(${text.slice(open + 1, gloss.end)}`, gloss.end)) certain++;
      continue;
    }
    const char = text.charAt(open - 1);
    if (toned && drawsIn(text, open, gloss.syllable)) certain++;
    if (!hasReading(char, gloss.syllable)) continue;
    if (listable(char)) {
      annotated.set(char, (annotated.get(char) ?? 0) + 1);
      if (isMainReading(char, gloss.syllable)) main++;
    } else if (toned && !hanModel().isTraditional(char.charCodeAt(0))) others++;
    if (!toned && text.startsWith(text.slice(open, gloss.end), gloss.end)) doubled++;
  }
  if (doubled < ENOUGH && annotated.size === 0 && certain === 0) return undefined;
  const evidence = (): Evidence => ({ annotated, toneless: doubled >= ENOUGH, ...traits(text) });
  if (doubled >= ENOUGH) return evidence();
  const sites = [...annotated.values()].reduce((sum, count) => sum + count, 0);
  if (others > GLOSSED_OTHERS * sites) return undefined;
  const weight = annotated.size + (sites - annotated.size) / 2 + broken / 2;
  if (weight >= ENOUGH || certain > 0) return evidence();
  const [only = ''] = annotated.keys();
  const unneeded =
    others === 0 &&
    main === sites &&
    hanModel().startCost(only.charCodeAt(0)) <= VERY_COMMON &&
    occurrences(text, only) === sites;
  return weight >= 1 && unneeded ? evidence() : undefined;
}

/** What later steps did to the document, and what it counts in brackets. */
function traits(text: string): Pick<Evidence, 'stripped' | 'folded' | 'reference' | 'seen'> {
  let reference = Number.POSITIVE_INFINITY;
  for (const [, number] of text.matchAll(/[[［]([0-9]{1,3})[\]］]/g)) {
    reference = Math.min(reference, Number(number));
  }
  return {
    stripped: !/[\ue000-\uf8ff]/.test(text),
    folded: !/[\uff01-\uff5e]/.test(text) && /[\u4e00-\u9fff)][!,:;?]/.test(text),
    reference,
    seen: new SeenPairs(text),
  };
}

/** Whether the ASCII letter before `open` and the byte before it spell a character with the reading: `，F(xiàn)`. */
function drawsIn(text: string, open: number, syllable: string): boolean {
  const letter = text.charCodeAt(open - 1);
  if (letter < 0x40 || letter > 0x7e || open < 2) return false;
  const unit = gbkUnitOf(lastByteOf(text.charCodeAt(open - 2)), letter);
  return unit !== 0 && hasReading(String.fromCharCode(unit), syllable);
}

/** The `(` or `?` that a closing parenthesis belongs to, at most one syllable before it. */
function openingOf(text: string, close: number): number {
  for (let i = close - 1; i >= 0 && i >= close - 7; i--) {
    const unit = text.charCodeAt(i);
    if (unit === 0x28 || unit === 0x3f) return i;
  }
  return -1;
}

function occurrences(text: string, char: string): number {
  let count = 0;
  for (let at = text.indexOf(char); at !== -1; at = text.indexOf(char, at + 1)) count++;
  return count;
}
