import { textOf } from '../../../core/code-units.ts';
import type { SingleByte } from '../charsets/encode.ts';
import { costOfUnits } from '../model/stretch.ts';
import type { RepairOptions } from '../options.ts';
import {
  DECODED,
  type Decoded,
  decode,
  isSame,
  type Line,
  MIXED,
  newDecoded,
  stretchesIn,
  weigh,
} from './decoded.ts';
import { isDoubtful } from './folded.ts';
import { alikeIn, charsetsBegun, lookAt } from './look.ts';
import { type MixUp, ruleOf } from './mix-up.ts';
import { UTF8_SINGLE } from './mix-ups.ts';
import { suspectedInUnits } from './suspicion.ts';

/** The reading of a line that is damaged all over. */
export interface SureReading {
  readonly mixUp: MixUp;
  /** How much likelier it is than the line as it stands, in nats. */
  readonly gain: number;
  /** What the whole line becomes. */
  readonly text: string;
  /** The stretches that it changes: of each start and end in the line, start and end in the text. */
  readonly stretches: readonly number[];
}

/** Sequences of UTF-8, in a line of nothing else beyond ASCII, that are no chance and no quotation. */
const LEAST_MADE = 8;
/** A line with more damaged places than these does not quote damage. */
const QUOTATIONS = 8;
/** What a character made costs at most in the mean, in nats, in text, and in text beyond doubt. */
const TEXT = 11;
const GOOD = 6.5;
/** How often a text may have been mixed up, one time on top of the other. */
const DEPTH = 3;
/** Lines of a text for which is kept what was found below them; others are read once more. */
const MOST_BELOW = 4096;
/** UTF-8 read as a single-byte charset, in the order of their bits. */
const MIX_UPS = [...UTF8_SINGLE];

type Candidate = readonly [read: SingleByte, mixUp: MixUp];

/** A reading, and whether more depth could not make it another. */
interface Outcome {
  readonly reading: SureReading | undefined;
  readonly whole: boolean;
}
const NOTHING: Outcome = { reading: undefined, whole: true };

/** The best reading of a line so far, and the one that is tried. */
interface Buffers {
  best: Decoded;
  trial: Decoded;
}

/** Two for each time that a text may have been mixed up. */
const buffers: Buffers[] = [];

function buffersOf(depth: number): Buffers {
  let pair = buffers[depth];
  if (pair === undefined) {
    pair = { best: newDecoded(), trial: newDecoded() };
    buffers[depth] = pair;
  }
  return pair;
}

/** Reads lines anew that are nothing but UTF-8 read as a single-byte charset. */
export class SureReader {
  readonly #minMargin: number;
  /** A bit for every charset whose mix-up may be undone. */
  readonly #allowed: number;
  /** What was found below readings, by the text that they make: that is the next line to be read. */
  readonly #below = new Map<string, SureReading>();

