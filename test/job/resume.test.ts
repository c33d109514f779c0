import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JobOptions, jobStatus, runJob, runRank } from '../../src/job/index.ts';
import { interruptJob, mixedRecords, outputOf } from '../support/job-folder.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';

const RECORDS = mixedRecords(60);

/** A folder with inputs, and a job on them of about a dozen tasks. */
function begun(): { folder: TempFolder; job: JobOptions } {
  const folder = tempFolder();
  folder.write('in/a.jsonl', RECORDS);
  for (let n = 0; n < 5; n++) folder.write(`in/t${n}.txt`, `第${n}篇文章,说的是整理语料这件事情。\n`);
  folder.write('in/empty.txt', '');
  return {
    folder,
    job: { patterns: [folder.at('in')], out: folder.at('out'), jobs: 1, chunkBytes: 900, trace: true },
  };
}

describe('a job that was stopped', () => {
  it('goes on to the bytes of one that was not, wherever it was stopped, and leaves nothing else', async () => {
    const { folder, job } = begun();
    await runJob({ ...job, out: folder.at('whole'), chunkBytes: 1 << 20 });
    const whole = outputOf(folder, 'whole');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 200, max: 4000 }),
        fc.integer(),
        async (stops, chunkBytes, salt) => {
          const out = folder.at(`out${salt}`);
          for (const chunks of stops) await interruptJob({ ...job, out, chunkBytes }, chunks);
          await runJob({ ...job, out, chunkBytes });
          expect(outputOf(folder, `out${salt}`)).toEqual(whole);
        },
      ),
      { numRuns: 5 },
    );
  });

  it('does not do again what is done', async () => {
    const { job } = begun();
    await interruptJob(job, 8);
    const { tasks, bytes, missing, state } = jobStatus(job.out);
    expect(state).toBe('unfinished');
    expect(tasks.done).toBeGreaterThan(3);
    expect(missing).toHaveLength(tasks.total - tasks.done);
    let read = 0;
    await runJob({ ...job, onProgress: (progress) => (read = Math.max(read, progress.bytes)) });
    expect(read).toBe(bytes.total);
    expect(jobStatus(job.out)).toMatchObject({
      state: 'finished',
      missing: [],
      bytes: { total: bytes.total, done: bytes.total },
    });
  });

  it('cuts the work as it was planned, whatever is asked for now', async () => {
    const { folder, job } = begun();
    await interruptJob(job, 5);
    const planned = jobStatus(job.out).tasks.total;
    await interruptJob({ ...job, chunkBytes: 1 << 20 }, 2);
    expect(jobStatus(job.out).tasks.total).toBe(planned);
    await runJob({ ...job, chunkBytes: 1 << 20 });
    expect(Object.keys(folder.tree('out'))).not.toContain('.qingwen/plan.json');
  });

  it.each([
    ['an option', { trace: false }, 'trace: true → false'],
    ['an option of a stage', { stages: { repeats: { minChars: 30 } } }, 'stages.repeats.minChars: 20 → 30'],
    ['a stage', { stages: { duplicates: false as const } }, 'stages.duplicates'],
  ])('refuses to mix with %s that changed, and says so', async (_, change, message) => {
    const { folder, job } = begun();
    await interruptJob(job, 5);
    const before = folder.tree('out');
    await expect(runJob({ ...job, ...change })).rejects.toMatchObject({
      code: 'job/changed',
      message: expect.stringContaining(message),
    });
    expect(folder.tree('out')).toEqual(before);
  });

  it('refuses to mix with inputs that changed, and names them', async () => {
    const { folder, job } = begun();
    await interruptJob(job, 5);
    appendFileSync(folder.at('in/t1.txt'), 'more');
    folder.write('in/new.txt', 'new');
    utimesSync(folder.at('in/t2.txt'), 1, 1);
    const refused = runJob(job);
    for (const message of ['t1.txt: 51 bytes → 55', 'new.txt: new', 't2.txt: written to since']) {
      await expect(refused).rejects.toMatchObject({ message: expect.stringContaining(message) });
    }
    const { documents } = await runJob({ ...job, fresh: true });
    expect(documents.in).toBeGreaterThan(60);
  });

  it('does a task again whose files are not what its marker says', async () => {
    const { folder, job } = begun();
    await runJob({ ...job, out: folder.at('whole') });
    await interruptJob(job, 8);
    const tasks = folder.at('out/.qingwen/tasks');
    const attempts = readdirSync(tasks).filter((name) => /^\d+-/.test(name));
    writeFileSync(`${tasks}/${attempts[0]}/documents.jsonl`, '{"id":"forged"}\n');
    writeFileSync(`${tasks}/3.done`, '{"attempt":');
    await runJob(job);
    expect(outputOf(folder, 'out')).toEqual(outputOf(folder, 'whole'));
  });

  it('leaves the output of the job before as it is until it is done', async () => {
    const { folder, job } = begun();
    await runJob(job);
    const before = outputOf(folder, 'out');
    appendFileSync(folder.at('in/t1.txt'), '又一行。');
    await interruptJob(job, 5);
    const now = outputOf(folder, 'out');
    for (const [name, bytes] of Object.entries(before)) expect(now[name]).toBe(bytes);
  });
});

