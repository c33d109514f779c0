import type { Doc, Facts } from './document.ts';
import type { RuleCounts } from './edit-log.ts';
import type { Edit } from './edits.ts';
import type { Stage, Verdict } from './stage.ts';

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

/** Options of {@link pipeline}. */
export interface PipelineOptions {
  /** Keep every edit of every stage in the outcomes; default `false`. */
  readonly trace?: boolean;
}

/** Stages composed into one. */
export interface Pipeline {
  readonly stages: readonly Stage[];
  /** Takes one document through all stages. */
  process(doc: Doc): Outcome;
  /** The documents that come through, one at a time, as they are asked for. */
  run(source: Iterable<Doc> | AsyncIterable<Doc>): AsyncGenerator<Doc, void, undefined>;
  /** Like `run`, with all that became of each document, the dropped ones too. */
  outcomes(source: Iterable<Doc> | AsyncIterable<Doc>): AsyncGenerator<Outcome, void, undefined>;
}

/**
 * Composes stages over streams of documents; back-pressure comes from the consumer's `for await`.
 *
 * @example
 * const stages = pipeline([repairStage(), detectStage(), convertStage()]);
 * (await stages.run([{ id: '1', text: '因為' }]).next()).value // { id: '1', text: '因为', lang: 'zh-Hans', … }
 * stages.process({ id: '2', text: 'cafÃ©' }).steps // [{ stage: 'repair', rules: { 'repair/utf8-as-windows-1252': 1 } }]
 */
export function pipeline(stages: readonly Stage[], options: PipelineOptions = {}): Pipeline {
  const trace = options.trace ?? false;
  const process = (input: Doc): Outcome => {
    const dropped: Dropped[] = [];
    const steps: Step[] = [];
    let doc = input;
    for (const stage of stages) {
      const verdict = stage.process(doc, trace);
      if (verdict.kind === 'keep') continue;
      if (verdict.kind === 'drop') {
        dropped.push(droppedWhole(doc, stage.name, verdict));
        return { dropped, steps };
      }
      if (verdict.kind === 'edit') {
        for (const { start, end, text, rule } of verdict.removed ?? []) {
          dropped.push({ id: doc.id, stage: stage.name, reason: rule, text, start, end });
        }
        const { rules, edits } = verdict;
        steps.push(edits === undefined ? { stage: stage.name, rules } : { stage: stage.name, rules, edits });
      }
      doc = applyVerdict(doc, verdict);
    }
    return { doc, dropped, steps };
  };
  async function* outcomes(
    source: Iterable<Doc> | AsyncIterable<Doc>,
  ): AsyncGenerator<Outcome, void, undefined> {
    for await (const doc of source) yield process(doc);
  }
  async function* run(source: Iterable<Doc> | AsyncIterable<Doc>): AsyncGenerator<Doc, void, undefined> {
    for await (const doc of source) {
      const outcome = process(doc);
      if (outcome.doc !== undefined) yield outcome.doc;
    }
  }
  return { stages, process, run, outcomes };
}

function droppedWhole(doc: Doc, stage: string, verdict: Verdict & { kind: 'drop' }): Dropped {
  return {
    id: doc.id,
    stage,
    reason: verdict.reason,
    text: doc.text,
    ...(doc.lang === undefined ? {} : { lang: doc.lang }),
    ...(verdict.facts === undefined ? {} : { facts: verdict.facts }),
  };
}

/** Facts the input came with stay: a document cleaned twice keeps what was known of its origin. */
function applyVerdict(doc: Doc, verdict: Verdict & { kind: 'edit' | 'tag' }): Doc {
  const lang = verdict.lang ?? doc.lang;
  return {
    id: doc.id,
    text: verdict.kind === 'edit' ? verdict.text : doc.text,
    ...(lang === undefined ? {} : { lang }),
    ...(verdict.facts === undefined && doc.meta === undefined
      ? {}
      : { meta: { ...verdict.facts, ...doc.meta } }),
  };
}
