import type { Doc } from '../../core/document.ts';
import { type Pass, type Rewrite, runUntilSettled } from '../../core/edit-log.ts';
import { applyEdits, type Edit } from '../../core/edits.ts';
import { QingwenError } from '../../core/errors.ts';
import { checkOptions, nearest } from '../../core/options.ts';
import { defineStage, type Verdict, verdictOf } from '../../core/stage.ts';
import { beyondRepair } from './beyond-repair.ts';
import { c1Controls } from './c1-controls.ts';
import { rereadSegments } from './chains/index.ts';
import { SureReader } from './chains/sure.ts';
import { DEFAULTS, type RepairOptions, RULES } from './options.ts';
import { privateUse } from './private-use.ts';
import { spliced } from './spliced/index.ts';
import { visualOrder } from './visual-order/index.ts';

export type { RepairOptions };

/** Rounds until nothing changes, for lines that were damaged in several ways; no text is known to take more. */
const ROUNDS = 8;

/** A repaired text and the edits that made it. */
export interface Repaired {
  readonly text: string;
  /** The changes, each with its rule, what undid the damage, how much likelier the text is, and whether it is a guess. */
  readonly edits: readonly Edit[];
  /** Characters left that stand for lost text: U+FFFD, and `锟斤拷`, which is U+FFFD read as GBK. */
  readonly beyondRepair: number;
}

/**
 * Undoes encoding damage: text in one charset read as another, once or up to three times over, in whole lines or in
 * single words, and byte-spliced GBK. A repair gives the damaged text back when the damage is done again, and must be
 * clearly likelier than leaving it alone; text that is ambiguous or clean stays as it is.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * repair('cafÃ©').text // 'café'
 * repair('»ù½ð¹ÜÀíÈË').edits // [{ start: 0, end: 10, with: '基金管理人', rule: 'repair/gbk-as-windows-1252', … }]
 */
export function repair(text: string, options: Partial<RepairOptions> = {}): Repaired {
  const rewrite = (isEmpty(options) ? standard : rewriterOf(checkOptions('repair', DEFAULTS, options)))(
    text,
    true,
  );
  return { text: rewrite.text, edits: rewrite.edits ?? [], beyondRepair: beyondRepair(rewrite.text) };
}

/**
 * The text that edits of a repair make of the text they were found in; leaving some out undoes these.
 *
 * @throws QingwenError `edits/invalid` when they overlap, are out of order or reach outside the text.
 * @example
 * replay('cafÃ©', repair('cafÃ©').edits) // 'café'
 * replay('»ù½ð¹ÜÀíÈË', repair('»ù½ð¹ÜÀíÈË').edits.filter(({ margin = 0 }) => margin > 1000)) // '»ù½ð¹ÜÀíÈË'
 */
export function replay(text: string, edits: readonly Edit[]): string {
  return applyEdits(text, edits);
}

/**
 * The stage of {@link repair}; a document with damage beyond repair gets the fact `beyondRepair`, a count.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * pipeline([repairStage()]).process({ id: '1', text: 'cafÃ©' }).doc?.text // 'café'
 */
export const repairStage = defineStage<RepairOptions>({
  name: 'repair',
  again: true,
  defaults: DEFAULTS,
  create(options) {
    const rewrite = rewriterOf(options);
    return (doc, trace) => verdict(doc, rewrite(doc.text, trace));
  },
});

function verdict(doc: Doc, rewrite: Rewrite): Verdict {
  const lost = beyondRepair(rewrite.text);
  return verdictOf(doc.text, rewrite, lost === 0 ? {} : { facts: { beyondRepair: lost } });
}

/** The rewriter of the default options, so that a call for a line costs nothing before it begins. */
const standard = rewriterOf(DEFAULTS);

function isEmpty(options: object): boolean {
  for (const _ in options) return false;
  return true;
}

function rewriterOf(options: Readonly<RepairOptions>): (text: string, trace: boolean) => Rewrite {
  for (const rule of options.rules) {
    if (RULES.includes(rule)) continue;
    const near = nearest(rule, RULES);
    const hint = near === undefined ? `the rules are ${RULES.join(', ')}` : `did you mean "${near}"?`;
    throw new QingwenError('option/invalid', `repair: option "rules" names no rule "${rule}"; ${hint}`);
  }
  if (!(options.minMargin >= 0)) {
    throw new QingwenError(
      'option/invalid',
      `repair: option "minMargin" is ${options.minMargin}; it takes 0 or more`,
    );
  }
  const reader = new SureReader(options);
  const reread: Pass = (text, log) => rereadSegments(text, log, reader, options);
  const passes: readonly Pass[] = [
    ...new Array<Pass>(ROUNDS).fill(reread),
    (text, log) => spliced(text, log, options),
    (text, log) => c1Controls(text, log, options),
    (text, log) => visualOrder(text, log, options),
    (text, log) => privateUse(text, log, options),
  ];
  return (text, trace) => {
    reader.begin();
    return runUntilSettled(text, passes, trace, ROUNDS);
  };
}
