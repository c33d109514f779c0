import type { EditLog } from '../../core/edit-log.ts';
import { LACKS, lookOf } from './chains/look.ts';
import { highCharacters, type SingleByte } from './charsets/encode.ts';
import { textModel } from './model/text.ts';
import { C1_RULE, type RepairOptions } from './options.ts';

const CONTROL = /[\u0080-\u009f]/;
const CONTROLS = /[\u0080-\u009f]/g;
/** Anything beyond Latin letters and general punctuation. */
const OTHER_LETTERS = /[\u0250-\u1dff\u2c00-\uffff]/;
const NEXT_LINE = 0x85;
/** A control that no letter stands beside. */
const ALONE = /(?<![A-Za-z\u0080-\u00ff])[\u0080-\u009f](?![A-Za-z\u0080-\u00ff])/;
const ACCENTED = /[\u00e0-\u00f6\u00f8-\u00fe]/g;
const BEYOND_LATIN_1 = /[\u0100-\uffff]/;
/** Quotation marks and dashes of Windows-1252, which stand between letters often enough. */
const MARKS = /^[^\u0080-\u009f]*(?:[\u0085\u0091-\u0097][^\u0080-\u009f]*)*$/;
/** U+0085 as the ellipsis of Windows-1252: behind a word or a quotation, before a space, a closing mark or the end. */
const ELLIPSIS = /(?<=[\p{L}\p{N}’”»)\u0092\u0094])\u0085(?=[ ’”»)\u0092\u0094]|$)/gu;

/**
 * Puts characters in the place of C1 controls: bytes 80–9F that were read as Latin-1, in lines that have no letters of
 * other alphabets (there a control is what is left of something else). They are signs of Windows-1252, or letters of
 * Macintosh where that makes likelier words. U+0085 is a line break in some texts, and an ellipsis only where all of
 * them in a text stand as one would.
 */
export function c1Controls(text: string, log: EditLog, { rules, minMargin }: RepairOptions): void {
  if ((lookOf(text) & LACKS.c1) !== 0 || !rules.includes(C1_RULE)) return;
  const breaks =
    text.includes('\u0085') && text.split('\u0085').length - 1 > (text.match(ELLIPSIS)?.length ?? 0);
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, end);
    if (CONTROL.test(line) && !OTHER_LETTERS.test(line)) {
      const charset = charsetOf(line, minMargin);
      const high = highCharacters(charset);
      const chain = `encode iso-8859-1 → decode ${charset}`;
      for (const { 0: control, index } of line.matchAll(CONTROLS)) {
        const unit = control.charCodeAt(0);
        const char = high.charAt(unit - 0x80);
        if (char === control || (unit === NEXT_LINE && breaks)) continue;
        log.replace(start + index, start + index + 1, char, C1_RULE, { chain });
      }
    }
    start = end + 1;
  }
}

function charsetOf(line: string, minMargin: number): SingleByte {
  if (MARKS.test(line) || BEYOND_LATIN_1.test(line) || ALONE.test(line) || isMostlyLatin1(line))
    return 'windows-1252';
  return costAs(line, 'windows-1252') - costAs(line, 'macintosh') > minMargin ? 'macintosh' : 'windows-1252';
}

/** Whether more accented letters of a line are Latin-1 than controls: those of Macintosh would be controls themselves. */
function isMostlyLatin1(line: string): boolean {
  return (line.match(ACCENTED)?.length ?? 0) > (line.match(CONTROLS)?.length ?? 0);
}

/** What a line costs with its controls read as a charset. */
function costAs(line: string, charset: SingleByte): number {
  const unitCost = textModel();
  const high = highCharacters(charset);
  let cost = 0;
  let last = 0x20;
  for (let i = 0; i <= line.length; i++) {
    const unit = i === line.length ? 0x20 : line.charCodeAt(i);
    const own = unit >= 0x80 && unit <= 0x9f ? high.charCodeAt(unit - 0x80) : unit;
    cost += unitCost(last, own);
    last = own;
  }
  return cost;
}
