import { EditLog, type Passage, type Rewrite } from '../../core/edit-log.ts';
import type { Edit } from '../../core/edits.ts';
import { QingwenError } from '../../core/errors.ts';
import { type Choices, checkOptions } from '../../core/options.ts';
import { defineStage, type StageFactory, verdictOf } from '../../core/stage.ts';
import { type Block, splitBlocks } from './blocks.ts';
import { type Plan, planBlocks } from './plan.ts';

/** Options of {@link dedupeBlocks} and {@link repeatsStage}. */
export interface RepeatsOptions {
  /**
   * From how many characters on a paragraph may stand only once; default 20. Ideographs, kana and Hangul count one,
   * letters of alphabets and digits a third (20 Chinese characters, some 60 English or Arabic letters); punctuation
   * and spaces count nothing. It is doubled for a text of short lines.
   */
  readonly minChars: number;
  /** How much of a paragraph's letters and digits a variant must share, above 0 up to 1; default 0.9. */
  readonly similarity: number;
  /**
   * When a variant (not equal, but similar) counts as a repeat; default `evident`:
   * - `evident`: one of the two shows damage, or the paragraphs around it are repeated word for word;
   * - `all`: wherever it stands (two clauses of a contract that differ in one word then count as one);
   * - `off`: never.
   */
  readonly near: 'evident' | 'all' | 'off';
}

const DEFAULTS: RepeatsOptions = Object.freeze({ minChars: 20, similarity: 0.9, near: 'evident' });
const CHOICES: Choices<RepeatsOptions> = { near: ['evident', 'all', 'off'] };
const REPEATED = 'dedupe/repeated-paragraph';
const INTACT = 'dedupe/intact-variant';

/** What {@link dedupeBlocks} answers. */
export interface DedupedBlocks {
  readonly text: string;
  /** Edits on the input: each repeat taken out, each damaged paragraph replaced with its intact variant. */
  readonly edits: readonly Edit[];
  /** The paragraphs taken out or replaced, whole, with their places in the input. */
  readonly removed: readonly Passage[];
}

/**
 * Takes out paragraphs (non-blank lines) that repeat an earlier one of the same text, comparing letters and digits
 * only. The earliest place stays; where a later variant shows less damage (replacement characters, stray question
 * marks, remnants of markup), its text is put there.
 *
 * Short lines go only as part of a repeated run that has long paragraphs in it, or as a title given again in the head
 * of the text: refrains, labels and list items stay. Of the blank lines around a repeat one gap remains. Positions
 * are UTF-16 code units. Near variants are found by the least hashes of character 5-grams (Broder, "On the
 * resemblance and containment of documents", 1997) and checked by bounded edit distance (Ukkonen 1985).
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * const said = '所有的技术型产品,其底层技术的研发都需要经历漫长的时间周期。';
 * dedupeBlocks(`${said}\n\n图片\n\n${said}`).text // '所有的技术型产品,其底层技术的研发都需要经历漫长的时间周期。\n\n图片'
 */
export function dedupeBlocks(text: string, options: Partial<RepeatsOptions> = {}): DedupedBlocks {
  const { rewrite, removed } = dedupe(text, checked(options), true);
  return { text: rewrite.text, edits: rewrite.edits ?? [], removed };
}

/**
 * The stage `repeats`: {@link dedupeBlocks} on each document, with a removed passage for each paragraph taken.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * const said = '所有的技术型产品,其底层技术的研发都需要经历漫长的时间周期。';
 * pipeline([repeatsStage()]).process({ id: '1', text: `${said}\n${said}` }).dropped[0]?.reason
 * // 'dedupe/repeated-paragraph'
 */
export const repeatsStage: StageFactory<RepeatsOptions> = defineStage({
  name: 'repeats',
  defaults: DEFAULTS,
  choices: CHOICES,
  create: (given) => {
    const options = checked(given);
    return (doc, trace) => {
      const { rewrite, removed } = dedupe(doc.text, options, trace);
      return verdictOf(doc.text, rewrite, { removed });
    };
  },
});

function checked(given: Partial<RepeatsOptions>): RepeatsOptions {
  const options = checkOptions('repeats', DEFAULTS, given, CHOICES);
  if (!(options.minChars >= 1)) {
    throw new QingwenError(
      'option/invalid',
      `repeats: option "minChars" is ${options.minChars}; it takes 1 or more`,
    );
  }
  if (!(options.similarity > 0 && options.similarity <= 1)) {
    throw new QingwenError(
      'option/invalid',
      `repeats: option "similarity" is ${options.similarity}; it takes a number above 0 up to 1`,
    );
  }
  return options;
}

function dedupe(
  text: string,
  options: RepeatsOptions,
  trace: boolean,
): { rewrite: Rewrite; removed: Passage[] } {
  const blocks = splitBlocks(text);
  const log = new EditLog(text, trace);
  const removed = write(text, blocks.list, planBlocks(blocks, options), log);
  return { rewrite: log.finish(), removed };
}

/** Writes a plan as edits; what they take is answered as passages. */
function write(text: string, blocks: readonly Block[], plan: Plan, log: EditLog): Passage[] {
  const removed: Passage[] = [];
  const note = ({ start, end }: Block, rule: string) =>
    removed.push({ start, end, text: text.slice(start, end), rule });
  let written = 0;
  blocks.forEach((block, at) => {
    const body = plan[at];
    if (body === block) return;
    note(block, body === undefined ? REPEATED : INTACT);
    if (body !== undefined) log.replace(block.start, block.end, text.slice(body.start, body.end), INTACT);
    else if (at >= written) {
      written = at + 1;
      while (written < blocks.length && plan[written] === undefined) written++;
      takeOut(text, blocks, at, written - 1, log);
    }
  });
  return removed;
}

/** Takes out the lines of blocks `first` to `last`; of the gaps before and behind them the larger one stays. */
function takeOut(text: string, blocks: readonly Block[], first: number, last: number, log: EditLog): void {
  const before = blocks[first - 1]?.lineEnd ?? 0;
  const begin = blocks[first]?.lineStart ?? 0;
  const finish = blocks[last]?.lineEnd ?? text.length;
  const after = blocks[last + 1]?.lineStart;
  const keepBefore =
    after !== undefined && countLines(text, before, begin) >= countLines(text, finish, after);
  for (let at = first; at <= last; at++) {
    const start = keepBefore ? blocks[at]?.lineStart : at === first ? before : blocks[at - 1]?.lineEnd;
    const end = keepBefore ? (at === last ? after : blocks[at + 1]?.lineStart) : blocks[at]?.lineEnd;
    log.replace(start ?? before, end ?? finish, '', REPEATED);
  }
}

/** Line ends in `[start, end)`. */
function countLines(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) count++;
  }
  return count;
}
