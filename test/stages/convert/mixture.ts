import fc from 'fast-check';
import COMPATIBILITY from 'opencc-js/dict/CJK_Compatibility_Ideographs';
import HK_PHRASES from 'opencc-js/dict/HKVariantsRevPhrases';
import CHARACTERS from 'opencc-js/dict/TSCharacters';
import PHRASES from 'opencc-js/dict/TSPhrases';
import TERMS from 'opencc-js/dict/TWPhrases';
import TERMS_REVERSE from 'opencc-js/dict/TWPhrasesRev';
import TW_PHRASES from 'opencc-js/dict/TWVariantsRevPhrases';

const dictionaries = [PHRASES, CHARACTERS, COMPATIBILITY, TERMS, TERMS_REVERSE, TW_PHRASES, HK_PHRASES];
const entries = dictionaries.flatMap((dictionary) => dictionary.split('|'));
/** All sides of the entries of OpenCC's smaller dictionaries. */
export const material = entries.flatMap((entry) => entry.split(' '));

/** Random mixtures of dictionary entries, the contested characters, Simplified words, line breaks and what makes literals. */
export const mixture = fc
  .array(
    fc.oneof(
      fc.constantFrom(...material),
      fc.constantFrom(
        '著',
        '着',
        '乾',
        '瞭',
        '藉',
        '徵',
        '於',
        '後',
        '坏',
        '沈',
        '隨著',
        '看著',
        '名',
        '作',
        '《',
        '。',
        '\n',
        '们',
        '國',
        'か',
        'です',
        '`',
        '```\n',
        '<a ',
        '>',
        'https://x.tw/',
        '/wiki/',
        '「',
        '」',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
