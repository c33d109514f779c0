import type { Doc, Facts } from './document.ts';
import type { RuleCounts } from './edit-log.ts';
import type { Edit } from './edits.ts';

/** Something left out: a whole document, or a passage of one (then with its span in the stage's input). */
export interface Dropped {
  readonly id: string;
  readonly stage: string;
  /** Reason code or rule id, such as `duplicate/near` or `boilerplate/share-bar`. */
  readonly reason: string;
  readonly text: string;
  readonly start?: number;
  readonly end?: number;
  readonly lang?: string;
  readonly facts?: Facts;
}

/** What one stage did to a document; stages that said nothing are not listed. */
export interface Step {
  readonly stage: string;
  readonly rules: RuleCounts;
  /** When traced: edits on the stage's input. */
  readonly edits?: readonly Edit[];
}

/** All that became of one document. `doc` is absent when it was dropped; the last of `dropped` then says why. */
export interface Outcome {
  readonly doc?: Doc;
  readonly dropped: readonly Dropped[];
  readonly steps: readonly Step[];
}
