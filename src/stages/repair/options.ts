import { ruleOf } from './chains/mix-up.ts';
import { ALL_MIX_UPS } from './chains/mix-ups.ts';

/** Options of {@link repair}. */
export interface RepairOptions {
  /** Ids of the rules to apply; default all. */
  readonly rules: readonly string[];
  /** How much likelier a reading must be than the text as it stands, in nats; default 3. */
  readonly minMargin: number;
  /**
   * Whether to put back what the damage has lost, where one completion is clearly the likeliest, and to write U+FFFD
   * for a sequence of bytes of which nothing tells the missing one; default `true`.
   */
  readonly lossy: boolean;
}

export const SPLICED_RULE = 'repair/spliced-gbk';
export const LOST_RULE = 'repair/gbk-lost-character';
export const C1_RULE = 'repair/c1-control';
export const VISUAL_RULE = 'repair/visual-order';
export const PRIVATE_USE_RULE = 'repair/private-use';

/** Ids of all rules. */
export const RULES: readonly string[] = Object.freeze([
  SPLICED_RULE,
  LOST_RULE,
  C1_RULE,
  VISUAL_RULE,
  PRIVATE_USE_RULE,
  ...new Set(ALL_MIX_UPS.map(ruleOf)),
]);

export const DEFAULTS: Readonly<RepairOptions> = Object.freeze({ rules: RULES, minMargin: 3, lossy: true });
