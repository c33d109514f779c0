import type { Pass } from '../../core/edit-log.ts';
import { namedCharacter } from './entity-names.ts';
import type { NormalizeOptions } from './options.ts';

/** Characters between `&` and `;` at most: `CounterClockwiseContourIntegral`. */
const LONGEST = 31;
/** How far back a tag may begin. */
const LONGEST_TAG = 200;
const OPENING = '"\'`“‘「『';
const CLOSING = '"\'`”’」』';
/** What the numbers 128–159 stand for: the HTML standard reads them as windows-1252. */
const WINDOWS_1252 = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

interface Entity {
  readonly end: number;
  readonly character: string;
}

/** Decodes HTML entities, however often they were escaped. */
export function entityPass({ entities }: Pick<NormalizeOptions, 'entities'>): Pass {
  const all = entities === 'all';
  return (text, log) => {
    for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at)) {
      const entity = decoded(text, at, all);
      if (entity === undefined) at++;
      else {
        log.replace(at, entity.end, entity.character, 'normalize/html-entity');
        at = entity.end;
      }
    }
  };
}

/** The entity at `at`; an ampersand that begins another entity with what follows is decoded on. */
function decoded(text: string, at: number, all: boolean): Entity | undefined {
  // `&&` is an operator: what follows is code.
  if (text.charCodeAt(at - 1) === 0x26) return undefined;
  let entity = parse(text, at);
  if (entity === undefined || (!all && isMention(text, at, entity.end))) return undefined;
  if (!all && spellsTag(text, at, entity)) return undefined;
  while (entity.character === '&') {
    const follows = `&${text.slice(entity.end, entity.end + LONGEST + 1)}`;
    const inner = parse(follows, 0);
    if (inner === undefined) break;
    const next: Entity = { end: entity.end + inner.end - 1, character: inner.character };
    if (!all && (isMention(text, at, next.end) || spellsTag(text, at, next))) break;
    entity = next;
  }
  return entity;
}

/** A well-formed entity that starts at `at`. */
function parse(text: string, at: number): Entity | undefined {
  const ahead = text.slice(at + 1, at + LONGEST + 2);
  const length = ahead.indexOf(';');
  if (length < 0) return undefined;
  const name = ahead.slice(0, length);
  const character = name.startsWith('#') ? numbered(name.slice(1)) : namedCharacter(name);
  return character === undefined ? undefined : { end: at + length + 2, character };
}

/** The character of a number, where it is one: not NUL, not half a surrogate pair, not beyond Unicode. */
function numbered(digits: string): string | undefined {
  const isHex = /^[xX][0-9a-fA-F]+$/.test(digits);
  if (!isHex && !/^[0-9]+$/.test(digits)) return undefined;
  const number = isHex ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
  if (number === 0 || number > 0x10ffff || (number >= 0xd800 && number <= 0xdfff)) return undefined;
  const character = number >= 0x80 && number <= 0x9f ? WINDOWS_1252.charAt(number - 0x80) : '\0';
  return character === '\0' ? String.fromCodePoint(number) : character;
}

/** An entity between quotation marks, by itself, is being talked about. */
function isMention(text: string, start: number, end: number): boolean {
  const opening = start === 0 ? -1 : OPENING.indexOf(text.charAt(start - 1));
  return opening >= 0 && text.charAt(end) === CLOSING.charAt(opening);
}

/** `&lt;` that would open a tag, or `&gt;` that would close one that was left as it is. */
function spellsTag(text: string, start: number, { character, end }: Entity): boolean {
  if (character === '<') return /[A-Za-z/!?&]/.test(text.charAt(end));
  if (character !== '>') return false;
  const line = text.slice(Math.max(0, start - LONGEST_TAG), start).replaceAll('amp;', '');
  return /(?:&lt;|<)[A-Za-z/!?](?:(?!&gt;)[^>\n])*$/.test(line);
}
