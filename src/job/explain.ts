import { applyEdits, type EditDetails } from '../core/edits.ts';
import type { Dropped, Outcome } from '../core/outcome.ts';
import { pipeline } from '../core/pipeline.ts';
import { findInputs } from '../io/inputs.ts';
import { decidingStages } from './deciding.ts';
import { readDocuments } from './documents.ts';
import { checkConfig, type JobConfig } from './options.ts';
import { droppedRecord } from './processor.ts';
import { prepareStages } from './stages.ts';

const CONTEXT = 12;

/** One edit with the text around it, as the stage found it. */
export interface Change extends EditDetails {
  readonly rule: string;
  /** Where it begins, in UTF-16 code units of the stage's input. */
  readonly start: number;
  readonly before: string;
  readonly after: string;
  readonly left: string;
  readonly right: string;
}

/** All that becomes of one document, stage by stage. */
export interface Explanation {
  readonly id: string;
  /** Language that the stages found; absent for a document left out. */
  readonly lang?: string;
  readonly stages: readonly { readonly stage: string; readonly changes: readonly Change[] }[];
  /** The document, where it was left out as a whole, and why. */
  readonly dropped?: Dropped;
}

/**
 * What a job would do to the documents of a file, edit by edit.
 *
 * @throws QingwenError `input/…` when the file cannot be used; `option/…`.
 */
export async function* explainFile(
  path: string,
  config: Partial<JobConfig> = {},
): AsyncGenerator<Explanation, void, undefined> {
  const { files, problems } = await findInputs([path]);
  const [problem] = problems;
  if (problem !== undefined) throw problem.error;
  const checked = checkConfig('explain', config);
  const { cleaning, duplicates } = await prepareStages(checked);
  const line = pipeline([...cleaning, ...decidingStages(duplicates)], { trace: true });
  for (const file of files) {
    for await (const { items } of readDocuments(file, checked)) {
      for (const { doc, bad } of items) {
        if (doc !== undefined) yield explanationOf(doc.id, doc.text, line.process(doc));
        else yield { id: bad.id, stages: [], dropped: droppedRecord(bad) };
      }
    }
  }
}

/** What stages did to a document, with the text around each edit. */
export function explanationOf(id: string, input: string, { doc, dropped, steps }: Outcome): Explanation {
  let text = input;
  const stages = steps.map(({ stage, edits = [] }) => {
    const changes = edits.map(({ start, end, with: after, rule, ...details }) => ({
      ...details,
      rule,
      start,
      before: text.slice(start, end),
      after,
      left: text.slice(Math.max(0, start - CONTEXT), start),
      right: text.slice(end, end + CONTEXT),
    }));
    text = applyEdits(text, edits);
    return { stage, changes };
  });
  if (doc?.lang !== undefined) return { id, lang: doc.lang, stages };
  const last = doc === undefined ? dropped.at(-1) : undefined;
  return last === undefined ? { id, stages } : { id, stages, dropped: last };
}
