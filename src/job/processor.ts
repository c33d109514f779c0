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

/**
 * Documents that go through a stage together, at most, and code units from which on no more join them: the tables of the
 * next stage push those of the last out of the caches, and so do many texts.
 */
const MOST_TOGETHER = 256;
const ENOUGH_UNITS = 1 << 19;

/** Takes records through the stages, writes what becomes of them, and counts it. */
export class Processor {
  readonly #tally: Tally;
  readonly #attempt: Attempt;
  readonly #clock: StageClock;
  readonly #cleaning: Pipeline;
  /** What looks at a text last shares its work with the fingerprint. */
  readonly #last: Pipeline;
  readonly #duplicates: DuplicatesOptions | undefined;

  constructor(
    { cleaning, duplicates }: JobStages,
    trace: boolean,
    tally: Tally,
    attempt: Attempt,
    clock: StageClock,
  ) {
    this.#tally = tally;
    this.#attempt = attempt;
    this.#clock = clock;
    const last = cleaning.slice(-1).filter(({ again }) => again !== true);
    this.#cleaning = pipeline(cleaning.slice(0, cleaning.length - last.length), { trace });
    this.#last = pipeline(last, { trace });
    this.#duplicates = duplicates;
  }

  /** Takes records through, in their order. */
  takeAll(items: readonly ReadItem[]): void {
    let [from, units] = [0, 0];
    for (const [at, { doc }] of items.entries()) {
      units += doc?.text.length ?? 0;
      const size = at + 1 - from;
      if (size < MOST_TOGETHER && units < ENOUGH_UNITS && at + 1 < items.length) continue;
      this.#take(items.slice(from, at + 1));
      [from, units] = [at + 1, 0];
    }
  }

  #take(items: readonly ReadItem[]): void {
    const docs = items.flatMap(({ doc }) => doc ?? []);
    this.#clock.batch();
    const outcomes = this.#cleaning.processAll(docs, ({ name }) => this.#clock.lap(name));
    let next = 0;
    for (const { doc, bad } of items) {
      this.#tally.in++;
      if (doc === undefined) this.#leaveOut(bad);
      else this.#write(doc, outcomes[next++] ?? this.#cleaning.process(doc));
    }
  }

  #leaveOut(bad: BadRecord): void {
    if (bad.reason === 'input/empty') {
      this.#attempt.drop(droppedRecord(bad));
      this.#tally.drop(bad.reason);
    } else {
      this.#attempt.quarantine(bad);
      this.#tally.quarantine(bad.reason);
    }
  }

  /** Does to a document what is left to do, and writes what became of it. */
  #write(doc: Doc, before: Outcome): void {
    this.#clock.document(before.doc?.text.length ?? 0);
    const cleaned = this.#account(doc.id, this.#finished(before));
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

  #finished(before: Outcome): Outcome {
    if (before.doc === undefined) return before;
    const { dropped, steps, ...after } = this.#last.process(before.doc);
    for (const { name } of this.#last.stages) this.#clock.lap(name);
    return { ...after, dropped: [...before.dropped, ...dropped], steps: [...before.steps, ...steps] };
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
