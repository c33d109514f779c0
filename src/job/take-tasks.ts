import type { StageClock } from './clock.ts';
import type { Counts } from './counter.ts';
import type { RankQueue } from './rank-queue.ts';
import type { TaskProgress, TaskRunner, WrittenTask } from './task-runner.ts';
import type { Marker } from './work-folder.ts';

/** What is done with a task that is done, and with news of one that is not. */
export interface TaskEvents {
  /** With what the thread spent since its last progress. */
  onDone(rank: number, marker: Marker, spent: Counts): void;
  onProgress(progress: TaskProgress): void;
  /** Fulfilled when nothing is more urgent in this thread than the next task. */
  beforeNext(): Promise<void>;
}

/**
 * Does tasks of a queue in this thread, by its clock, until all are taken. While one gets to the disk the next is done.
 *
 * @throws QingwenError what a task failed with. The reason of the signal; the task under way is given up.
 */
export async function takeTasks(
  runner: TaskRunner,
  queue: RankQueue,
  clock: StageClock,
  events: TaskEvents,
  signal?: AbortSignal,
): Promise<void> {
  let committed: Promise<void> | undefined;
  const commit = async ({ rank, commit }: WrittenTask): Promise<void> =>
    events.onDone(rank, await commit(), clock.news());
  try {
    for (;;) {
      await events.beforeNext();
      signal?.throwIfAborted();
      const rank = queue.take();
      if (rank === undefined) break;
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
