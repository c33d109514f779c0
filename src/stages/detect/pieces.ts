import { BOPOMOFO, HAN, HANS, HIRAGANA, KATAKANA, letterClasses } from './letter-classes.ts';
import { SCRIPTS } from './scripts.ts';

/** A stretch of text in one script, with what its letters weigh; `end` is behind the signs that follow. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** 0 for no letters at all; Han, kana and bopomofo count as one script. */
  readonly script: number;
  readonly weight: number;
}

/** A stretch that weighs less than this many Latin letters belongs to the sentence around it. */
export const LEAST_WEIGHT = 24;

/** Cuts a text into its sentences, and those where the script changes for longer than a name or a term. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0; start < text.length; ) {
    const end = sentenceEnd(text, start);
    for (const piece of runsOf(text, start, end)) pieces.push(piece);
    start = end;
  }
  return pieces;
}

/** Behind the line end, the mark that ends a sentence, or the last character; and what closes, and white space, after it. */
function sentenceEnd(text: string, start: number): number {
  let i = start;
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0a || isFullStop(unit)) break;
    // . ! ? end a sentence before white space only: not in 3.14 or example.org.
    if ((unit === 0x2e || unit === 0x21 || unit === 0x3f) && isSpace(text.charCodeAt(i + 1))) break;
  }
  i++;
  while (i < text.length && (isSpace(text.charCodeAt(i)) || isClosing(text.charCodeAt(i)))) i++;
  return Math.min(i, text.length);
}

function isFullStop(unit: number): boolean {
  return (
    unit === 0x3002 ||
    unit === 0xff01 ||
    unit === 0xff1f ||
    unit === 0x061f ||
    unit === 0x06d4 ||
    unit === 0x0964
  );
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x3000 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0;
}

function isClosing(unit: number): boolean {
  return (
    unit === 0x201d ||
    unit === 0x2019 ||
    unit === 0x300d ||
    unit === 0x300f ||
    unit === 0xff09 ||
    unit === 0x22
  );
}

/** The runs of one script in a sentence, light ones joined to the one before, or the first to the one behind. */
function runsOf(text: string, start: number, end: number): Piece[] {
  const runs: Piece[] = [];
  for (const run of rawRuns(text, start, end)) {
    const before = runs.at(-1);
    const isLight = before !== undefined && (before.weight < LEAST_WEIGHT || run.weight < LEAST_WEIGHT);
    if (before !== undefined && (isLight || before.script === run.script)) {
      runs[runs.length - 1] = {
        start: before.start,
        end: run.end,
        script: run.weight > before.weight ? run.script : before.script,
        weight:
          Math.max(before.weight, run.weight) +
          (before.script === run.script ? Math.min(before.weight, run.weight) : 0),
      };
    } else runs.push(run);
  }
  return runs;
}

function rawRuns(text: string, start: number, end: number): Piece[] {
  const classes = letterClasses();
  const runs: Piece[] = [];
  let from = start;
  let script = 0;
  let weight = 0;
  for (let i = start; i < end; i++) {
    const kind = classes[text.charCodeAt(i)] as number;
    if (kind === 0) continue;
    const own = scriptOf(kind);
    if (own !== script && script !== 0) {
      runs.push({ start: from, end: i, script, weight });
      from = i;
      weight = 0;
    }
    script = own;
    weight += SCRIPTS[own - 1]?.weight ?? 1;
  }
  runs.push({ start: from, end, script, weight });
  return runs;
}

function scriptOf(kind: number): number {
  return kind >= HANS || kind === HIRAGANA || kind === KATAKANA || kind === BOPOMOFO ? HAN : kind;
}