describe('a job that another process is at work on', () => {
  it('is left alone', async () => {
    const { folder, job } = begun();
    await interruptJob(job, 8);
    // The parent of this process lives, and is not this one.
    const holder = { host: hostname(), pid: process.ppid };
    folder.write('out/.qingwen/lock', JSON.stringify(holder));
    const before = folder.tree('out');
    for (const fresh of [false, true]) {
      await expect(runJob({ ...job, fresh })).rejects.toMatchObject({
        code: 'job/running',
        message: expect.stringContaining(`process ${process.ppid} is at work`),
      });
    }
    expect(folder.tree('out')).toEqual(before);
  });

  it('is gone on with when that process is dead', async () => {
    const { folder, job } = begun();
    await interruptJob(job, 8);
    folder.write('out/.qingwen/lock', JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1 }));
    expect((await runJob(job)).documents.in).toBeGreaterThan(60);
    expect(Object.keys(folder.tree('out')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('is gone on with when another has its number by now', async () => {
    const { folder, job } = begun();
    await interruptJob(job, 8);
    const holder = { host: hostname(), pid: process.ppid, began: '1' };
    folder.write('out/.qingwen/lock', JSON.stringify(holder));
    expect((await runJob(job)).documents.in).toBeGreaterThan(60);
  });

  it.runIf(process.platform === 'linux')('is gone on with when nobody asks what became of it', async () => {
    const { folder, job } = begun();
    await interruptJob(job, 8);
    // Its parent has become a program that does not ask.
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60']);
    try {
      const [line] = (await once(parent.stdout, 'data')) as [Buffer];
      const pid = Number(line.toString());
      while (!/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))) await setTimeout(5);
      folder.write('out/.qingwen/lock', JSON.stringify({ host: hostname(), pid }));
      expect((await runJob(job)).documents.in).toBeGreaterThan(60);
    } finally {
      parent.kill();
    }
  });

  it('is not begun twice at the same time', async () => {
    const { folder, job } = begun();
    const both = await Promise.allSettled([runJob(job), runJob(job)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'job/running' },
    });
    await runJob({ ...job, out: folder.at('whole') });
    expect(outputOf(folder, 'out')).toEqual(outputOf(folder, 'whole'));
  });
});

describe('a job shared by several processes', () => {
  it('comes to the same bytes, in whatever order they run', async () => {
    const { folder, job } = begun();
    await runJob({ ...job, out: folder.at('whole') });
    for (const rank of [2, 0]) await runRank({ ...job, rank, world: 3 });
    const { tasks, missing } = jobStatus(job.out);
    expect(missing.every((task) => task % 3 === 1)).toBe(true);
    expect(tasks.done).toBe(tasks.total - missing.length);
    await expect(runRank({ ...job, trace: false, rank: 1, world: 3 })).rejects.toMatchObject({
      code: 'job/changed',
    });
    expect(await runRank({ ...job, rank: 1, world: 3 })).toMatchObject({ missing: [], state: 'unfinished' });
    await runJob(job);
    expect(outputOf(folder, 'out')).toEqual(outputOf(folder, 'whole'));
  });

  it('may do a task twice: one attempt counts', async () => {
    const { folder, job } = begun();
    await runJob({ ...job, out: folder.at('whole') });
    await Promise.all([runRank({ ...job, rank: 0, world: 1 }), runRank({ ...job, rank: 0, world: 1 })]);
    await runJob(job);
    expect(outputOf(folder, 'out')).toEqual(outputOf(folder, 'whole'));
  });

  it.each([
    [1, 1],
    [-1, 2],
    [0.5, 2],
  ])('refuses rank %d of %d', async (rank, world) => {
    const { job } = begun();
    await expect(runRank({ ...job, rank, world })).rejects.toMatchObject({ code: 'option/invalid' });
  });
});

describe('strict', () => {
  it('stops at the first record that cannot be used, and names its place', async () => {
    const { folder, job } = begun();
    await expect(runJob({ ...job, strict: true })).rejects.toMatchObject({
      code: 'input/json',
      message: `${folder.at('in/a.jsonl')}:4: this line is not JSON`,
    });
  });

  it('stops at a pattern that comes to nothing, before anything is read', async () => {
    const { folder, job } = begun();
    const patterns = [...job.patterns, folder.at('gone.txt')];
    await expect(runJob({ ...job, patterns, strict: true })).rejects.toMatchObject({ code: 'input/missing' });
    expect(Object.keys(folder.tree())).not.toContain('out');
  });
});
