import type { StageClock } from './clock.ts';
import type { OpenJob } from './open-job.ts';
import { type PoolEvents, runInThreads } from './pool.ts';
import { TaskRunner, type WrittenTask } from './task-runner.ts';

/** Threads that so many tasks are done in; one is that of the caller. */
export function threadsFor({ config }: OpenJob, tasks: number): number {
  return Math.max(1, Math.min(config.jobs, tasks));
}

/**
 * Does tasks of a job: in threads of their own, or here where one thread is enough, by the clock of it.
 *
 * @throws QingwenError what a task failed with. The reason of the signal, when that stops it.
 */
export async function doTasks(
  job: OpenJob,
  ranks: readonly number[],
  events: PoolEvents,
  clock: StageClock,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { work, plan } = job;
  const { strict } = job.config;
  const threads = threadsFor(job, ranks.length);
  if (threads > 1) {
    await runInThreads(ranks, threads, { out: work.out, strict }, events, signal);
    return;
  }
  const runner = await TaskRunner.open(work, plan, strict, clock);
  /** While what was written last gets to the disk, the next task is done. */
  let committed: Promise<void> | undefined;
  const commit = async ({ rank, commit }: WrittenTask): Promise<void> =>
    events.onDone(rank, await commit(), clock.news());
  try {
    for (const rank of ranks) {
      signal?.throwIfAborted();
      const task = await runner.run(rank, (progress) => {
        events.onProgress(progress);
        signal?.throwIfAborted();
      });
      await committed;
      committed = commit(task);
      // Whoever waits for it hears of a failure; nobody may be waiting yet.
      committed.catch(() => {});
    }
  } finally {
    await committed;
  }
}
