import { QingwenError } from '../core/errors.ts';
import type { Step } from '../core/outcome.ts';
import { Counter, type Counts } from './counter.ts';
import type { InputAccount } from './input-report.ts';

/** What became of documents, up to the decision about duplicates. */
export interface Outcomes {
  /** Bytes of input. */
  readonly bytes: number;
  readonly in: number;
  /** Documents that went on to that decision. */
  readonly kept: number;
  /** Documents that a stage changed, be they kept or dropped. */
  readonly edited: number;
  readonly dropped: number;
  readonly quarantined: number;
  /** Of the dropped and the quarantined. */
  readonly byReason: Counts;
  /** Documents that a stage changed, by stage. */
  readonly changed: Counts;
}

/** What one task counted. */
export interface TaskAccount extends Outcomes {
  readonly passages: Counts;
  readonly edits: Counts;
  readonly inputs: readonly InputAccount[];
}

/** What a job counted in the end. */
export interface JobAccount {
  /** `in` is `written` plus all of `dropped` plus all of `quarantined`. */
  readonly documents: {
    readonly in: number;
    readonly written: number;
    /** Documents that a stage changed, be they written or dropped. */
    readonly edited: number;
    readonly dropped: number;
    readonly quarantined: number;
    /** Of the written, those with an id that an earlier one has: ids that begin anew in every file are common. */
    readonly repeatedIds: number;
    readonly byLanguage: Counts;
    /** Of the dropped and the quarantined. */
    readonly byReason: Counts;
  };
  /** Passages taken out of documents, by rule; their text is in `dropped.jsonl`. */
  readonly passages: Counts;
  /** Changes made, by rule. */
  readonly edits: Counts;
  /** Documents that a stage changed, by stage. */
  readonly changed: Counts;
}

/** Counts what becomes of every document. */
export class Tally {
  bytes = 0;
  in = 0;
  kept = 0;
  written = 0;
  edited = 0;
  dropped = 0;
  quarantined = 0;
  repeatedIds = 0;
  readonly #byLanguage = new Counter();
  readonly #byReason = new Counter();
  readonly #passages = new Counter();
  readonly #edits = new Counter();
  readonly #changed = new Counter();
  #told = { bytes: 0, in: 0, kept: 0, edited: 0, dropped: 0, quarantined: 0 };

  /** A document went into a corpus; `sameId` where an earlier one has its id. */
  wrote(corpus: string, sameId: boolean): void {
    this.written++;
    if (sameId) this.repeatedIds++;
    this.#byLanguage.add(corpus);
  }

  /** A whole document was left out. */
  drop(reason: string): void {
    this.dropped++;
    this.#byReason.add(reason);
  }

  /** A passage of one was. */
  dropPassage(reason: string): void {
    this.#passages.add(reason);
  }

  /** A record could not be used. */
  quarantine(reason: string): void {
    this.quarantined++;
    this.#byReason.add(reason);
  }

  /** What stages did to a document. */
  changed(steps: readonly Step[]): void {
    if (steps.length > 0) this.edited++;
    for (const [at, { stage, rules }] of steps.entries()) {
      // A stage that was asked again is there twice.
      if (steps.findIndex((step) => step.stage === stage) === at) this.#changed.add(stage);
      this.#edits.addAll(rules);
    }
  }

  /** Adds what a task counted. */
  add(account: TaskAccount): void {
    this.bytes += account.bytes;
    this.in += account.in;
    this.kept += account.kept;
    this.edited += account.edited;
    this.dropped += account.dropped;
    this.quarantined += account.quarantined;
    this.#byReason.addAll(account.byReason);
    this.#passages.addAll(account.passages);
    this.#edits.addAll(account.edits);
    this.#changed.addAll(account.changed);
  }

  /** The counts of a task. */
  ofTask(inputs: readonly InputAccount[]): TaskAccount {
    return { ...this.#numbers(), ...this.#counts(), inputs };
  }

  /** What was counted since the last call. */
  news(): Outcomes {
    const [before, now] = [this.#told, this.#numbers()];
    this.#told = now;
    return {
      bytes: now.bytes - before.bytes,
      in: now.in - before.in,
      kept: now.kept - before.kept,
      edited: now.edited - before.edited,
      dropped: now.dropped - before.dropped,
      quarantined: now.quarantined - before.quarantined,
      byReason: this.#byReason.news(),
      changed: this.#changed.news(),
    };
  }

  /**
   * The counts of a job.
   *
   * @throws QingwenError `job/accounting` when documents in are not documents written, dropped and quarantined.
   */
  ofJob(): JobAccount {
    const { written, edited, dropped, quarantined, repeatedIds } = this;
    if (this.in !== written + dropped + quarantined) {
      throw new QingwenError(
        'job/accounting',
        `of ${this.in} documents, ${written} were written, ${dropped} dropped and ${quarantined} quarantined: some are lost`,
      );
    }
    const { byReason, ...changes } = this.#counts();
    const byLanguage = this.#byLanguage.counts();
    return {
      documents: { in: this.in, written, edited, dropped, quarantined, repeatedIds, byLanguage, byReason },
      ...changes,
    };
  }

  #numbers() {
    const { bytes, kept, edited, dropped, quarantined } = this;
    return { bytes, in: this.in, kept, edited, dropped, quarantined };
  }

  #counts(): Pick<TaskAccount, 'byReason' | 'passages' | 'edits' | 'changed'> {
    return {
      byReason: this.#byReason.counts(),
      passages: this.#passages.counts(),
      edits: this.#edits.counts(),
      changed: this.#changed.counts(),
    };
  }
}
