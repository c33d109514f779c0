import { describe, expect, it } from 'vitest';
import { rankOf } from '../../src/cli/rank.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

const ranked = (env: Record<string, string>, rank?: string, world?: string) => rankOf({ rank, world }, env);

describe('rankOf', () => {
  it.each([
    [{}, undefined],
    [
      { SLURM_ARRAY_TASK_ID: '7', SLURM_ARRAY_TASK_MIN: '5', SLURM_ARRAY_TASK_COUNT: '4' },
      { rank: 2, world: 4 },
    ],
    [
      { AWS_BATCH_JOB_ARRAY_INDEX: '0', AWS_BATCH_JOB_ARRAY_SIZE: '3' },
      { rank: 0, world: 3 },
    ],
    [
      { SGE_TASK_ID: '3', SGE_TASK_FIRST: '1', SGE_TASK_LAST: '6' },
      { rank: 2, world: 6 },
    ],
    [{ SGE_TASK_ID: 'undefined', SGE_TASK_FIRST: 'undefined', SGE_TASK_LAST: 'undefined' }, undefined],
    [{ SLURM_ARRAY_TASK_ID: '0', SLURM_ARRAY_TASK_MIN: '0', SLURM_ARRAY_TASK_COUNT: '1' }, undefined],
  ])('reads %j', (env, wanted) => {
    const found = ranked(env as Record<string, string>);
    if (wanted === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(wanted);
  });

  it('takes the flags before the environment', () => {
    const env = { SLURM_ARRAY_TASK_ID: '7', SLURM_ARRAY_TASK_COUNT: '9' };
    expect(ranked(env, '1', '2')).toEqual({ rank: 1, world: 2, by: '--rank' });
    expect(ranked(env, undefined, '1')).toBeUndefined();
    expect(ranked({ JOB_COMPLETION_INDEX: '1' }, undefined, '4')).toMatchObject({ rank: 1, world: 4 });
  });

  it.each([
    [{ JOB_COMPLETION_INDEX: '1' }, undefined, undefined, 'nothing says of how many'],
    [{ SLURM_ARRAY_TASK_ID: '9', SLURM_ARRAY_TASK_COUNT: '3' }, undefined, undefined, 'rank 9 of 3'],
    [{}, '1', undefined, '--world N'],
    [{}, undefined, '3', '--rank N'],
    [{}, 'x', '3', 'rank NaN of 3'],
    [{}, '3', '3', 'rank 3 of 3'],
  ])('refuses %j %s %s', (env, rank, world, message) => {
    expect(() => ranked(env as Record<string, string>, rank, world)).toThrow(message);
  });
});

describe('qingwen run in an array', () => {
  it('says that it does a share, and of what', async () => {
    const folder = tempFolder();
    const input = folder.write('a.txt', '今天我们来谈谈如何整理语料,这是一件需要耐心的工作。');
    const env = { AWS_BATCH_JOB_ARRAY_INDEX: '1', AWS_BATCH_JOB_ARRAY_SIZE: '2' };
    const argv = ['run', input, '-o', folder.at('out'), '--quiet', '--no-config'];
    expect(await runCli(argv, { env })).toEqual({
      code: 0,
      stdout: '',
      stderr: 'qingwen: share 1 of 2, by AWS_BATCH_JOB_ARRAY_INDEX; --world 1 is the whole job\n',
    });
    expect(await runCli([...argv, '--world', '1'], { env })).toMatchObject({ code: 0, stderr: '' });
    expect(folder.records('out/corpora/zh-Hans.jsonl')).toHaveLength(1);
  });
});
