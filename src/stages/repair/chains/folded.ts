import { INVALID } from '../charsets/decode.ts';
import { highCharacters, isDoubleByte, type SingleByte } from '../charsets/encode.ts';
import { endCost } from '../model/brackets.ts';
import { type CompletionModel, completionModel } from '../model/completion.ts';
import { Beam } from './beam.ts';
import { type Codec, codecOf } from './codec.ts';
import { kindOf } from './evidence.ts';
import { type Fills, filler } from './losses.ts';
import { type MixUp, ruleOf } from './mix-up.ts';
import { ALL_MIX_UPS } from './mix-ups.ts';
import { likeliestOf, type Restored } from './restored.ts';
import { type Step, SURE, settled, UNKNOWN } from './settled.ts';
import { START } from './step.ts';
import type { Reading } from './strict.ts';

/** What programs do to a text without looking at it: Unicode's compatibility form, and small letters for capitals. */
type Fold = 'compatibility' | 'small';

const FOLDS: Readonly<Record<Fold, (char: string) => string>> = {
  compatibility: (char) => char.normalize('NFKC'),
  small: (char) => char.toLowerCase(),
};
/** Fractions, accents on a space, and a letter or digit where an accented letter lacks its sign. */
const COMPATIBLE =
  /[\u2044\u03bc]| [\u0300-\u0337]|\u20acTM|[\u00c0-\u00f4](?:[ao123]|\.\.\.)[\u0080-\u2122]/;
/** A letter that can have been a capital, before a sign: text hardly writes that. */
const LOWERED = /[\u00df-\u00fe][\u0080-\u00bf\u0152-\u0161\u0178-\u0192\u02c6-\u2122]/g;
const CAPITAL = /[A-Z\u00c0-\u00d6\u00d8-\u00de\u0152\u0160\u0178\u017d]/;
const LEAST_LOWERED = 4;
/** Small letters of two bytes, one of which was a capital, that continue sequences of UTF-8. */
const TWO_BYTES = /[\u0153\u0161\u017e\u00ff]/;
/** What small letters leave enough of: of the letters of an alphabet half can have been two. */
const LOWERED_MIX_UPS: readonly MixUp[] = ALL_MIX_UPS.filter(
  ({ written, read, islands }) =>
    read === 'windows-1252' &&
    islands !== true &&
    (written === 'utf-8' || written === 'gbk' || written === 'big5'),
);
/** Of the alphabets the Arabic one, where what a letter was shows by those before. */
const LOWERED_ARABIC: readonly MixUp[] = ALL_MIX_UPS.filter(
  ({ written, read }) => read === 'windows-1252' && written === 'windows-1256',
);
/** The commonest letters of Arabic and Persian, the first of all alef, as small letters of Windows-1252. */
const LOWERED_COMMON = 'çáíãäæñï';
/** Letters that may be lowered Arabic, and how many of 100 are alef and common ones at least. */
const LEAST_ARABIC = 8;
const ALEFS = 6;
const COMMON = 40;
/** Ways followed at a time. */
const WIDTH = 128;
/** Characters beyond ASCII that make up a line that was folded whole. */
const LEAST_MADE = 4;
const SURE_SHARE = 4;
/** How much likelier a letter must be than any other in its place, where nearly every byte makes one. */
const SURE_LEGACY = 4;
/** The same where every byte makes a letter, of which there are two to choose from at most. */
const SURE_ALPHABET = 2.25;
/** Bytes without a character in Windows-1252, and the soft hyphen, which are not seen and get lost. */
const DROPPED = [0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xad] as const;
/** What it costs to believe that a line was folded, in nats. */
const FOLD_COST = 4;
/** What it costs to believe in a byte that is gone, in nats. */
const DROP_COST = 5;
const SPACE = 0x20;

/** Part of a line: what it is as it stands, and the bytes that it can have been before it was folded. */
interface Token {
  readonly from: number;
  readonly to: number;
  readonly plain: number | undefined;
  readonly folded: readonly number[];
}

/**
 * Readings of a line that was folded after it had been mixed up: `Ø3Ù„Ø§Ù…` for `Ø³Ù„Ø§Ù…`, `ø³ù„ø§ù…`. What a character
 * was before is found by what makes text. None where nothing shows that the line was folded.
 */
