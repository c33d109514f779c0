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
   * `'compose'`.
   */
  readonly form: 'compose' | 'nfc';
  /** Full-width Latin letters and digits: as they are, or ASCII. Punctuation keeps its width. Default `'keep'`. */
  readonly width: 'keep' | 'ascii-alnum';
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
  punctuation: 'keep',
  indent: 'strip',
  blankLines: 1,
  arabicDigits: 'keep',
  arabicLetters: 'keep',
  arabicDiacritics: 'keep',
});

export const CHOICES: Choices<NormalizeOptions> = {
  entities: ['text', 'all', 'keep'],
  form: ['compose', 'nfc'],
  width: ['keep', 'ascii-alnum'],
  punctuation: ['keep', 'restore'],
  indent: ['strip', 'keep'],
  blankLines: [0, 1, 2],
  arabicDigits: ['keep', 'ascii'],
  arabicLetters: ['keep', 'arabic', 'persian'],
  arabicDiacritics: ['keep', 'strip'],
};
