/** One step of a reconstruction: a piece of the damaged text, and what it adds to the true one. */
export interface Step {
  readonly from: number;
  readonly to: number;
  /** Characters of the true text that are complete after this step; {@link LOST} for one that GBK lacks. */
  readonly truth: string;
  /** How many bytes of the true text, encoded as GBK, this step shows. */
  readonly bytes: number;
  /** What to put out for them; differs from `truth` where that is markup or lost. */
  readonly out: string;
  /** A reading that was spliced in behind the bytes so far, parentheses included. */
  readonly reading?: string;
  /** The decoder started afresh after those bytes, either at once or after a mark made of the next two. */
  readonly cut?: 'end' | 'mark';
  /** Whether a byte that the damage swallowed was chosen as the likeliest. */
  readonly guess?: boolean;
  /** Whether the byte stream stands inside a character after this step. */
  readonly inside: boolean;
}

/** A step on the likeliest way, and what it costs there, in nats. */
export interface TakenStep extends Step {
  readonly cost: number;
}

/** Stands in the true text for a character that GBK lacks; such a one was encoded as `?`. */
export const LOST = '\ufffc';
