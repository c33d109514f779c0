import { Worker } from 'node:worker_threads';
import { QingwenError } from '../core/errors.ts';
import type { TaskEvents } from './take-tasks.ts';
import type { FromWorker, WorkerData } from './worker-messages.ts';

const THREAD = new URL('./worker.js', import.meta.url);

/** Threads that take tasks from a queue, beside the one that has the pool. */
export class ThreadPool {
  readonly #events: Pick<TaskEvents, 'onDone' | 'onProgress'>;
  readonly #failure = new AbortController();
  readonly #workers: readonly Worker[];
  #done = 0;
  #told: (() => void) | undefined;

  constructor(threads: number, data: WorkerData, events: Pick<TaskEvents, 'onDone' | 'onProgress'>) {
    this.#events = events;
    this.#workers = Array.from({ length: threads }, () => this.#begin(data));
  }

  /** Aborted when a thread fails, or what is done with its news; the reason says how. */
  get failure(): AbortSignal {
    return this.#failure.signal;
  }

  /**
   * Waits until the threads have done so many tasks in all.
   *
   * @throws The reason of the signal.
   */
  async haveDone(tasks: number, signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const stop = (): void => reject(signal.reason);
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
      this.#told = () => {
        if (this.#done === tasks) resolve();
      };
      this.#told();
    });
  }

  /** Ends all threads, wherever they are. */
  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #begin(data: WorkerData): Worker {
    const worker = new Worker(THREAD, { workerData: data });
    const fail = (error: unknown): void => this.#failure.abort(error);
    let isFinished = false;
    worker.on('message', (message: FromWorker) => {
      try {
        if (message.kind === 'failed') fail(errorOf(message));
        else if (message.kind === 'finished') isFinished = true;
        else this.#tell(message);
      } catch (error) {
        fail(error);
      }
    });
    worker.on('error', (error) => fail(memoryError(error) ?? error));
    worker.on('exit', (code) => {
      if (!isFinished) fail(new Error(`a thread of the job ended with ${code}`));
    });
    return worker;
  }

  #tell(message: FromWorker & { kind: 'progress' | 'done' }): void {
    if (message.kind === 'progress') {
      this.#events.onProgress(message.progress);
      return;
    }
    this.#events.onDone(message.rank, message.marker, message.spent);
    this.#done++;
    this.#told?.();
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
