import { codeUnits } from '../../../core/code-units.ts';
import { LETTER_STEP } from '../../../data/letter-model.generated.ts';
import { letterModel } from '../model/letters.ts';

/** What a code unit is: nothing of Arabic (0), the number of a letter, or one of these. */
const MARK = 0x80;
const SHAPE = 0x81;
const NEWLINE = 0x82;

/** Bits of the number of a letter. */
const BITS = 7;

interface Tables {
  readonly kinds: Uint8Array;
  /** What a pair of letters costs more than the same pair backwards, in steps; 0 stands for the border of a word. */
  readonly differences: Int8Array;
}

let tables: Tables | undefined;

function build(): Tables {
  const kinds = new Uint8Array(0x10000);
  const letters: number[] = [0];
  for (let unit = 0x620; unit <= 0x6d3; unit++) {
    if ((unit > 0x64a && unit < 0x66e) || unit === 0x640 || unit === 0x670) continue;
    kinds[unit] = Math.min(letters.length, MARK - 1);
    letters.push(unit);
  }
  kinds.fill(MARK, 0x64b, 0x660);
  kinds[0x640] = MARK;
  kinds[0x670] = MARK;
  kinds.fill(SHAPE, 0xfb50, 0xfdfc);
  kinds.fill(SHAPE, 0xfe70, 0xfefd);
  kinds[0x0a] = NEWLINE;
  const differences = new Int8Array(1 << (2 * BITS));
  letters.slice(0, MARK).forEach((first, a) => {
    letters.slice(0, MARK).forEach((second, b) => {
      differences[(a << BITS) | b] = (cost(first, second) - cost(second, first)) / LETTER_STEP;
    });
  });
  return { kinds, differences };
}

/** What a letter costs after another; 0 is the border of a word. */
function cost(first: number, second: number): number {
  const model = letterModel();
  if (first === 0 && second === 0) return 0;
  if (first === 0) return model.start(second);
  return second === 0 ? model.end(first) : model.pair(first, second);
}

/**
 * Calls back with each line that has Arabic and how much likelier (nats) its words are backwards by pairs of letters
 * alone; infinity for shapes of letters, which tell more. It passes over clean text without a look at its words.
 */
export function eachPairGain(text: string, visit: (start: number, end: number, gain: number) => void): void {
  tables ??= build();
  const { kinds, differences } = tables;
  const units = codeUnits(text);
  let steps = 0;
  let shapes = false;
  let before = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const kind = at === text.length ? NEWLINE : (kinds[units[at] as number] as number);
    if (kind < MARK) {
      steps += differences[(before << BITS) | kind] as number;
      before = kind;
    } else if (kind === NEWLINE) {
      steps += differences[before << BITS] as number;
      if (shapes) visit(start, at, Number.POSITIVE_INFINITY);
      else if (steps !== 0) visit(start, at, steps * LETTER_STEP);
      steps = 0;
      shapes = false;
      before = 0;
      start = at + 1;
    } else if (kind === SHAPE) shapes = true;
  }
}
