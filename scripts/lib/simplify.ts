import CHARACTERS from 'opencc-js/dict/TSCharacters';
import PHRASES from 'opencc-js/dict/TSPhrases';
import { charactersOf } from './charsets.ts';
import { firstForms } from './opencc.ts';

export const characters = firstForms(CHARACTERS);
export const phrases = firstForms(PHRASES);

const gb2312 = charactersOf('gb18030', [0xb0, 0xf7], [[0xa1, 0xfe]]);
export const big5 = charactersOf(
  'big5',
  [0xa4, 0xf9],
  [
    [0x40, 0x7e],
    [0xa1, 0xfe],
  ],
);

/** Whether a text could stand in Simplified Chinese: GB 2312 has every Han character of it. */
export const isShared = (text: string): boolean =>
  [...text].every((char) => gb2312.has(char) || !/\p{Script=Han}/u.test(char));

/** What t2s makes of a short text, by longest match. */
export function simplify(text: string): string {
  const chars = [...text];
  let out = '';
  for (let i = 0; i < chars.length; ) {
    let length = chars.length - i;
    while (length > 1 && !phrases.has(chars.slice(i, i + length).join(''))) length--;
    const from = chars.slice(i, i + length).join('');
    out += phrases.get(from) ?? characters.get(from) ?? from;
    i += length;
  }
  return out;
}
