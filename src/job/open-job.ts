import { QingwenError } from '../core/errors.ts';
import { type FoundInputs, findInputs } from '../io/inputs.ts';
import { STANDARD_INPUT } from '../io/source.ts';
import { canWrite } from '../io/writers/index.ts';
import { pinStages } from './custom-stages.ts';
import type { FailedInput } from './input-report.ts';
import { checkConfig, type JobConfig, type JobOptions } from './options.ts';
import { chunkBytesFor, differences, type Plan, planTasks } from './plan.ts';
import { isAccount } from './publish.ts';
import { prepareStages } from './stages.ts';
import { version } from './version.ts';
import { WorkFolder } from './work-folder.ts';

/** A job with its plan, new or gone on with. */
export interface OpenJob {
  readonly work: WorkFolder;
  readonly plan: Plan;
  readonly config: JobConfig;
  /** Patterns that came to nothing. */
  readonly problems: readonly FailedInput[];
}

/** The command of a job: what it is asked, checked, before anything is looked at. */
export interface JobCommand {
  readonly config: JobConfig;
  readonly head: Pick<Plan, 'version' | 'patterns' | 'options'>;
}

/**
 * Checks what a job is asked.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 */
export async function jobCommand({
  patterns,
  out,
  fresh,
  signal,
  onProgress,
  onProblem,
  ...given
}: JobOptions): Promise<JobCommand> {
  const config = checkConfig('job', given);
  if (!canWrite(config.format)) {
    throw new QingwenError(
      'option/invalid',
      `job: the format "${config.format}" wants Node.js 22.15 or newer, and this is ${process.version}; take "jsonl.gz"`,
    );
  }
  const { jobs: _, chunkBytes: __, strict: ___, stages: ____, customStages, ...rest } = config;
  const stages = (await prepareStages(config)).effective;
  const options = { ...rest, customStages: pinStages(customStages), stages };
  return { config, head: { version: version(), patterns, options } };
}

/**
 * Opens a job: goes on with the one under way in the output directory, or plans it.
 *
 * @throws QingwenError `input/no-match` when there is nothing to read; `job/changed` when another job is under way in
 * the output directory, saying what differs; `output/unwritable`; with `strict` what is wrong with a pattern.
 */
export async function openJob(command: JobCommand, options: JobOptions): Promise<OpenJob> {
  const { out, fresh } = options;
  const { head } = command;
  const found = await findJobInputs(command, options);
  // Standard input belongs to the main thread.
  const config = found.files.some(({ path }) => path === STANDARD_INPUT)
    ? { ...command.config, jobs: 1 }
    : command.config;
  const work = new WorkFolder(out);
  if (fresh === true) await work.remove();
  const known = work.plan();
  if (known !== undefined) {
    const differ = differences(known, { ...head, inputs: found.files });
    if (differ.length > 0) throw changed(out, differ);
    return { work, plan: known, config, problems: patternFailures(found) };
  }
  const plan = await work.begin(await newPlan(command, found));
  return { work, plan, config, problems: patternFailures(found) };
}

/**
 * Finds what a job is to read.
 *
 * @throws QingwenError `input/no-match` when there is nothing; with `strict` what is wrong with a pattern.
 */
export async function findJobInputs(
  { config }: JobCommand,
  { patterns, out }: Pick<JobOptions, 'patterns' | 'out'>,
): Promise<FoundInputs> {
  const { inputFormat, strict } = config;
  const found = await findInputs(patterns, {
    outside: out,
    isAccount,
    ...(inputFormat === 'auto' ? {} : { format: inputFormat }),
  });
  const [problem] = found.problems;
  if (strict && problem !== undefined) throw problem.error;
  if (found.files.length === 0) throw nothingToRead(found);
  return found;
}

/** What is to be told of patterns that came to nothing. */
export function patternFailures({ problems }: FoundInputs): FailedInput[] {
  return problems.map(({ pattern, error: { code, message } }) => ({ source: pattern, code, message }));
}

/** The plan of a job that nobody has begun. */
export async function newPlan({ head, config }: JobCommand, { files }: FoundInputs): Promise<Plan> {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const chunkBytes = config.chunkBytes || chunkBytesFor(total);
  const tasks = await planTasks(files, chunkBytes, config);
  return { ...head, inputs: files, ...tasks };
}

function changed(out: string, differ: readonly string[]): QingwenError {
  const lines = differ.map((line) => `\n  ${line}`).join('');
  return new QingwenError(
    'job/changed',
    `${out} holds an unfinished job, and this one differs from it:${lines}\nFinish it with the command it was begun with, or start over with --fresh.`,
  );
}

function nothingToRead({ problems }: FoundInputs): QingwenError {
  const reasons = problems.map(({ error }) => error.message);
  const message = reasons.length === 0 ? 'no patterns were given' : reasons.join('\n');
  return new QingwenError('input/no-match', `nothing to read: ${message}`);
}
