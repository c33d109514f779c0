import type { Beams } from './beam.ts';
import type { Memo } from './candidates.ts';
import type { Evidence } from './evidence.ts';

/** What each kind of damage costs, in nats: how rare it is, and how little speaks for it. */
export const COSTS = {
  reading: 0.3,
  strangeReading: 12,
  unexplained: 12,
  unlisted: 6,
  broken: 2,
  otherTone: 2,
  cut: 2,
  dangling: 2.5,
  tag: 2,
  swallowed: 4,
  unknown: 3,
  lost: 1,
  cutOff: 5,
  stripped: 1.5,
  question: 1,
  questionAtMark: 2,
  across: 3,
  unpaired: 2,
  unfinished: 6,
  unended: 2,
};

/** A line on its way to be reconstructed. */
export interface Walk {
  readonly line: string;
  readonly evidence: Evidence;
  readonly beams: Beams;
  /** What some later step may have put in the place of private-use characters: nothing or a question mark. */
  readonly gone: '' | '?' | undefined;
  readonly memo: Memo;
}
