import { QingwenError } from '../core/errors.ts';
import { StageClock } from './clock.ts';
import { doTasks, threadsFor } from './do-tasks.ts';
import { jobCommand, openJob } from './open-job.ts';
import type { RankOptions } from './options.ts';
import { ProblemTeller } from './problems.ts';
import { ProgressMeter } from './progress.ts';
import { type JobStatus, jobStatus } from './status.ts';
import type { Marker } from './work-folder.ts';

/** Does the share of one rank; what there is to know of it stands at `runRank`. */
export async function runShare({ rank, world, ...options }: RankOptions): Promise<JobStatus> {
  if (!(Number.isInteger(world) && world >= 1 && Number.isInteger(rank) && rank >= 0 && rank < world)) {
    throw new QingwenError(
      'option/invalid',
      `job: rank ${rank} of ${world}: a rank is from 0 to one below the world`,
    );
  }
  if (options.fresh === true) {
    throw new QingwenError('option/invalid', 'job: a share of a job cannot start over what others work on');
  }
  const job = await openJob(await jobCommand(options), options);
  const { work, plan } = job;
  await work.share();
  const meter = new ProgressMeter(plan);
  const problems = new ProblemTeller(job, options.onProblem);
  const done = work.markers();
  const share = [...plan.tasks.keys()].filter((task) => task % world === rank);
  const missing: number[] = [];
  for (const task of share) {
    const marker = done.get(task);
    if (marker === undefined) missing.push(task);
    else {
      meter.addDone(task, marker);
      problems.add(marker.account);
    }
  }
  const events = {
    onDone(task: number, { account }: Marker): void {
      meter.finished(task);
      problems.add(account);
    },
    onProgress: (progress: Parameters<ProgressMeter['add']>[0]): void => {
      meter.add(progress);
      options.onProgress?.(meter.now());
    },
    beforeNext: async (): Promise<void> => {},
  };
  meter.workers = threadsFor(job, missing.length);
  options.onProgress?.(meter.now());
  await doTasks(job, missing, events, new StageClock(), options.signal);
  return jobStatus(options.out);
}
