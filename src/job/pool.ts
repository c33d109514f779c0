import { Worker } from 'node:worker_threads';
import { QingwenError } from '../core/errors.ts';
import type { Counts } from './counter.ts';
import type { TaskProgress } from './task-runner.ts';
import type { Marker } from './work-folder.ts';
import type { FromWorker, ToWorker, WorkerData } from './worker-messages.ts';

/** What is done with a task that is done, and with news of one that is not. */
export interface PoolEvents {
  /** With what the thread spent since its last progress. */
  onDone(rank: number, marker: Marker, spent: Counts): void;
  onProgress(progress: TaskProgress): void;
}

const THREAD = new URL('./worker.js', import.meta.url);

/**
 * Does tasks in threads, each in the next thread that is free, in the order given. Fulfilled when all are done; at the
 * first failure, or when the signal says so, all threads are ended, and tasks under way are given up.
 *
 * @throws QingwenError what a task failed with; `job/memory` when a thread has none left. The reason of the signal.
 */
export async function runInThreads(
  ranks: readonly number[],
  threads: number,
  data: WorkerData,
  { onDone, onProgress }: PoolEvents,
  signal?: AbortSignal,
): Promise<void> {
  const waiting = [...ranks].reverse();
  const workers: Worker[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      let left = ranks.length;
      const stop = (): void => reject(signal?.reason);
      if (signal?.aborted === true) stop();
      signal?.addEventListener('abort', stop, { once: true });
      const guarded = (call: () => void): void => {
        try {
          call();
        } catch (error) {
          reject(error);
        }
      };
      for (let thread = 0; thread < Math.min(threads, ranks.length); thread++) {
        const worker = new Worker(THREAD, { workerData: data });
        workers.push(worker);
        const next = (): void => {
          const rank = waiting.pop();
          if (rank !== undefined) worker.postMessage({ rank } satisfies ToWorker);
        };
        worker.on('message', (message: FromWorker) =>
          guarded(() => {
            if (message.kind === 'progress') onProgress(message.progress);
            else if (message.kind === 'failed') reject(errorOf(message));
            else if (message.kind === 'free') next();
            else {
              onDone(message.rank, message.marker, message.spent);
              if (--left === 0) resolve();
            }
          }),
        );
        worker.on('error', (error) => reject(memoryError(error) ?? error));
        worker.on('exit', (code) => reject(new Error(`a thread of the job ended with ${code}`)));
        next();
      }
    });
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function errorOf({ code, message }: FromWorker & { kind: 'failed' }): Error {
  return code === undefined ? new Error(message) : new QingwenError(code, message);
}

function memoryError(error: unknown): QingwenError | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return;
  return new QingwenError(
    'job/memory',
    'a thread has no memory left: use fewer (--jobs 1), or give Node more (NODE_OPTIONS=--max-old-space-size=4096)',
    { cause: error },
  );
}
