import type { RuleCounts } from '../core/edit-log.ts';
import { type ErrorCode, QingwenError } from '../core/errors.ts';
import type { Step } from '../core/pipeline.ts';
import type { WrittenFile } from '../io/output-folder.ts';
import { isStageFailure } from './guard.ts';
import type { EffectiveOptions } from './options.ts';

/** Numbers by name, sorted by name. */
export type Counts = { readonly [name: string]: number };

/** An input, or a part of one, that could not be used. */
export interface FailedInput {
  /** The path or pattern; `stages` where it was a stage that failed. */
  readonly source: string;
  readonly code: ErrorCode;
  readonly message: string;
}

/** The account of a job, as it stands in `summary.json`; only `timings` differs from run to run. */
export interface Summary {
  readonly version: string;
  readonly inputs: {
    readonly patterns: readonly string[];
    readonly files: number;
    readonly bytes: number;
  };
  /** `in` is `written` plus all of `dropped`. */
  readonly documents: {
    readonly in: number;
    readonly written: number;
    readonly dropped: number;
    readonly byLanguage: Counts;
    readonly byReason: Counts;
  };
  /** Passages taken out of documents, by rule; their text is in `dropped.jsonl`. */
  readonly passages: Counts;
  /** Changes made, by rule. */
  readonly edits: Counts;
  /** Documents that a stage changed, by stage. */
  readonly changed: Counts;
  readonly failed: readonly FailedInput[];
  /** Files written beside the summary. */
  readonly outputs: readonly WrittenFile[];
  readonly options: EffectiveOptions;
  readonly timings: {
    readonly jobs: number;
    readonly seconds: number;
    readonly megabytesPerSecond: number;
  };
}

/** Counts what becomes of every document while a job runs. */
export class Tally {
  bytes = 0;
  written = 0;
  dropped = 0;
  #read = 0;
  readonly #byLanguage = new Counter();
  readonly #byReason = new Counter();
  readonly #passages = new Counter();
  readonly #edits = new Counter();
  readonly #changed = new Counter();
  readonly #failed: FailedInput[] = [];

  read(): void {
    this.#read++;
  }

  wrote(lang: string | undefined): void {
    this.written++;
    this.#byLanguage.add(lang ?? 'und');
  }

  /** A whole document. */
  dropDocument(reason: string): void {
    this.dropped++;
    this.#byReason.add(reason);
  }

  /** A passage of one. */
  dropPassage(reason: string): void {
    this.#passages.add(reason);
  }

  step({ stage, rules }: Step): void {
    this.#changed.add(stage);
    this.#edits.addAll(rules);
  }

  fail(failure: FailedInput): void {
    this.#failed.push(failure);
  }

  /**
   * The counts so far.
   *
   * @throws QingwenError `job/accounting` when documents in are not documents written and dropped.
   */
  result(): Pick<Summary, 'documents' | 'passages' | 'edits' | 'changed' | 'failed'> {
    if (this.#read !== this.written + this.dropped) {
      throw new QingwenError(
        'job/accounting',
        `of ${this.#read} documents, ${this.written} were written and ${this.dropped} dropped: some are lost`,
      );
    }
    return {
      documents: {
        in: this.#read,
        written: this.written,
        dropped: this.dropped,
        byLanguage: this.#byLanguage.counts(),
        byReason: this.#byReason.counts(),
      },
      passages: this.#passages.counts(),
      edits: this.#edits.counts(),
      changed: this.#changed.counts(),
      failed: [...this.#failed, ...this.#stageFailures()],
    };
  }

  #stageFailures(): FailedInput[] {
    return Object.entries(this.#byReason.counts()).flatMap(([code, count]) => {
      if (!isStageFailure(code)) return [];
      const documents = count === 1 ? 'a document' : `${count} documents`;
      const message = `a stage failed on ${documents} (${code}); dropped.jsonl names the stage and the cause`;
      return [{ source: 'stages', code, message }];
    });
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
