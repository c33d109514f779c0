import type { RuleCounts } from '../core/edit-log.ts';
import { QingwenError } from '../core/errors.ts';
import type { Step } from '../core/pipeline.ts';
import type { InputAccount } from './input-report.ts';

/** Numbers by name, sorted by name. */
export type Counts = { readonly [name: string]: number };

/** What one task counted, up to the decision about duplicates. */
export interface TaskAccount {
  readonly bytes: number;
  readonly in: number;
  /** Documents that went on to that decision. */
  readonly kept: number;
  readonly dropped: number;
  readonly quarantined: number;
  readonly byReason: Counts;
  readonly passages: Counts;
  readonly edits: Counts;
  readonly changed: Counts;
  readonly inputs: readonly InputAccount[];
}

/** What a job counted in the end. */
export interface JobAccount {
  /** `in` is `written` plus all of `dropped` plus all of `quarantined`. */
  readonly documents: {
    readonly in: number;
    readonly written: number;
    readonly dropped: number;
    readonly quarantined: number;
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
  dropped = 0;
  quarantined = 0;
  readonly #byLanguage = new Counter();
  readonly #byReason = new Counter();
  readonly #passages = new Counter();
  readonly #edits = new Counter();
  readonly #changed = new Counter();

  /** A document went into a corpus. */
  wrote(corpus: string): void {
    this.written++;
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

  step({ stage, rules }: Step): void {
    this.#changed.add(stage);
    this.#edits.addAll(rules);
  }

  /** Adds what a task counted. */
  add(account: TaskAccount): void {
    this.bytes += account.bytes;
    this.in += account.in;
    this.kept += account.kept;
    this.dropped += account.dropped;
    this.quarantined += account.quarantined;
    this.#byReason.addAll(account.byReason);
    this.#passages.addAll(account.passages);
    this.#edits.addAll(account.edits);
    this.#changed.addAll(account.changed);
  }

  /** The counts of a task. */
  ofTask(inputs: readonly InputAccount[]): TaskAccount {
    const { bytes, kept, dropped, quarantined } = this;
    return { bytes, in: this.in, kept, dropped, quarantined, ...this.#counts(), inputs };
  }

  /**
   * The counts of a job.
   *
   * @throws QingwenError `job/accounting` when documents in are not documents written, dropped and quarantined.
   */
  ofJob(): JobAccount {
    const { written, dropped, quarantined } = this;
    if (this.in !== written + dropped + quarantined) {
      throw new QingwenError(
        'job/accounting',
        `of ${this.in} documents, ${written} were written, ${dropped} dropped and ${quarantined} quarantined: some are lost`,
      );
    }
    const { byReason, ...changes } = this.#counts();
    const byLanguage = this.#byLanguage.counts();
    return { documents: { in: this.in, written, dropped, quarantined, byLanguage, byReason }, ...changes };
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

class Counter {
  readonly #counts = new Map<string, number>();

  add(name: string, count = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
  }

  addAll(counts: RuleCounts): void {
    for (const name of Object.keys(counts)) this.add(name, counts[name] ?? 0);
  }

  counts(): Counts {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
