import type { StageClock } from './clock.ts';
import type { OpenJob } from './open-job.ts';
import { type PoolEvents, runInThreads } from './pool.ts';
import { TaskRunner } from './task-runner.ts';

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
  for (const rank of ranks) {
    signal?.throwIfAborted();
    const marker = await runner.run(rank, (progress) => {
      events.onProgress(progress);
      signal?.throwIfAborted();
    });
    events.onDone(rank, marker, clock.news());
  }
}
