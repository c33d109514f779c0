import type { Progress } from '../job/index.ts';

/** How fast a job is, and how long it may take yet. */
export interface Pace {
  /** Bytes of input a second in this run. */
  readonly bytesPerSecond: number;
  /** Absent where nothing has been read yet, or the size of the input is not known. */
  readonly secondsLeft?: number;
}

/** The pace of a job after so many seconds, on the whole of them: threads tell of their chunks in bursts. */
export function paceOf(progress: Progress, seconds: number): Pace {
  const { bytes, bytesTotal, bytesEarlier } = progress;
  const bytesPerSecond = seconds === 0 ? 0 : (bytes - bytesEarlier) / seconds;
  if (bytesPerSecond === 0 || bytesTotal === 0) return { bytesPerSecond };
  return { bytesPerSecond, secondsLeft: Math.max(0, bytesTotal - bytes) / bytesPerSecond };
}

/** By files where there are no sizes: pipes have none. A file may grow while it is read. */
export function shareOf({ files, filesDone, bytes, bytesTotal }: Progress): number {
  return bytesTotal === 0 ? filesDone / files : Math.min(1, bytes / bytesTotal);
}
