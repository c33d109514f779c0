import type { Choices } from '../../core/options.ts';

/** Options of {@link normalize} and {@link normalizeStage}; every default changes only what is damage or layout. */
export interface NormalizeOptions {
  /**
   * HTML entities left in the text, escaped once or more, in their well-formed spelling with `;`. `'text'` decodes
   * all but `&lt;` and `&gt;` where they spell a tag, and an entity that is quoted by itself, as texts about HTML
   * do; `'all'` decodes these too; `'keep'` none. Default `'text'`.
   */
  readonly entities: 'text' | 'all' | 'keep';
  /**
   * `'compose'` composes letters and their marks and maps characters to their canonical equivalents, but leaves the
   * order of marks as typed (shadda before its vowel, in Arabic); `'nfc'` is Unicode's Form C in full. Default
   * `'compose'`. `'nfkc'` is Form KC, which also loses superscripts, fractions and the width of Chinese punctuation;
   * `'none'` leaves all that as it is.
   */
  readonly form: 'compose' | 'nfc' | 'nfkc' | 'none';
  /**
   * Full-width forms: as they are; Latin letters and digits ASCII, punctuation of its width (`'ascii-alnum'`); or all
   * of them ASCII, and half-width Hangul full (`'ascii'`). Default `'keep'`.
   */
  readonly width: 'keep' | 'ascii-alnum' | 'ascii';
  /** Latin ligatures and digraphs of one character (ﬁ, ĳ, ǆ): their letters, or as they are. Default `'expand'`. */
  readonly ligatures: 'expand' | 'keep';
  /** Curly quotation marks and apostrophes: as they are, or straight. Default `'keep'`. */
  readonly quotes: 'keep' | 'straight';
  /** Control characters and terminal sequences: out, or as they are; ends of lines are unified anyway. Default `'strip'`. */
  readonly controls: 'strip' | 'keep';
  /**
   * Closing tags and line breaks of HTML left in a text without opening tags: out, or as they are, and always so with
   * `entities: 'all'`. Default `'strip'`.
   */
  readonly strayTags: 'strip' | 'keep';
  /**
   * ASCII `, : ; ? ! ( )` in Chinese: as they are, or full-width again where a Chinese character stands next to
   * them. Default `'keep'`.
   */
  readonly punctuation: 'keep' | 'restore';
  /** White space at the start of a line. Default `'strip'`. */
  readonly indent: 'strip' | 'keep';
  /** The most blank lines that stay in a row. Default 1. */
  readonly blankLines: 0 | 1 | 2;
  /** Arabic-Indic and Persian digits: as they are, or ASCII. Default `'keep'`. */
  readonly arabicDigits: 'keep' | 'ascii';
  /**
   * Yeh and kaf, which Arabic and Persian encode differently: as they are, all Arabic (ي ك), or all Persian (ی ک,
   * also for ى). Default `'keep'`.
   */
  readonly arabicLetters: 'keep' | 'arabic' | 'persian';
  /** Arabic vowel signs and Quranic annotation: as they are, or out. Default `'keep'`. */
  readonly arabicDiacritics: 'keep' | 'strip';
}

export const DEFAULTS: Readonly<NormalizeOptions> = Object.freeze({
  entities: 'text',
  form: 'compose',
  width: 'keep',
  ligatures: 'expand',
  quotes: 'keep',
  controls: 'strip',
  strayTags: 'strip',
  punctuation: 'keep',
  indent: 'strip',
  blankLines: 1,
  arabicDigits: 'keep',
  arabicLetters: 'keep',
  arabicDiacritics: 'keep',
});

export const CHOICES: Choices<NormalizeOptions> = {
  entities: ['text', 'all', 'keep'],
  form: ['compose', 'nfc', 'nfkc', 'none'],
  width: ['keep', 'ascii-alnum', 'ascii'],
  ligatures: ['expand', 'keep'],
  quotes: ['keep', 'straight'],
  controls: ['strip', 'keep'],
  strayTags: ['strip', 'keep'],
  punctuation: ['keep', 'restore'],
  indent: ['strip', 'keep'],
  blankLines: [0, 1, 2],
  arabicDigits: ['keep', 'ascii'],
  arabicLetters: ['keep', 'arabic', 'persian'],
  arabicDiacritics: ['keep', 'strip'],
};
