import type { OpenJob } from './open-job.ts';
import { type PoolEvents, runInThreads } from './pool.ts';
import { TaskRunner } from './task-runner.ts';

/**
 * Does tasks of a job: in threads of their own, or here where one thread is enough.
 *
 * @throws QingwenError what a task failed with. The reason of the signal, when that stops it.
 */
export async function doTasks(
  { work, plan, config }: OpenJob,
  ranks: readonly number[],
  events: PoolEvents,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { jobs, strict } = config;
  if (jobs > 1 && ranks.length > 1) {
    await runInThreads(ranks, jobs, { out: work.out, strict }, events, signal);
    return;
  }
  const runner = await TaskRunner.open(work, plan, strict);
  for (const rank of ranks) {
    signal?.throwIfAborted();
    const marker = await runner.run(rank, (progress) => {
      events.onProgress(progress);
      signal?.throwIfAborted();
    });
    events.onDone(rank, marker);
  }
}
