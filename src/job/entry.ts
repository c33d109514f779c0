import type { JobConfig, JobOptions, RankOptions } from './options.ts';
import type { Preview } from './preview.ts';
import type { JobStatus } from './status.ts';
import type { Summary } from './summary.ts';

// Who imports the package for a stage should not wait for the job to load: each function loads what it is about.

/**
 * The configuration given, as it is: for the type of the default export of `qingwen.config.ts` or `.mjs`. Unknown keys and
 * wrong values are found when the configuration is used.
 *
 * @example
 * defineConfig({ preset: 'pretraining-zh', stages: { convert: { fidelity: 'opencc' } } }).preset // 'pretraining-zh'
 */
export function defineConfig(config: Partial<JobConfig>): Partial<JobConfig> {
  return config;
}

/**
 * Cleans the documents of many files into corpora by language, and accounts for every one: `corpora/`, `dropped.jsonl`
 * and `summary.json` in `out`, `edits.jsonl` when traced, `quarantine.jsonl` where records could not be used. The work
 * is planned in tasks that threads do; memory holds a chunk a thread, and the fingerprints of all documents. The files
 * appear when the job is done; until then its state is in `out/.qingwen`, and the same call goes on with a job that was
 * stopped or killed, to the same bytes. An input that cannot be used is told in `failed` of the summary, and the rest
 * goes on.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`; `input/no-match` when there is nothing to read; `job/changed`
 * when an unfinished job with other options or inputs is in `out`, `job/running` when another process is at work on it;
 * `output/unwritable`; `job/memory`; `job/accounting`; with `strict` what is wrong with the first input that cannot be
 * used. The reason of `signal` when that stops it.
 * @example
 * const summary = await runJob({ patterns: ['seeds/*.txt'], out: 'out' });
 * summary.documents // { in: 5, written: 5, dropped: 0, … }
 */
export async function runJob(options: JobOptions): Promise<Summary> {
  const { run } = await import('./run.ts');
  return run(options);
}

/**
 * Does one process's share of a job that several share, on one machine or many with a file system in common: every
 * `world`-th task of the plan, from `rank` on. The first to come plans the job. Nothing is put together yet: that does
 * {@link runJob}, called with the same options when all shares are done; it does what is missing itself.
 *
 * @throws QingwenError what `runJob` throws; `option/invalid` for a rank that is none.
 */
export async function runRank(options: RankOptions): Promise<JobStatus> {
  const { runShare } = await import('./run-rank.ts');
  return runShare(options);
}

/**
 * What a job would read, and some of what it would change; nothing is written. What comes through a pipe is left
 * alone.
 *
 * @throws QingwenError as `runJob` before it begins.
 * @example
 * (await previewJob({ patterns: ['seeds/*.txt'], out: 'out' })).files[0] // { path: 'seeds/…', format: 'text', … }
 */
export async function previewJob(options: JobOptions): Promise<Preview> {
  const { preview } = await import('./preview.ts');
  return preview(options);
}
