import { foldLine, foldTable } from './fold.ts';
import { matches, type Rule } from './rule.ts';

/** The rule that knows the line `[start, end)` of the text, if any. */
export type Recognizer = (text: string, start: number, end: number) => Rule | undefined;

/** What folding may take off a line: spaces, adornment, marks. */
const SLACK = 24;

/** A word that calls up a rule. */
interface Cue {
  readonly word: string;
  readonly rule: Rule;
}

/** The cues by the raw code units that fold to their first letter. */
type CueIndex = readonly (readonly Cue[] | undefined)[];

/** Builds the recognizer. Long lines cost nothing, and a line is folded only when it holds the cue of a rule. */
export function makeRecognizer(rules: readonly Rule[]): Recognizer {
  const index = cueIndex(rules);
  const longest = SLACK + Math.max(0, ...rules.map((rule) => rule.longest));
  return (text, start, end) => {
    if (end - start > longest) return undefined;
    const called = calledRules(text, start, end, index);
    if (called === undefined) return undefined;
    const line = foldLine(text.slice(start, end));
    return rules.find((rule) => called.has(rule) && matches(rule, line));
  };
}

function calledRules(text: string, start: number, end: number, index: CueIndex): Set<Rule> | undefined {
  let called: Set<Rule> | undefined;
  for (let at = start; at < end; at++) {
    const cues = index[text.charCodeAt(at)];
    if (cues === undefined) continue;
    for (const { word, rule } of cues) {
      if (end - start > rule.longest + SLACK || !holdsWord(text, at, end, word)) continue;
      called ??= new Set();
      called.add(rule);
    }
  }
  return called;
}

/** Whether the word stands at `at`, folded, and whatever folding may take out aside. */
function holdsWord(text: string, start: number, end: number, word: string): boolean {
  const fold = foldTable();
  let at = start;
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i);
    if (letter === 0x20) continue;
    while (at < end && isLoose(text.charCodeAt(at))) at++;
    if (at >= end || fold[text.charCodeAt(at)] !== letter) return false;
    at++;
  }
  return true;
}

/** Spaces, which folding may take out between letters, and Arabic marks, which it does. */
function isLoose(unit: number): boolean {
  if (unit < 0x640) return unit === 0x20 || unit === 0x09 || unit === 0xa0;
  return unit === 0x3000 || unit === 0x640 || (unit >= 0x64b && unit <= 0x652);
}

function cueIndex(rules: readonly Rule[]): CueIndex {
  const byLetter = new Map<number, Cue[]>();
  for (const rule of rules) {
    for (const word of rule.cues) {
      const letter = word.charCodeAt(0);
      byLetter.set(letter, [...(byLetter.get(letter) ?? []), { word, rule }]);
    }
  }
  return Array.from(foldTable(), (letter) => byLetter.get(letter));
}
