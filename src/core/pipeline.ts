import type { Doc } from './document.ts';
import type { Outcome } from './outcome.ts';
import type { Stage } from './stage.ts';
import { StageRun } from './stage-run.ts';

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
  /**
   * The outcomes of many documents, as `process` has them. Stage by stage, the code and the tables of one stay at hand
   * for all, which is faster; `after` is told each stage that is done with all. Holds all the documents at once.
   */
  processAll(docs: readonly Doc[], after?: (stage: Stage) => void): Outcome[];
  /** The documents that come through, one at a time, as they are asked for. */
  run(source: Iterable<Doc> | AsyncIterable<Doc>): AsyncGenerator<Doc, void, undefined>;
  /** Like `run`, with all that became of each document, the dropped ones too. */
  outcomes(source: Iterable<Doc> | AsyncIterable<Doc>): AsyncGenerator<Outcome, void, undefined>;
}

/**
 * Composes stages over streams of documents; back-pressure comes from the consumer's `for await`. Stages that look
 * `again` feed each other: before the text goes on to one that does not, they are asked until none of them changes it.
 * What a `steady` stage has made is shown to the steady ones before it, and to those that had changed the text and look
 * again. `steps` lists each time that one did.
 *
 * @example
 * const stages = pipeline([repairStage(), detectStage(), convertStage()]);
 * (await stages.run([{ id: '1', text: '因為' }]).next()).value // { id: '1', text: '因为', lang: 'zh-Hans', … }
 * stages.process({ id: '2', text: 'cafÃ©' }).steps // [{ stage: 'repair', rules: { 'repair/utf8-as-windows-1252': 1 } }]
 */
export function pipeline(stages: readonly Stage[], options: PipelineOptions = {}): Pipeline {
  const trace = options.trace ?? false;
  const process = (doc: Doc): Outcome => {
    const run = new StageRun(stages, doc, trace);
    for (let at = 0; at < stages.length; at++) run.take(at);
    return run.outcome();
  };
  const processAll = (docs: readonly Doc[], after?: (stage: Stage) => void): Outcome[] => {
    const runs = docs.map((doc) => new StageRun(stages, doc, trace));
    for (const [at, stage] of stages.entries()) {
      for (const run of runs) run.take(at);
      after?.(stage);
    }
    return runs.map((run) => run.outcome());
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
  return { stages, process, processAll, run, outcomes };
}
