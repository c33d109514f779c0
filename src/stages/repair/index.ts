import { type Pass, runPasses } from '../../core/edit-log.ts';
import type { Edit } from '../../core/edits.ts';
import { checkOptions } from '../../core/options.ts';
import { defineStage, verdictOf } from '../../core/stage.ts';
import { rereadSegments } from './chains/index.ts';
import { spliced } from './spliced/index.ts';

/** Options of {@link repair}: which kinds of damage to undo. */
export interface RepairOptions {
  /** UTF-8 read as Latin-1 or Windows-1252, once or more often; default `true`. */
  readonly singleByte: boolean;
  /** GBK with readings spliced in between its bytes; default `true`. */
  readonly splicedGbk: boolean;
}

/** A repaired text and the edits that made it. */
export interface Repaired {
  readonly text: string;
  readonly edits: readonly Edit[];
}

const DEFAULTS: RepairOptions = { singleByte: true, splicedGbk: true };
/** How often UTF-8 may have been read as a single-byte charset, one time on top of the other. */
const DEPTH = 3;

function passesOf(options: RepairOptions): readonly Pass[] {
  const passes: Pass[] = [];
  if (options.singleByte) passes.push(...new Array<Pass>(DEPTH).fill(rereadSegments));
  if (options.splicedGbk) passes.push(spliced);
  return passes;
}

/**
 * Undoes encoding damage: UTF-8 read as a single-byte charset, and byte-spliced GBK. Each repair reproduces the damage
 * exactly when the damage is done again; text that is ambiguous or clean stays as it is. Never throws for bad text.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * repair('cafÃ©').text // 'café'
 */
export function repair(text: string, options: Partial<RepairOptions> = {}): Repaired {
  const passes = passesOf(checkOptions('repair', DEFAULTS, options));
  const { text: repaired, edits = [] } = runPasses(text, passes, true);
  return { text: repaired, edits };
}

/**
 * The stage of {@link repair}.
 *
 * @example
 * pipeline([repairStage()]).process({ id: '1', text: 'cafÃ©' }).doc?.text // 'café'
 */
export const repairStage = defineStage<RepairOptions>({
  name: 'repair',
  defaults: DEFAULTS,
  create(options) {
    const passes = passesOf(options);
    return (doc, trace) => verdictOf(doc.text, runPasses(doc.text, passes, trace));
  },
});
