import { parentPort, workerData } from 'node:worker_threads';
import { messageOf, QingwenError } from '../core/errors.ts';
import { StageClock } from './clock.ts';
import { RankQueue } from './rank-queue.ts';
import { takeTasks } from './take-tasks.ts';
import { TaskRunner } from './task-runner.ts';
import { WorkFolder } from './work-folder.ts';
import type { FromWorker, WorkerData } from './worker-messages.ts';

/** A thread that does tasks: it reads its part of the files, and writes what it makes of it, without the main thread. */
const { out, strict, ranks } = workerData as WorkerData;
const work = new WorkFolder(out);
const plan = work.plan();
if (parentPort === null || plan === undefined) throw new Error('this module is the thread of a job');
const port = parentPort;
const answer = (message: FromWorker): void => port.postMessage(message);
const clock = new StageClock();

try {
  const runner = await TaskRunner.open(work, plan, strict, clock);
  await takeTasks(runner, new RankQueue(ranks), clock, {
    onDone: (rank, marker, spent) => answer({ kind: 'done', rank, marker, spent }),
    onProgress: (progress) => answer({ kind: 'progress', progress }),
    beforeNext: async () => {},
  });
  answer({ kind: 'finished' });
} catch (error) {
  const code = error instanceof QingwenError ? error.code : undefined;
  const message = code === undefined && error instanceof Error ? error.stack : undefined;
  answer({ kind: 'failed', code, message: message ?? messageOf(error) });
}
