import type { ErrorCode } from '../core/errors.ts';
import type { Counts } from './counter.ts';
import type { TaskProgress } from './task-runner.ts';
import type { Marker } from './work-folder.ts';

/** What a thread begins with; the plan it reads from the folder. */
export interface WorkerData {
  readonly out: string;
  readonly strict: boolean;
  /** The memory of the queue that it takes tasks from. */
  readonly ranks: SharedArrayBuffer;
}

/** What a thread tells: no text is among it. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly progress: TaskProgress }
  | {
      readonly kind: 'done';
      readonly rank: number;
      readonly marker: Marker;
      /** As in {@link TaskProgress}, since the last of that. */
      readonly spent: Counts;
    }
  /** It found no more to do. */
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly code: ErrorCode | undefined; readonly message: string };