export function foldedReadings(
  line: string,
  suspects: readonly MixUp[],
  literalCost: number,
  rules: readonly string[],
): readonly Reading[] {
  const readings: Reading[] = [];
  const lowered = isLowered(line) ? LOWERED_MIX_UPS : isLoweredArabic(line) ? LOWERED_ARABIC : undefined;
  const fold = COMPATIBLE.test(line) ? 'compatibility' : lowered === undefined ? undefined : 'small';
  if (fold === undefined) return readings;
  for (const mixUp of (fold === 'small' ? lowered : undefined) ?? suspects) {
    const { written, read, islands } = mixUp;
    if (isDoubleByte(read) || islands === true || !rules.includes(ruleOf(mixUp))) continue;
    const restored = new Folded(line, mixUp, fold, tokens(line, codecOf(mixUp), read, fold)).restored();
    const reading = likeliestOf([restored], line, mixUp, literalCost);
    if (reading === undefined) continue;
    readings.push({ ...reading, gain: reading.gain - FOLD_COST });
    // A whole line of UTF-8 is no chance.
    if (written === 'utf-8' && reading.gain > FOLD_COST) break;
  }
  return readings;
}

/**
 * Whether small letters that can have been capitals stand for later bytes of UTF-8 in a line that has no capitals, or for
 * the letters of Arabic.
 */
export function isDoubtful(line: string): boolean {
  return isLowered(line) ? TWO_BYTES.test(line) : isLoweredArabic(line);
}

/** Whether capitals have become small letters in a line of mixed-up text. */
function isLowered(line: string): boolean {
  return !CAPITAL.test(line) && (line.match(LOWERED)?.length ?? 0) >= LEAST_LOWERED;
}

/** Whether a line of small letters shows the commonest letters of Windows-1256 as often as Arabic and Persian have them. */
function isLoweredArabic(line: string): boolean {
  let letters = 0;
  let alefs = 0;
  let common = 0;
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (unit < 0xe0 || unit > 0xfe) continue;
    letters++;
    const rank = LOWERED_COMMON.indexOf(line.charAt(at));
    if (rank === 0) alefs++;
    if (rank >= 0) common++;
  }
  if (letters < LEAST_ARABIC || alefs * 100 < ALEFS * letters) return false;
  return common * 100 >= COMMON * letters && !CAPITAL.test(line);
}

/** What the characters of a charset become when they are folded, by first code unit, the longest first. */
type FoldTable = ReadonlyMap<string, readonly { readonly text: string; readonly byte: number }[]>;

const foldTables = new Map<string, FoldTable>();

function foldTable(read: SingleByte, fold: Fold): FoldTable {
  const key = `${read} ${fold}`;
  let table = foldTables.get(key);
  if (table === undefined) {
    const made = new Map<string, { text: string; byte: number }[]>();
    [...highCharacters(read)].forEach((char, i) => {
      const text = FOLDS[fold](char);
      if (text === char) return;
      const entries = made.get(text.charAt(0)) ?? [];
      entries.push({ text, byte: 0x80 + i });
      made.set(
        text.charAt(0),
        entries.sort((a, b) => b.text.length - a.text.length),
      );
    });
    table = made;
    foldTables.set(key, table);
  }
  return table;
}

function tokens(line: string, { encode }: Codec, read: SingleByte, fold: Fold): readonly Token[] {
  const table = foldTable(read, fold);
  const made: Token[] = [];
  for (let at = 0; at < line.length; ) {
    const entries = table.get(line.charAt(at))?.filter(({ text }) => line.startsWith(text, at)) ?? [];
    const length = entries[0]?.text.length ?? 1;
    const folded = entries.filter(({ text }) => text.length === length).map(({ byte }) => byte);
    const packed = encode[line.charCodeAt(at)] ?? 0;
    const plain = length === 1 && packed >>> 24 === 1 ? packed & 0xff : undefined;
    made.push({ from: at, to: at + length, plain, folded });
    at += length;
  }
  return made;
}

class Folded {
  readonly #line: string;
  readonly #codec: Codec;
  readonly #tokens: readonly Token[];
  readonly #sure: number;
  readonly #fills: ((state: number) => Fills) | undefined;
  readonly #model: CompletionModel;
  readonly #beam: Beam;

