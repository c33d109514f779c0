import { parentPort, workerData } from 'node:worker_threads';
import { messageOf, QingwenError } from '../core/errors.ts';
import { StageClock } from './clock.ts';
import { TaskRunner } from './task-runner.ts';
import { type Marker, WorkFolder } from './work-folder.ts';
import type { FromWorker, ToWorker, WorkerData } from './worker-messages.ts';

/** A thread that does tasks: it reads its part of the files, and writes what it makes of it, without the main thread. */
const { out, strict } = workerData as WorkerData;
const work = new WorkFolder(out);
const plan = work.plan();
if (parentPort === null || plan === undefined) throw new Error('this module is the thread of a job');
const port = parentPort;
const clock = new StageClock();
/** While what was written last gets to the disk, the next task is done. */
let committed: Promise<Marker> | undefined;
const opened = TaskRunner.open(work, plan, strict, clock);

port.on('message', async ({ rank }: ToWorker) => {
  const answer = (message: FromWorker): void => port.postMessage(message);
  try {
    const runner = await opened;
    const task = await runner.run(rank, (progress) => answer({ kind: 'progress', progress }));
    await committed;
    committed = task.commit();
    answer({ kind: 'free' });
    answer({ kind: 'done', rank, marker: await committed, spent: clock.news() });
  } catch (error) {
    const code = error instanceof QingwenError ? error.code : undefined;
    const message = code === undefined && error instanceof Error ? error.stack : undefined;
    answer({ kind: 'failed', rank, code, message: message ?? messageOf(error) });
  }
});
