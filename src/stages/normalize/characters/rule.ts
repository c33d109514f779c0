import type { EditLog } from '../../../core/edit-log.ts';
import type { NormalizeOptions } from '../options.ts';

/** First and last code unit of a range. */
type Range = readonly [first: number, last: number];

/** A rule that looks at one character, where it stands. */
export interface CharacterRule {
  /** The code units it looks at; no two rules share one. */
  readonly ranges: readonly Range[];
  /** Whether these options ask for it; asked for always when left out. */
  wanted?(options: Readonly<NormalizeOptions>): boolean;
  /** Says what becomes of the character at `at`; answers where to go on. */
  apply(text: string, at: number, log: EditLog, options: Readonly<NormalizeOptions>): number;
}
