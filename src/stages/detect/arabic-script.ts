/** What speaks for one language of the Arabic script: letters with the weight of each, and words. */
interface Signs {
  readonly lang: string;
  readonly letters: readonly (readonly [letters: string, weight: number])[];
  readonly words: readonly string[];
}

/**
 * Letters that set one orthography apart, after the exemplar characters of the Unicode CLDR, and the commonest function
 * words, for short text without such a letter. What Arabic itself writes weighs little against the letters that others added:
 * Persian and Urdu texts are full of Arabic words.
 */
const SIGNS: readonly Signs[] = [
  {
    lang: 'ar',
    letters: [
      ['ة', 3],
      ['أإىي', 1],
      ['ك', 1],
    ],
    words: [
      'في',
      'من',
      'على',
      'إلى',
      'عن',
      'أن',
      'ما',
      'لا',
      'التي',
      'الذي',
      'هذا',
      'هذه',
      'هو',
      'هي',
      'مع',
      'كان',
    ],
  },
  {
    lang: 'fa',
    letters: [
      ['پچژگ', 3],
      ['کی', 1],
    ],
    words: [
      'از',
      'به',
      'در',
      'که',
      'را',
      'این',
      'آن',
      'با',
      'است',
      'برای',
      'می',
      'ما',
      'اين',
      'كه',
      'شد',
      'هم',
    ],
  },
  {
    lang: 'ur',
    letters: [
      ['ٹڈڑںےۓ', 5],
      ['ھہۂ', 3],
      ['پچژگ', 1],
      ['کی', 1],
    ],
    words: ['کے', 'میں', 'ہے', 'کی', 'کا', 'سے', 'نے', 'کو', 'اور', 'پر', 'ہیں', 'یہ'],
  },
  {
    lang: 'ps',
    letters: [
      ['ټډړښځڅڼۍګ', 5],
      ['ېۀ', 3],
      ['پچژ', 1],
      ['ی', 1],
    ],
    words: ['د', 'په', 'او', 'چې', 'له', 'ته', 'دي', 'کې', 'سره', 'هم'],
  },
  {
    lang: 'ckb',
    letters: [
      ['ڕڵێ', 5],
      ['ۆە', 3],
      ['پچژگڤ', 2],
      ['کی', 1],
    ],
    words: ['لە', 'و', 'بە', 'بۆ', 'کە', 'ئەو', 'لەسەر'],
  },
  {
    lang: 'ug',
    letters: [
      ['ڭۋۇۈ', 5],
      ['ېۆە', 3],
      ['پچژگ', 1],
      ['ىك', 1],
    ],
    words: ['ۋە', 'بىلەن', 'ئۈچۈن', 'بۇ', 'بىر'],
  },
  {
    lang: 'sd',
    letters: [
      ['ڪٿڀٽڄڃڏڊڌڳڱڻڦڙٺ', 5],
      ['پچگ', 1],
      ['ي', 1],
    ],
    words: ['۾', '۽', 'جي', 'جو', 'آهي', 'کي'],
  },
];

const WORD_WEIGHT = 3;
/** Word-initial ال is the Arabic article; Persian and Urdu have it in borrowed phrases only. */
const ARTICLE_WEIGHT = 2;
/** The Arabic block of Unicode. */
const FIRST = 0x0600;
const BLOCK = 0x100;
/** Index of Arabic in SIGNS. */
const ARABIC = 0;

/** Letter weights, a row of 256 a language, and the languages that have a word. */
interface Lookup {
  readonly letters: Uint8Array;
  readonly words: ReadonlyMap<string, readonly number[]>;
}

let lookup: Lookup | undefined;

function build(): Lookup {
  const letters = new Uint8Array(SIGNS.length * BLOCK);
  const words = new Map<string, number[]>();
  SIGNS.forEach((signs, lang) => {
    for (const [group, weight] of signs.letters) {
      for (let i = 0; i < group.length; i++) letters[lang * BLOCK + group.charCodeAt(i) - FIRST] = weight;
    }
    for (const word of signs.words) words.set(word, [...(words.get(word) ?? []), lang]);
  });
  return { letters, words };
}

/**
 * The language of a text in Arabic script, by the letters and words that only some of its orthographies have; Arabic
 * where nothing speaks for another. The sample is words of Arabic letters with spaces between. `margin` is the winner's
 * lead over the next as a share of its own score, 0–1.
 */
export function arabicScriptLanguage(sample: string): { readonly lang: string; readonly margin: number } {
  lookup ??= build();
  const text = sample.normalize('NFKC');
  const scores = new Float64Array(SIGNS.length);
  addLetters(scores, text, lookup.letters);
  for (const word of text.split(' ')) {
    for (const lang of lookup.words.get(word) ?? []) scores[lang] = (scores[lang] ?? 0) + WORD_WEIGHT;
    if (word.length > 3 && word.startsWith('ال')) scores[ARABIC] = (scores[ARABIC] ?? 0) + ARTICLE_WEIGHT;
  }
  let best = ARABIC;
  scores.forEach((score, lang) => {
    if (score > (scores[best] ?? 0)) best = lang;
  });
  const top = scores[best] ?? 0;
  const next = scores.reduce((most, score, lang) => (lang === best ? most : Math.max(most, score)), 0);
  return { lang: SIGNS[best]?.lang ?? 'ar', margin: top === 0 ? 0 : (top - next) / top };
}

function addLetters(scores: Float64Array, text: string, weights: Uint8Array): void {
  const counts = new Uint32Array(BLOCK);
  for (let i = 0; i < text.length; i++) {
    const at = text.charCodeAt(i) - FIRST;
    if (at >= 0 && at < BLOCK) counts[at] = (counts[at] ?? 0) + 1;
  }
  for (let at = 0; at < BLOCK; at++) {
    const count = counts[at] ?? 0;
    if (count === 0) continue;
    for (let lang = 0; lang < scores.length; lang++) {
      scores[lang] = (scores[lang] ?? 0) + count * (weights[lang * BLOCK + at] ?? 0);
    }
  }
}
