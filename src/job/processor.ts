import type { Doc } from '../core/document.ts';
import type { Dropped, Outcome } from '../core/outcome.ts';
import { type Pipeline, pipeline } from '../core/pipeline.ts';
import { type CompactFingerprint, reduced } from '../dedupe-index/compact.ts';
import type { BadRecord, ReadItem } from '../io/reader.ts';
import { fingerprintWords } from '../stages/dedupe/fingerprint.ts';
import type { Attempt } from './attempt.ts';
import type { StageClock } from './clock.ts';
import { type DuplicatesOptions, type JobStages, signatureValues } from './stages.ts';
import type { Tally } from './tally.ts';

/** Takes records through the stages, one after the other, writes what becomes of them, and counts it. */
export class Processor {
  readonly #tally: Tally;
  readonly #attempt: Attempt;
  readonly #clock: StageClock;
  readonly #cleaning: Pipeline;
  readonly #duplicates: DuplicatesOptions | undefined;

  constructor(stages: JobStages, trace: boolean, tally: Tally, attempt: Attempt, clock: StageClock) {
    this.#tally = tally;
    this.#attempt = attempt;
    this.#clock = clock;
    this.#cleaning = pipeline(
      stages.cleaning.map((stage) => clock.timed(stage)),
      { trace },
    );
    this.#duplicates = stages.duplicates;
  }

  take({ doc, bad }: ReadItem): void {
    this.#tally.in++;
    if (doc !== undefined) this.#clean(doc);
    else if (bad.reason === 'input/empty') {
      this.#attempt.drop(droppedRecord(bad));
      this.#tally.drop(bad.reason);
    } else {
      this.#attempt.quarantine(bad);
      this.#tally.quarantine(bad.reason);
    }
  }

  #clean(doc: Doc): void {
    this.#clock.document(doc.text.length);
    const cleaned = this.#account(doc.id, this.#cleaning.process(doc));
    this.#clock.lap('write');
    if (cleaned === undefined) return;
    if (cleaned.text.trim() === '') {
      // Shown as it came in: of the text that is left there is nothing to look at.
      const reason = 'empty/nothing-left';
      this.#attempt.drop({ id: doc.id, stage: 'write', reason, text: doc.text });
      this.#tally.drop(reason);
      return;
    }
    const fingerprint = this.#fingerprint(cleaned.text);
    this.#clock.lap('duplicates');
    this.#attempt.write(cleaned, fingerprint);
    this.#clock.lap('write');
    this.#tally.kept++;
  }

  #fingerprint(text: string): CompactFingerprint | undefined {
    if (this.#duplicates === undefined) return undefined;
    const values = signatureValues(this.#duplicates);
    const { exact, signature } = fingerprintWords(text, values, this.#duplicates.shingle);
    return { exact, signature: reduced(signature) };
  }

  /** Writes down what stages did, and answers the document where it goes on. */
  #account(id: string, { doc, dropped, steps }: Outcome): Doc | undefined {
    for (const step of steps) this.#attempt.edited(id, step);
    this.#tally.changed(steps);
    for (const loss of dropped) this.#attempt.drop(loss);
    const passages = doc === undefined ? dropped.slice(0, -1) : dropped;
    for (const passage of passages) this.#tally.dropPassage(passage.reason);
    const last = doc === undefined ? dropped.at(-1) : undefined;
    if (last !== undefined) this.#tally.drop(last.reason);
    return doc;
  }
}

/** A record that is no document, as it stands among what was left out. */
export function droppedRecord({ id, reason, raw, place }: BadRecord): Dropped {
  const facts =
    place.line === undefined ? { source: place.source } : { source: place.source, line: place.line };
  return { id, stage: 'read', reason, text: Buffer.from(raw).toString(), facts };
}
