import type { StageClock } from './clock.ts';
import type { OpenJob } from './open-job.ts';
import { ThreadPool } from './pool.ts';
import { RankQueue } from './rank-queue.ts';
import { type TaskEvents, takeTasks } from './take-tasks.ts';
import { TaskRunner } from './task-runner.ts';

/** Threads that so many tasks are done in; one is that of the caller. */
export function threadsFor({ config }: OpenJob, tasks: number): number {
  return Math.max(1, Math.min(config.jobs, tasks));
}

/**
 * Does tasks of a job, here, by the clock of this thread, and in threads of their own where there is to be more than
 * one. At the first failure, or when the signal says so, all threads are ended, and tasks under way are given up.
 *
 * @throws QingwenError what a task failed with; `job/memory` when a thread has none left. The reason of the signal.
 */
export async function doTasks(
  job: OpenJob,
  ranks: readonly number[],
  events: TaskEvents,
  clock: StageClock,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { work, plan } = job;
  const { strict } = job.config;
  const queue = RankQueue.of(ranks);
  const threads = threadsFor(job, ranks.length) - 1;
  const pool = new ThreadPool(threads, { out: work.out, strict, ranks: queue.shared }, events);
  const stop = signal === undefined ? pool.failure : AbortSignal.any([signal, pool.failure]);
  try {
    const runner = await TaskRunner.open(work, plan, strict, clock);
    let here = 0;
    const counted: TaskEvents = {
      ...events,
      onDone(...done) {
        here++;
        events.onDone(...done);
      },
    };
    await takeTasks(runner, queue, clock, counted, stop);
    await pool.haveDone(ranks.length - here, stop);
  } finally {
    await pool.end();
  }
}