  constructor(line: string, mixUp: MixUp, fold: Fold, made: readonly Token[]) {
    this.#line = line;
    this.#codec = codecOf(mixUp);
    this.#tokens = made;
    const kind = kindOf(line, this.#codec);
    // Of a legacy charset folded bytes make other characters, which tell nothing of the text.
    const { written } = mixUp;
    const utf8 = written === 'utf-8';
    this.#model = completionModel(
      utf8 ? kind : { ...kind, japanese: false, persian: false, vocalised: 'none' },
    );
    this.#fills = utf8 ? filler(this.#codec.feed, DROPPED) : undefined;
    this.#sure =
      utf8 || fold === 'compatibility' ? SURE : isDoubleByte(written) ? SURE_LEGACY : SURE_ALPHABET;
    this.#beam = new Beam(this.#model, WIDTH, this.#sure);
  }

  restored(): Restored | undefined {
    const end = this.#walk();
    if (end === undefined) return undefined;
    const steps = settled(end, this.#sure);
    const beyond = steps.filter(({ out }) => out > '\u007f');
    const doubtful = beyond.filter(({ out }) => out === UNKNOWN).length;
    if (beyond.length < LEAST_MADE || beyond.length < doubtful * SURE_SHARE) return undefined;
    if (!steps.some(({ lossy }) => lossy)) return undefined;
    return { steps, text: steps.map(({ out }) => out).join(''), cost: end.cost };
  }

  #walk(): Step | undefined {
    const beam = this.#beam;
    for (const token of this.#tokens) {
      if (beam.steps.length === 0) return undefined;
      for (const step of beam.steps) this.#takeAll(step, token);
      beam.turn();
    }
    const to = this.#line.length;
    const wholes = beam.steps.flatMap((step) => (step.state === 0 ? [step] : this.#filled(step, to)));
    for (const step of wholes) {
      const cost = step.cost + this.#model.cost(step.context, step.last, SPACE) + endCost(step.open);
      beam.end({ ...START, before: step, from: to, to, cost });
    }
    beam.turn();
    return beam.steps[0];
  }

  /** Takes a token, and where bytes are gone in front of it puts them back. */
  #takeAll(step: Step, token: Token): void {
    this.#take(step, token);
    if (step.state === 0 || this.#fills === undefined) return;
    const literal = token.plain === undefined || token.plain < 0x80;
    if (!literal && !this.#begins(token)) return;
    for (const code of this.#fills(step.state).whole) {
      // The byte of a character that begins costs nothing, so that what is too dear before it is so behind it.
      const whole = literal
        ? this.#beam.went(step, token.from, token.from, code, DROP_COST, true)
        : this.#beam.affordable(step, token.from, token.from, code, DROP_COST, true);
      if (whole !== undefined) this.#take(whole, token);
    }
  }

  /** Whether a character can begin with a token. */
  #begins({ plain, folded }: Token): boolean {
    const { feed } = this.#codec;
    if (plain !== undefined && feed(0, plain) !== INVALID) return true;
    return folded.some((byte) => feed(0, byte) !== INVALID);
  }

  /** The step with a character made whole by bytes that careless programs drop. */
  #filled(step: Step, at: number): readonly Step[] {
    const whole = this.#fills?.(step.state).whole ?? [];
    return whole.map((code) => this.#beam.went(step, at, at, code, DROP_COST, true));
  }

  #take(step: Step, { from, to, plain, folded }: Token): void {
    const literal = step.state === 0 && (plain === undefined || plain < 0x80);
    if (literal) this.#literal(step, from, to);
    else if (plain !== undefined) this.#feed(step, from, to, plain, false);
    for (const byte of folded) this.#feed(step, from, to, byte, true);
  }

  /** Takes what no byte beyond ASCII became, as it stands. */
  #literal(start: Step, from: number, to: number): void {
    let step = start;
    for (let at = from; at < to - 1; at++)
      step = this.#beam.went(step, at, at + 1, this.#line.charCodeAt(at), 0, false);
    this.#beam.keepWent(step, to - 1, to, this.#line.charCodeAt(to - 1), 0, false);
  }

  #feed(step: Step, from: number, to: number, byte: number, lossy: boolean): void {
    const answer = this.#codec.feed(step.state, byte);
    if (answer !== INVALID) this.#beam.keepAnswered(step, from, to, answer, 0, lossy);
  }
}