  constructor({ minMargin, rules }: RepairOptions) {
    this.#minMargin = minMargin;
    this.#allowed = MIX_UPS.reduce(
      (mask, [, mixUp], bit) => (rules.includes(ruleOf(mixUp)) ? mask | (1 << bit) : mask),
      0,
    );
  }

  /** Begins another text. */
  begin(): void {
    if (this.#below.size > 0) this.#below.clear();
  }

  /**
   * The reading of a line without a search: every character beyond ASCII belongs to a valid sequence, there are many,
   * they fill the line or most of its words, and they read well or are such a line again. `undefined` for any other
   * line. `charsets` are those that the line may be in.
   */
  read(line: Line, charsets: number): SureReading | undefined {
    const known =
      this.#below.size === 0 ? undefined : this.#below.get(textOf(line.units, line.start, line.end));
    const reading = known ?? this.#read(line, charsets, DEPTH).reading;
    return reading === undefined || isLowered(line) ? undefined : reading;
  }

  /** `known` is what the line costs, where that is known. */
  #read(line: Line, charsets: number, depth: number, known?: number): Outcome {
    const candidates = this.#likeliest(line, charsets, depth);
    const [first] = candidates;
    if (first === undefined) return NOTHING;
    const { best } = buffersOf(depth);
    const stretches = stretchesIn(line, best);
    if (stretches.length <= 4 * QUOTATIONS && !isDense(line)) return NOTHING;
    const literalCost = known ?? costOfUnits(line.units, line.start, line.end);
    if (candidates.length > 1 && best.costBeyond > GOOD * best.made)
      return this.#leadingOn(line, candidates, literalCost, depth);
    const [, mixUp] = first;
    const gain = gainOf(mixUp, best, literalCost);
    if (gain <= this.#minMargin) return NOTHING;
    const isText = best.costBeyond <= TEXT * best.made;
    const below = isText ? NOTHING : this.#readBelow(best, depth);
    if (!isText && below.reading === undefined) return below;
    return this.#outcome({ mixUp, gain, stretches }, best, below);
  }

  /** Of several readings the one that comes to the likeliest text, which may be another such reading below. */
  #leadingOn(line: Line, candidates: readonly Candidate[], literalCost: number, depth: number): Outcome {
    const { trial } = buffersOf(depth);
    let leading: SureReading | undefined;
    // What may be other damage below is for the search to find out.
    let settled = false;
    let whole = true;
    let most = this.#minMargin;
    for (const [read, mixUp] of candidates) {
      decode(line, read, trial);
      weigh(trial);
      const own = gainOf(mixUp, trial, literalCost);
      const below = own <= this.#minMargin ? NOTHING : this.#readBelow(trial, depth);
      if (!below.whole) whole = false;
      const gain = own + (below.reading?.gain ?? 0);
      if ((below.reading === undefined && trial.costBeyond > TEXT * trial.made) || gain <= most) continue;
      most = gain;
      settled = below.reading !== undefined || suspectedInUnits(trial.units, 0, trial.length).length === 0;
      leading = this.#outcome(
        { mixUp, gain: own, stretches: stretchesIn(line, trial) },
        trial,
        below,
      ).reading;
    }
    return { reading: settled ? leading : undefined, whole };
  }

  /** The reading of what a line was decoded to, where that is the same kind of damage again. */
  #readBelow({ units, length, textCost }: Decoded, depth: number): Outcome {
    if (depth === 1) return { reading: undefined, whole: false };
    return this.#read({ units, start: 0, end: length }, lookAt(units, 0, length), depth - 1, textCost);
  }

  /** A reading with the text that it makes; what was found below that is kept for when it is read in its turn. */
  #outcome(found: Omit<SureReading, 'text'>, { units, length }: Decoded, below: Outcome): Outcome {
    const text = textOf(units, 0, length);
    if (below.reading !== undefined && below.whole && this.#below.size < MOST_BELOW)
      this.#below.set(text, below.reading);
    const { mixUp, gain, stretches } = found;
    return { reading: { mixUp, gain, text, stretches }, whole: below.whole };
  }

  /**
   * The charsets under which the whole line may be UTF-8, one for each text that they make of it; the likeliest comes
   * first, and `best` is what that one makes.
   */
  #likeliest(line: Line, charsets: number, depth: number): readonly Candidate[] {
    const pair = buffersOf(depth);
    let chosen: Candidate | undefined;
    const rivals: Candidate[] = [];
    let left = charsets & this.#allowed & charsetsBegun(line.units, line.start, line.end);
    while (left !== 0) {
      const bit = 31 - Math.clz32(left & -left);
      const candidate = MIX_UPS[bit];
      if (candidate === undefined) break;
      left &= left - 1;
      const [read, mixUp] = candidate;
      const { best, trial } = pair;
      const outcome = decode(line, read, trial);
      // Charsets share most of their characters, so that most readings are that of the commonest, the first.
      if (bit === 0 && outcome !== MIXED) left &= ~alikeIn(line.units, line.start, line.end);
      if (outcome !== DECODED || trial.made < LEAST_MADE) continue;
      weigh(trial);
      if (chosen !== undefined && mixUp.enter + trial.cost >= chosen[1].enter + best.cost) {
        if (!isSame(best, trial)) rivals.push(candidate);
        continue;
      }
      if (chosen !== undefined && !isSame(best, trial)) rivals.push(chosen);
      pair.best = trial;
      pair.trial = best;
      chosen = candidate;
    }
    return chosen === undefined ? [] : [chosen, ...rivals];
  }
}

function gainOf({ enter }: MixUp, { cost }: Decoded, literalCost: number): number {
  return literalCost - cost - enter;
}

/** Whether a line has more characters beyond ASCII than Latin letters. */
function isDense({ units, start, end }: Line): boolean {
  let balance = 0;
  for (let i = start; i < end; i++) {
    const unit = units[i] as number;
    if (unit >= 0x80) balance++;
    else if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) balance--;
  }
  return balance > 0;
}

/** Whether capitals may have become small letters in a line, so that its bytes are others; one capital tells not. */
function isLowered({ units, start, end }: Line): boolean {
  for (let i = start; i < end; i++) if (isCapital(units[i] as number)) return false;
  return isDoubtful(textOf(units, start, end));
}

/** Whether a code unit is a capital that Windows-1252 has. */
function isCapital(unit: number): boolean {
  if (unit < 0x100) return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xc0 && unit <= 0xde && unit !== 0xd7);
  return unit === 0x152 || unit === 0x160 || unit === 0x178 || unit === 0x17d;
}
