import { type JobStatus, jobStatus } from '../job/status.ts';

/** What a stopped job has left in its output directory, in a few words. */
export function whatIsLeft(out: string): string {
  let status: JobStatus;
  try {
    status = jobStatus(out);
  } catch {
    return `nothing was written to ${out}`;
  }
  const { state, tasks } = status;
  if (state === 'finished') return `${out} is as it was`;
  return `${tasks.done} of ${tasks.total} tasks are done; the same command goes on from there`;
}
