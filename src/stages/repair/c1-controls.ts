import type { EditLog } from '../../core/edit-log.ts';
import { highCharacters } from './charsets/encode.ts';
import { C1_RULE, type RepairOptions } from './options.ts';

const NEXT_LINE = 0x85;

/**
 * Puts the characters of Windows-1252 in the place of C1 controls: bytes 80–9F that were read as Latin-1. U+0085 is a
 * line break in some texts, and is taken for an ellipsis only right behind a word in the middle of a line.
 */
export function c1Controls(text: string, log: EditLog, { rules }: RepairOptions): void {
  if (!rules.includes(C1_RULE)) return;
  const high = highCharacters('windows-1252');
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80 || unit > 0x9f) continue;
    const char = high.charAt(unit - 0x80);
    if (char.charCodeAt(0) === unit || (unit === NEXT_LINE && !endsWord(text, at))) continue;
    log.replace(at, at + 1, char, C1_RULE, { chain: 'encode iso-8859-1 → decode windows-1252' });
  }
}

function endsWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && text.charAt(at + 1) === ' ';
}
