import type { EditLog } from '../../../core/edit-log.ts';
import { LACKS, lookOf } from '../chains/look.ts';
import { type RepairOptions, VISUAL_RULE } from '../options.ts';
import { type Order, orderOf } from './order.ts';
import { reversed } from './reverse.ts';
import { eachPairGain } from './screen.ts';

const CHAIN = 'visual order → reading order';
const ARABIC_LETTERS = /[\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]/g;
const LATIN_LETTERS = /[A-Za-z\u00c0-\u024f]/g;
/** What a line must gain by itself, in all and by the letter; nats. */
const CERTAIN = 22;
const CERTAIN_BY_LETTER = 0.25;
/** What it must gain where letters stand as they can in visual order only. */
const SIGNED = 6;
/** So many of these need no more than the margin that is asked for. */
const SURE_SIGNS = 3;
/** Letters from which a line speaks for its neighbours. */
const WITNESS = 12;

interface Line extends Order {
  readonly start: number;
  readonly text: string;
}

/**
 * Puts Arabic in the order in which it is read that was stored in the order in which it is seen, from left to right, as
 * old typesetting and PDFs have it. Shapes of letters tell it (an initial one at the end of a word), and words that are
 * far likelier backwards. A line is turned when it is certain by itself, or when longer lines of the
 * document are, none of them is the other way round, and it is likelier too.
 */
export function visualOrder(text: string, log: EditLog, { rules, minMargin }: RepairOptions): void {
  if ((lookOf(text) & LACKS.arabic) !== 0 || !rules.includes(VISUAL_RULE)) return;
  const { lines, contrary } = doubtful(text, minMargin);
  const all = !contrary && lines.filter((line) => line.letters >= WITNESS && isCertain(line)).length > 1;
  for (const line of lines) {
    if (line.gain < minMargin || !(isCertain(line) || all)) continue;
    const { start, text: before } = line;
    const after = turned(before);
    const margin = Math.round(10 * line.gain) / 10;
    log.replace(start, start + before.length, after, VISUAL_RULE, { chain: CHAIN, margin });
  }
}

function isCertain({ gain, letters, signs }: Order): boolean {
  if (signs < 0) return false;
  if (signs >= SURE_SIGNS) return true;
  return signs > 0 ? gain >= SIGNED : gain >= CERTAIN && gain >= CERTAIN_BY_LETTER * letters;
}

/** Lines whose letters may be likelier backwards, and whether others are likelier as they are. */
function doubtful(
  text: string,
  margin: number,
): { readonly lines: readonly Line[]; readonly contrary: boolean } {
  const lines: Line[] = [];
  let contrary = false;
  eachPairGain(text, (start, end, gain) => {
    if (gain < -margin) contrary = true;
    if (gain < margin) return;
    const line = text.slice(start, end);
    lines.push({ start, text: line, ...orderOf(line) });
  });
  return { lines, contrary };
}

/** The line in reading order; in one that is mostly Latin only the runs of Arabic words are turned. */
function turned(line: string): string {
  const arabic = line.match(ARABIC_LETTERS)?.length ?? 0;
  const latin = line.match(LATIN_LETTERS)?.length ?? 0;
  return arabic >= latin ? reversed(line) : line.replace(RUN, reversed);
}

/** Arabic words with what stands between them. */
const RUN =
  /[\u0610-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc](?:[^A-Za-z\u00c0-\u024f\n]*[\u0610-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc])?/g;
