import type { ErrorCode } from '../core/errors.ts';
import type { Counts } from './counter.ts';
import type { TaskProgress } from './task-runner.ts';
import type { Marker } from './work-folder.ts';

/** What a thread begins with; the plan it reads from the folder. */
export interface WorkerData {
  readonly out: string;
  readonly strict: boolean;
}

/** A task to do. */
export interface ToWorker {
  readonly rank: number;
}

/** What a thread tells: no text is among it. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly progress: TaskProgress }
  /** It can do another task; the last one is done when it is on the disk. */
  | { readonly kind: 'free' }
  | {
      readonly kind: 'done';
      readonly rank: number;
      readonly marker: Marker;
      /** As in {@link TaskProgress}, since the last of that. */
      readonly spent: Counts;
    }
  | {
      readonly kind: 'failed';
      readonly rank: number;
      readonly code: ErrorCode | undefined;
      readonly message: string;
    };
