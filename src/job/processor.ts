import type { Doc } from '../core/document.ts';
import { type Dropped, type Outcome, type Pipeline, pipeline } from '../core/pipeline.ts';
import type { BadRecord, ReadItem } from '../io/reader.ts';
import type { JobOutput } from './output.ts';
import type { JobStages } from './stages.ts';
import type { Tally } from './summary.ts';

/** Takes documents through the stages, one after the other, writes what becomes of them, and counts it. */
export class Processor {
  readonly #tally: Tally;
  readonly #output: JobOutput;
  readonly #cleaning: Pipeline;
  readonly #deciding: Pipeline;

  constructor(stages: JobStages, trace: boolean, tally: Tally, output: JobOutput) {
    this.#tally = tally;
    this.#output = output;
    this.#cleaning = pipeline(stages.cleaning, { trace });
    this.#deciding = pipeline(stages.deciding, { trace });
  }

  take({ doc, bad }: ReadItem): void {
    this.#tally.read();
    if (doc !== undefined) this.#clean(doc);
    else {
      this.#output.drop(droppedRecord(bad));
      this.#tally.dropDocument(bad.reason);
    }
  }

  #clean(doc: Doc): void {
    const cleaned = this.#account(doc.id, this.#cleaning.process(doc));
    if (cleaned === undefined) return;
    if (cleaned.text.trim() === '') {
      // Shown as it came in: of the text that is left there is nothing to look at.
      const reason = 'empty/nothing-left';
      this.#output.drop({ id: doc.id, stage: 'write', reason, text: doc.text });
      this.#tally.dropDocument(reason);
      return;
    }
    const decided = this.#account(doc.id, this.#deciding.process(cleaned));
    if (decided !== undefined) {
      this.#output.write(decided);
      this.#tally.wrote(decided.lang);
    }
  }

  /** Writes down what stages did, and answers the document where it goes on. */
  #account(id: string, { doc, dropped, steps }: Outcome): Doc | undefined {
    for (const step of steps) {
      this.#output.edited(id, step);
      this.#tally.step(step);
    }
    for (const loss of dropped) this.#output.drop(loss);
    const passages = doc === undefined ? dropped.slice(0, -1) : dropped;
    for (const passage of passages) this.#tally.dropPassage(passage.reason);
    const last = doc === undefined ? dropped.at(-1) : undefined;
    if (last !== undefined) this.#tally.dropDocument(last.reason);
    return doc;
  }
}

/** A record that is no document, as it stands among what was left out. */
export function droppedRecord({ id, reason, raw, place: { source, line = 0 } }: BadRecord): Dropped {
  return { id, stage: 'read', reason, text: Buffer.from(raw).toString(), facts: { source, line } };
}
