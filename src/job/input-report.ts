import type { ErrorCode } from '../core/errors.ts';
import type { InputFile } from '../io/inputs.ts';
import type { BadRecord } from '../io/reader.ts';
import type { Counts } from './counter.ts';
import { isStageFailure } from './guard.ts';
import type { TaskAccount } from './tally.ts';

/** An input, or a part of one, that could not be used. */
export interface FailedInput {
  /** The path or pattern; `stages` where it was a stage that failed. */
  readonly source: string;
  readonly code: ErrorCode;
  readonly message: string;
}

const WORDS = {
  'input/json': ['is no JSON record', 'are no JSON'],
  'input/format': ['is broken', 'are broken'],
  'input/no-text': ['has no text', 'have no text'],
  'input/undecodable': ['is no text', 'are no text'],
  'input/too-long': ['is too long', 'are too long'],
} as const;

type Reason = keyof typeof WORDS;

/** Bad records of one kind in one input, so that a file of a million broken lines is told in one message. */
interface Broken {
  readonly reason: Reason;
  readonly count: number;
  /** The first of them, for people: a line, or the id where the format has no lines. */
  readonly first: string;
}

/** What a task found of one input. */
export interface InputAccount {
  /** Number of the input in the plan. */
  readonly input: number;
  readonly bytes: number;
  readonly records: number;
  /** Records that have the field for the text. */
  readonly withText: number;
  readonly broken: readonly Broken[];
  /** Why it was not read to its end. */
  readonly failed?: Pick<FailedInput, 'code' | 'message'>;
}

/** Keeps account of one input while it is read. */
export class InputReport {
  bytes = 0;
  #records = 0;
  #withText = 0;
  readonly #broken = new Map<Reason, Broken>();

  add(bad?: BadRecord): void {
    this.#records++;
    if (bad?.reason !== 'input/no-text') this.#withText++;
    if (bad === undefined || !isQuarantined(bad.reason)) return;
    const { reason, place, id } = bad;
    const first = place.line === undefined ? `record ${id}` : `line ${place.line}`;
    const known = this.#broken.get(reason);
    this.#broken.set(reason, { reason, count: (known?.count ?? 0) + 1, first: known?.first ?? first });
  }

  account(input: number, failed?: InputAccount['failed']): InputAccount {
    const { bytes } = this;
    const account = { input, bytes, records: this.#records, withText: this.#withText };
    const broken = [...this.#broken.values()];
    return failed === undefined ? { ...account, broken } : { ...account, broken, failed };
  }
}

/** What is to be told of the inputs of a job, in their order. */
export function failures(
  inputs: readonly InputFile[],
  accounts: readonly TaskAccount[],
  textField: string,
): FailedInput[] {
  const parts = new Map<number, InputAccount[]>();
  for (const one of accounts.flatMap((account) => account.inputs)) {
    const known = parts.get(one.input);
    if (known === undefined) parts.set(one.input, [one]);
    else known.push(one);
  }
  return inputs.flatMap(({ path }, number) =>
    problemsOf(path, parts.get(number) ?? [], { textField, isWhole: true }),
  );
}

/** What is to be told of an input by what was found of parts of it; of all of them, where it is whole. */
export function problemsOf(
  path: string,
  parts: readonly InputAccount[],
  { textField, isWhole }: { readonly textField: string; readonly isWhole: boolean },
): FailedInput[] {
  // Nothing of it was asked for.
  if (parts.length === 0) return [];
  const sum = (key: 'bytes' | 'records' | 'withText') => parts.reduce((total, part) => total + part[key], 0);
  const told = new Map<string, FailedInput>();
  const tell = (code: ErrorCode, message: string) => {
    if (!told.has(code)) told.set(code, { source: path, code, message });
  };
  for (const { failed } of parts) if (failed !== undefined) tell(failed.code, failed.message);
  if (told.size === 0 && isWhole) {
    // Bytes of an archive or a row group that is left in its midst have not been told.
    if (sum('records') === 0)
      tell('input/empty', `${path}: the file ${sum('bytes') === 0 ? 'is empty' : 'has no text'}`);
    else if (sum('withText') === 0)
      tell('input/empty', `${path}: no record has a string in the field "${textField}"`);
  }
  const broken = new Map<Reason, Broken>();
  for (const { reason, count, first } of parts.flatMap((part) => part.broken)) {
    // That no record has text has been told, or will be.
    if (reason === 'input/no-text' && sum('withText') === 0) continue;
    const known = broken.get(reason);
    broken.set(reason, { reason, count: count + (known?.count ?? 0), first: known?.first ?? first });
  }
  return [
    ...told.values(),
    ...[...broken.values()].map(({ reason, count, first }) => {
      const [one, many] = WORDS[reason];
      const what = count === 1 ? `${first} ${one}` : `${count} records ${many}, the first is ${first}`;
      return { source: path, code: reason, message: `${path}: ${what}; kept in quarantine.jsonl` };
    }),
  ];
}

/** What is to be told of documents that stages failed on. */
export function stageFailures(byReason: Counts): FailedInput[] {
  return Object.entries(byReason).flatMap(([code, count]) => {
    if (!isStageFailure(code)) return [];
    const documents = count === 1 ? 'a document' : `${count} documents`;
    const message = `a stage failed on ${documents} (${code}); dropped.jsonl names the stage and the cause`;
    return [{ source: 'stages', code, message }];
  });
}

/** Whether a reason is one for which records are quarantined, and not dropped. */
export function isQuarantined(reason: string): reason is Reason {
  return Object.hasOwn(WORDS, reason);
}
