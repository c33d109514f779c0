import { QingwenError } from '../core/errors.ts';
import type { Counts } from './counter.ts';
import { readSummary } from './summary.ts';
import { WorkFolder } from './work-folder.ts';

/** How far the job in an output directory is. */
export interface JobStatus {
  /** `finished`, or `unfinished`: then the command that began it goes on with it. */
  readonly state: 'finished' | 'unfinished';
  /** What it was asked to read. */
  readonly patterns: readonly string[];
  readonly files: number;
  readonly tasks: { readonly total: number; readonly done: number };
  /** Bytes of input. */
  readonly bytes: { readonly total: number; readonly done: number };
  /** Ranks of the tasks that are missing, in order. */
  readonly missing: readonly number[];
  /** Documents so far; of an unfinished job without the decision about duplicates. */
  readonly documents: {
    readonly in: number;
    readonly kept: number;
    readonly dropped: number;
    readonly quarantined: number;
  };
  /** Documents left out or quarantined so far, by reason. */
  readonly byReason: Counts;
}

/**
 * How far the job in an output directory is, from what stands there; nothing is changed.
 *
 * @throws QingwenError `job/unknown` where there is no job.
 * @example
 * jobStatus('no-such-directory') // throws job/unknown
 */
export function jobStatus(out: string): JobStatus {
  const work = new WorkFolder(out);
  const plan = work.plan();
  if (plan === undefined) return finishedStatus(out);
  const markers = work.markers();
  const accounts = [...markers.values()].map(({ account }) => account);
  const sum = (key: 'bytes' | 'in' | 'kept' | 'dropped' | 'quarantined') =>
    accounts.reduce((total, account) => total + account[key], 0);
  const byReason: Record<string, number> = {};
  for (const account of accounts) {
    for (const [reason, count] of Object.entries(account.byReason))
      byReason[reason] = (byReason[reason] ?? 0) + count;
  }
  return {
    state: 'unfinished',
    patterns: plan.patterns,
    files: plan.inputs.length,
    tasks: { total: plan.tasks.length, done: markers.size },
    bytes: { total: plan.inputs.reduce((total, { size }) => total + size, 0), done: sum('bytes') },
    missing: [...plan.tasks.keys()].filter((rank) => !markers.has(rank)),
    documents: { in: sum('in'), kept: sum('kept'), dropped: sum('dropped'), quarantined: sum('quarantined') },
    byReason,
  };
}

function finishedStatus(out: string): JobStatus {
  const summary = readSummary(out);
  if (summary === undefined) {
    throw new QingwenError('job/unknown', `${out}: no job has been run with this output directory`);
  }
  const { inputs, documents } = summary;
  const { in: read, written: kept, dropped, quarantined, byReason } = documents;
  return {
    state: 'finished',
    patterns: inputs.patterns,
    files: inputs.files,
    tasks: { total: 0, done: 0 },
    bytes: { total: inputs.bytes, done: inputs.bytes },
    missing: [],
    documents: { in: read, kept, dropped, quarantined },
    byReason,
  };
}
