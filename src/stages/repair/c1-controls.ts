import type { EditLog } from '../../core/edit-log.ts';
import { highCharacters } from './charsets/encode.ts';
import { C1_RULE, type RepairOptions } from './options.ts';

const CONTROL = /[\u0080-\u009f]/;
const NEXT_LINE = 0x85;
/** Anything beyond Latin letters and general punctuation. */
const OTHER_LETTERS = /[\u0250-\u1dff\u2c00-\uffff]/;

/**
 * Puts the characters of Windows-1252 in the place of C1 controls: bytes 80–9F that were read as Latin-1, in lines that
 * have no letters of other alphabets (there a control is what is left of something else). U+0085 is a line break in
 * some texts, and is taken for an ellipsis only right behind a word in the middle of a line.
 */
export function c1Controls(text: string, log: EditLog, { rules }: RepairOptions): void {
  if (!CONTROL.test(text) || !rules.includes(C1_RULE)) return;
  const high = highCharacters('windows-1252');
  let lineEnd = -1;
  let western = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80 || unit > 0x9f) continue;
    const char = high.charAt(unit - 0x80);
    if (char.charCodeAt(0) === unit || (unit === NEXT_LINE && !endsWord(text, at))) continue;
    if (at >= lineEnd) {
      const newline = text.indexOf('\n', at);
      lineEnd = newline === -1 ? text.length : newline;
      western = !OTHER_LETTERS.test(text.slice(text.lastIndexOf('\n', at) + 1, lineEnd));
    }
    if (western) log.replace(at, at + 1, char, C1_RULE, { chain: 'encode iso-8859-1 → decode windows-1252' });
  }
}

function endsWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && text.charAt(at + 1) === ' ';
}
