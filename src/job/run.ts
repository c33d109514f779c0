import { Assembly } from './assembly.ts';
import { StageClock } from './clock.ts';
import type { Counts } from './counter.ts';
import { doTasks, threadsFor } from './do-tasks.ts';
import { type FailedInput, failures, stageFailures } from './input-report.ts';
import { type JobCommand, jobCommand, type OpenJob, openJob } from './open-job.ts';
import type { JobOptions } from './options.ts';
import { differences, type Plan } from './plan.ts';
import { ProblemTeller } from './problems.ts';
import { ProgressMeter } from './progress.ts';
import { carryThrough, publish } from './publish.ts';
import { readSummary, type Summary } from './summary.ts';
import { type Marker, WorkFolder } from './work-folder.ts';

const BYTES_A_MEGABYTE = 1_000_000;
const BYTES_A_KIBIBYTE = 1024;

/** Does a job, or goes on with it; what there is to know of it stands at `runJob`. */
export async function run(options: JobOptions): Promise<Summary> {
  const started = performance.now();
  const command = await jobCommand(options);
  new WorkFolder(options.out).checkFree();
  const finished = await finishInterrupted(command, options);
  if (finished !== undefined) return finished;
  const job = await openJob(command, options);
  const { work, plan, config } = job;
  await work.claim();
  try {
    const { assembly, meter } = await runTasks(job, options);
    const seconds = (performance.now() - started) / 1000;
    const counted = assembly.tally.ofJob();
    const failed: FailedInput[] = [
      ...job.problems,
      ...failures(plan.inputs, assembly.accounts, config.textField),
      ...stageFailures(counted.documents.byReason),
    ];
    const summary: Summary = {
      version: plan.version,
      inputs: {
        patterns: plan.patterns,
        files: plan.inputs.length,
        bytes: bytesOf(plan, assembly.tally.bytes),
      },
      ...counted,
      failed,
      outputs: assembly.folder.files(),
      options: plan.options,
      timings: {
        jobs: meter.workers,
        seconds,
        megabytesPerSecond: meter.bytesRead / BYTES_A_MEGABYTE / seconds,
        stageSeconds: meter.stageSeconds(),
        peakMemoryBytes: process.resourceUsage().maxRSS * BYTES_A_KIBIBYTE,
      },
    };
    return await publish(work, assembly.folder, summary);
  } catch (error) {
    await work.giveUp();
    throw error;
  }
}

/** Carries a job through that was killed while it gave files their names; its summary, if it is the one asked for. */
async function finishInterrupted(
  { head }: JobCommand,
  { out, fresh }: JobOptions,
): Promise<Summary | undefined> {
  if (fresh === true) return undefined;
  const work = new WorkFolder(out);
  const plan = work.plan();
  if (plan === undefined || !(await carryThrough(work))) return undefined;
  return differences(plan, { ...head, inputs: plan.inputs }).length === 0 ? readSummary(out) : undefined;
}

/** What is read of files of which some is taken hangs on how the work is cut; their sizes do not. */
function bytesOf({ inputs, selection }: Plan, read: number): number {
  return selection === undefined ? read : inputs.reduce((sum, { size }) => sum + size, 0);
}

/** Does what is left to do, and puts tasks together as they are done, in the order of their ranks. */
async function runTasks(
  job: OpenJob,
  { signal, onProgress, onProblem }: JobOptions,
): Promise<{ assembly: Assembly; meter: ProgressMeter }> {
  const { work, plan } = job;
  work.sweep();
  const meter = new ProgressMeter(plan);
  const problems = new ProblemTeller(job, onProblem);
  const clock = new StageClock();
  const assembly = await Assembly.open(work, plan.options, clock);
  const done = new Map<number, Marker>();
  for (const [rank, marker] of work.markers()) {
    if (!work.verify(rank, marker)) continue;
    done.set(rank, marker);
    meter.addDone(rank, marker);
    problems.add(marker.account);
  }
  const missing = [...plan.tasks.keys()].filter((rank) => !done.has(rank));
  meter.workers = threadsFor(job, missing.length);
  onProgress?.(meter.now());
  const failure = new AbortController();
  let next = 0;
  let appending = Promise.resolve();
  const appendReady = (): void => {
    appending = appending
      .then(async () => {
        for (let marker = done.get(next); marker !== undefined; marker = done.get(++next)) {
          if (failure.signal.aborted || signal?.aborted === true) return;
          await assembly.append(marker);
        }
      })
      .catch((error: unknown) => failure.abort(error));
  };
  appendReady();
  const events = {
    onDone(rank: number, marker: Marker, spent: Counts): void {
      meter.addTime(spent);
      done.set(rank, marker);
      meter.finished(rank);
      problems.add(marker.account);
      appendReady();
    },
    onProgress(progress: Parameters<ProgressMeter['add']>[0]): void {
      meter.add(progress);
      onProgress?.(meter.now());
    },
    // Tasks that are done pile up otherwise, and are put together by one thread in the end.
    beforeNext: () => appending,
  };
  try {
    const stop = signal === undefined ? failure.signal : AbortSignal.any([signal, failure.signal]);
    await doTasks(job, missing, events, clock, stop);
    await appending;
    failure.signal.throwIfAborted();
    await assembly.finish();
    meter.addTime(clock.news());
    onProgress?.(meter.now());
    signal?.throwIfAborted();
    return { assembly, meter };
  } catch (error) {
    await appending;
    assembly.folder.discard();
    throw error;
  }
}
