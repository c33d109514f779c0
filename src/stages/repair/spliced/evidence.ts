import { gbkPairOf, inGb2312 } from '../gbk.ts';
import { hanModel } from '../model/han.ts';
import { hasOneReading, hasReading, syllableAt, withoutTone } from '../readings.ts';

/** What a document shows of the list that was spliced into it. */
export interface Evidence {
  /** Traditional characters that carry their reading, and how often they do. */
  readonly annotated: ReadonlyMap<string, number>;
  /** Whether the site gives toneless readings, also after Simplified characters: `特(te)(te)點`. */
  readonly toneless: boolean;
  /** Whether the text out of step may lack its private-use characters: the document shows none. */
  readonly stripped: boolean;
}

const ENOUGH = 2;
/** Cost (nats) up to which a character is so common that nobody glosses it for its rarity. */
const COMMON = 12;
const VERY_COMMON = 9;
/** A reader for learners glosses characters of both kinds; a spliced list has none of GB 2312. */
const GLOSSED_OTHERS = 0.25;

/** Whether a splicing list may hold the character: one of GBK outside GB 2312, and a common one. */
export function listable(char: string): boolean {
  const pair = gbkPairOf(char.charCodeAt(0));
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
  for (let close = text.indexOf(')'); close !== -1; close = text.indexOf(')', close + 1)) {
    const open = openingOf(text, close);
    if (open < 1) continue;
    const gloss = syllableAt(text, open + 1);
    if (gloss === undefined) continue;
    if (text.charCodeAt(open) === 0x3f) {
      broken++;
      continue;
    }
    const char = text.charAt(open - 1);
    if (!hasReading(char, gloss.syllable)) continue;
    const toned = withoutTone(gloss.syllable) !== gloss.syllable;
    if (listable(char)) annotated.set(char, (annotated.get(char) ?? 0) + 1);
    else if (toned) others++;
    if (!toned && text.startsWith(text.slice(open, gloss.end), gloss.end)) doubled++;
  }
  if (doubled < ENOUGH && annotated.size === 0) return undefined;
  const stripped = !/[\ue000-\uf8ff]/.test(text);
  if (doubled >= ENOUGH) return { annotated, toneless: true, stripped };
  const sites = [...annotated.values()].reduce((sum, count) => sum + count, 0);
  if (others > GLOSSED_OTHERS * sites) return undefined;
  const weight = annotated.size + (sites - annotated.size) / 2 + broken / 2;
  if (weight >= ENOUGH) return { annotated, toneless: false, stripped };
  const [only = ''] = annotated.keys();
  const unambiguous =
    hasOneReading(only) &&
    hanModel().startCost(only.charCodeAt(0)) <= VERY_COMMON &&
    occurrences(text, only) === sites;
  return weight >= 1 && unambiguous ? { annotated, toneless: false, stripped } : undefined;
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
