import type { JobOptions, JobStatus, Summary } from '../../job/index.ts';
import type { Command } from '../command.ts';
import { loadConfig } from '../config.ts';
import { type Face, usage } from '../flags.ts';
import { choice, JOB_FLAGS, jobFlags } from '../job-flags.ts';
import { makeCompilerPatient } from '../patient-compiler.ts';
import { type Rank, rankOf } from '../rank.ts';
import { endingOf, Interrupted } from '../run-ending.ts';
import type { RunReport } from '../run-report.ts';
import { paintFor, type Streams, write } from '../streams.ts';

const face: Face = {
  name: 'run',
  summary: 'Clean files into corpora by language, with an account of every change and every loss.',
  usage: '<globs, files or directories…> -o <dir>',
  flags: [
    { name: 'out', short: 'o', value: 'DIR', help: 'directory to write to' },
    ...JOB_FLAGS,
    { name: 'fresh', help: 'start over where an unfinished job is in the output directory' },
    { name: 'rank', value: 'N', help: 'do one share of a job that several processes share, from 0' },
    { name: 'world', value: 'N', help: 'how many processes share the job; array schedulers tell both' },
    { name: 'dry-run', help: 'tell what would be read, with a sample of the edits; write nothing' },
    {
      name: 'log',
      value: 'text|json',
      help: 'how progress and problems are told on standard error; default text',
    },
    { name: 'quiet', short: 'q', help: 'show no progress and no summary' },
  ],
  examples: [
    "qingwen run 'seeds/*.txt' -o out",
    'qingwen run pages.jsonl more/ -o out --trace',
    "qingwen run 'books/*.txt' -o out --split paragraphs --preset pretraining-zh",
  ],
};

/** `qingwen run`: exit 0 when all inputs were used, 1 when some were not. */
export const runCommand: Command = {
  face,
  async run(call, streams) {
    const out = call.flags.get('out');
    if (call.words.length === 0) throw usage(face, 'name at least one file, directory or pattern');
    if (out === undefined || out === '') throw usage(face, 'name the directory to write to: -o DIR');
    const quiet = call.flags.has('quiet');
    const rank = rankOf({ rank: call.flags.get('rank'), world: call.flags.get('world') }, streams.env);
    const config = await loadConfig(call, jobFlags(face, call));
    if (call.flags.has('dry-run')) return dryRun({ ...config, patterns: call.words, out }, streams);
    const asJson = choice(face, 'log', call.flags.get('log') ?? 'text', ['text', 'json']) === 'json';
    const [{ runJob, runRank }, { JsonLog }, { TextReport }] = await Promise.all([
      import('../../job/index.ts'),
      import('../json-log.ts'),
      import('../text-report.ts'),
    ]);
    const report: RunReport = asJson
      ? new JsonLog(streams.stderr, quiet)
      : new TextReport(streams.stderr, quiet);
    const stop = new AbortController();
    const onSignal = (signal: NodeJS.Signals): void => stop.abort(new Interrupted(signal));
    process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
    const options: JobOptions = {
      ...config,
      patterns: call.words,
      out,
      fresh: call.flags.has('fresh'),
      signal: stop.signal,
      onProgress: (progress) => {
        if (progress.workers > 1) makeCompilerPatient();
        report.update(progress);
      },
      onProblem: (problem) => report.problem(problem),
    };
    try {
      if (rank !== undefined) {
        // Nobody may have asked for it: a job that happens to run in an array must not do a part of its work in silence.
        if (rank.by !== '--rank') await report.shareBegun(shareBegun(rank));
        const message = shareDone(
          rank,
          await runRank({ ...options, rank: rank.rank, world: rank.world }),
          out,
        );
        await report.shareDone(message);
        if (!quiet) await write(streams.stdout, `${message}\n`);
        return ALL_GOOD;
      }
      const summary = await runJob(options);
      const exitCode = summary.failed.length === 0 ? ALL_GOOD : INPUT_FAILED;
      await report.done(summary, exitCode);
      if (!quiet) await tell(summary, out, streams);
      return exitCode;
    } catch (error) {
      const ending = await endingOf(error, out);
      await report.ended(ending);
      return ending.exitCode;
    } finally {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    }
  },
};

const ALL_GOOD = 0;
const INPUT_FAILED = 1;

/** Exit 0 when all inputs can be used, as far as that shows, 1 when some cannot. */
async function dryRun(options: JobOptions, { stdout, env }: Streams): Promise<number> {
  const [{ previewJob }, { previewText }] = await Promise.all([
    import('../../job/index.ts'),
    import('../preview-text.ts'),
  ]);
  const preview = await previewJob(options);
  await write(stdout, previewText(preview, options.out, paintFor(stdout, env)));
  return preview.failed.length === 0 ? ALL_GOOD : INPUT_FAILED;
}

async function tell(summary: Summary, out: string, { stdout, env }: Streams): Promise<void> {
  const { summaryTable } = await import('../summary-table.ts');
  await write(stdout, summaryTable(summary, out, paintFor(stdout, env)));
}

function shareBegun({ rank, world, by }: Rank): string {
  return `share ${rank} of ${world}, by ${by}; --world 1 is the whole job`;
}

function shareDone({ rank, world, by }: Rank, { tasks }: JobStatus, out: string): string {
  const left = tasks.total - tasks.done;
  const next =
    left === 0
      ? 'all are done: run the same command with --world 1 to put them together'
      : `${left} of ${tasks.total} tasks are left to other shares`;
  return `share ${rank} of ${world} (${by}) of the job in ${out} is done; ${next}`;
}
