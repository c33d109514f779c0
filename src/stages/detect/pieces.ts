import { codeUnits } from '../../core/code-units.ts';
import { BOPOMOFO, HAN, HANS, HIRAGANA, JAPANESE, KATAKANA, letterClasses } from './letter-classes.ts';
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

/** By class of letters the script of a piece, and what a letter weighs. */
const SCRIPT = new Uint8Array(JAPANESE + 1);
const WEIGHT = new Float64Array(JAPANESE + 1);
for (let kind = 1; kind <= JAPANESE; kind++) {
  const isEast = kind >= HANS || kind === HIRAGANA || kind === KATAKANA || kind === BOPOMOFO;
  SCRIPT[kind] = isEast ? HAN : kind;
  WEIGHT[kind] = SCRIPTS[(SCRIPT[kind] as number) - 1]?.weight ?? 1;
}

/** Cuts a text into its sentences, and those where the script changes for longer than a name or a term. */
export function piecesOf(text: string): Piece[] {
  const classes = letterClasses();
  const units = codeUnits(text);
  const { length } = text;
  const pieces: Piece[] = [];
  /** The first piece of the sentence, and the run of one script that goes on. */
  let first = 0;
  let start = 0;
  let script = 0;
  let weight = 0;
  for (let i = 0; i < length; ) {
    const kind = classes[units[i] as number] as number;
    if (kind !== 0) {
      const own = SCRIPT[kind] as number;
      if (own !== script && script !== 0) {
        add(pieces, first, { start, end: i, script, weight });
        start = i;
        weight = 0;
      }
      script = own;
      weight += WEIGHT[kind] as number;
      i++;
    } else if (endsSentence(units, i, length)) {
      i = behindEnd(units, i, length);
      add(pieces, first, { start, end: i, script, weight });
      first = pieces.length;
      start = i;
      script = 0;
      weight = 0;
    } else i++;
  }
  if (start < length) add(pieces, first, { start, end: length, script, weight });
  return pieces;
}

/** Adds a run to those of its sentence; a light one is joined to the one before, or takes it up. */
function add(pieces: Piece[], first: number, run: Piece): void {
  const before = pieces.length > first ? pieces.at(-1) : undefined;
  const isSame = before?.script === run.script;
  if (before === undefined || !(isSame || before.weight < LEAST_WEIGHT || run.weight < LEAST_WEIGHT)) {
    pieces.push(run);
    return;
  }
  const heavy = run.weight > before.weight ? run : before;
  const light = heavy === run ? before : run;
  pieces[pieces.length - 1] = {
    start: before.start,
    end: run.end,
    script: heavy.script,
    weight: heavy.weight + (isSame ? light.weight : 0),
  };
}

/** Whether a sign is a line end or a mark that ends a sentence. */
function endsSentence(units: Uint16Array, at: number, length: number): boolean {
  const unit = units[at] as number;
  // . ! ? end a sentence before white space only: not in 3.14 or example.org.
  if (unit === 0x2e || unit === 0x21 || unit === 0x3f) {
    return at + 1 < length && isSpace(units[at + 1] as number);
  }
  return (
    unit === 0x0a ||
    unit === 0x3002 ||
    unit === 0xff01 ||
    unit === 0xff1f ||
    unit === 0x061f ||
    unit === 0x06d4 ||
    unit === 0x0964
  );
}

/** Behind the end of a sentence, what closes, and white space. */
function behindEnd(units: Uint16Array, end: number, length: number): number {
  let at = end + 1;
  while (at < length && (isSpace(units[at] as number) || isClosing(units[at] as number))) at++;
  return at;
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
