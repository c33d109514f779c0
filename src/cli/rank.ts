import { QingwenError } from '../core/errors.ts';
import type { Streams } from './streams.ts';

/** Which part of a job this process does. */
export interface Rank {
  readonly rank: number;
  readonly world: number;
  /** What said so. */
  readonly by: string;
}

/** The environment of an array scheduler: the number of the task, the first number, and how many there are. */
interface Scheduler {
  readonly task: string;
  readonly first?: string;
  readonly count?: string;
  /** Where it tells the last number instead of the count. */
  readonly last?: string;
}

const SCHEDULERS: readonly Scheduler[] = [
  // Slurm: https://slurm.schedmd.com/job_array.html
  { task: 'SLURM_ARRAY_TASK_ID', first: 'SLURM_ARRAY_TASK_MIN', count: 'SLURM_ARRAY_TASK_COUNT' },
  // Kubernetes, an indexed Job; it tells no count: https://kubernetes.io/docs/tasks/job/indexed-parallel-processing-static
  { task: 'JOB_COMPLETION_INDEX' },
  // AWS Batch: https://docs.aws.amazon.com/batch/latest/userguide/job_env_vars.html
  { task: 'AWS_BATCH_JOB_ARRAY_INDEX', count: 'AWS_BATCH_JOB_ARRAY_SIZE' },
  // Grid Engine
  { task: 'SGE_TASK_ID', first: 'SGE_TASK_FIRST', last: 'SGE_TASK_LAST' },
];

/**
 * The rank that flags give, or else the environment of an array scheduler; nothing for a whole job. What flags say wins:
 * `--world 1` is the whole job wherever it runs.
 *
 * @throws QingwenError `usage` for numbers that are none, and where the size of the array is not known.
 */
export function rankOf(
  given: { readonly rank: string | undefined; readonly world: string | undefined },
  env: Streams['env'],
): Rank | undefined {
  if (given.rank !== undefined) {
    if (given.world === undefined) throw wrong('--rank wants the number of processes as well: --world N');
    return checked({ rank: Number(given.rank), world: Number(given.world), by: '--rank' });
  }
  if (given.world !== undefined && Number(given.world) === 1) return undefined;
  for (const { task, first, count, last } of SCHEDULERS) {
    const id = numberIn(env, task);
    if (id === undefined) continue;
    const from = numberIn(env, first) ?? 0;
    const end = numberIn(env, last);
    const counted = numberIn(env, count) ?? (end === undefined ? undefined : end - from + 1);
    const world = given.world === undefined ? counted : Number(given.world);
    if (world === undefined) {
      throw wrong(
        `${task} is ${id}, but nothing says of how many: --world N, or --world 1 for the whole job`,
      );
    }
    return checked({ rank: id - from, world, by: task });
  }
  if (given.world !== undefined) throw wrong('--world wants the number of this process as well: --rank N');
  return undefined;
}

function checked(rank: Rank): Rank | undefined {
  if (rank.world === 1 && rank.rank === 0) return undefined;
  if (Number.isInteger(rank.rank) && Number.isInteger(rank.world) && rank.rank >= 0 && rank.rank < rank.world)
    return rank;
  throw wrong(
    `rank ${rank.rank} of ${rank.world} (${rank.by}): a rank is a whole number from 0 to one below the world`,
  );
}

function numberIn(env: Streams['env'], name: string | undefined): number | undefined {
  const value = name === undefined ? undefined : env[name];
  return value === undefined || !/^[0-9]+$/.test(value) ? undefined : Number(value);
}

function wrong(message: string): QingwenError {
  return new QingwenError('usage', `run: ${message}\nTry: qingwen run --help`);
}
