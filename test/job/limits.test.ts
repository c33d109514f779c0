import { describe, expect, it } from 'vitest';
import { type JobOptions, runJob } from '../../src/job/index.ts';
import { interruptJob, mixedRecords, outputOf } from '../support/job-folder.ts';
import { runProgram } from '../support/run-program.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';

const OFF = { duplicates: false } as const;

function withNumbers(count: number): TempFolder {
  const folder = tempFolder();
  const texts = [...Array(count).keys()].map((n) =>
    JSON.stringify({ id: `${n}`, text: `第${n}页 ${'页'.repeat(n % 9)}` }),
  );
  folder.write('in.jsonl', `${texts.join('\n')}\n`);
  return folder;
}

function idsIn(folder: TempFolder, out = 'out'): string[] {
  const files = folder.tree(`${out}/corpora`);
  const lines = Object.values(files).flatMap((text) => text.split('\n').filter((line) => line !== ''));
  return lines.map((line) => (JSON.parse(line) as { id: string }).id).sort((a, b) => Number(a) - Number(b));
}

describe('limit and sample', () => {
  it.each([
    ['limit', { limit: 3 }, ['0', '1', '2']],
    ['limit above all', { limit: 30 }, ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']],
    ['sample', { sample: 2 }, ['4', '9']],
    ['sample above all', { sample: 11 }, ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']],
    ['sample of a limit', { limit: 6, sample: 3 }, ['1', '3', '5']],
  ])('%s takes these and no others, and says so', async (_, limits, expected) => {
    const folder = withNumbers(10);
    const patterns = [folder.at('in.jsonl')];
    const summary = await runJob({ patterns, out: folder.at('out'), stages: OFF, ...limits });
    expect(idsIn(folder)).toEqual(expected);
    expect(summary.documents.in).toBe(expected.length);
    expect(summary.options).toMatchObject(limits);
  });

  it('counts records that are no documents, and accounts for those taken', async () => {
    const folder = tempFolder();
    folder.write('in.jsonl', mixedRecords(300));
    const patterns = [folder.at('in.jsonl')];
    const whole = await runJob({ patterns, out: folder.at('whole') });
    const { documents, failed } = await runJob({ patterns, out: folder.at('some'), sample: 100 });
    expect(documents.in).toBe(100);
    expect(documents.written + documents.dropped + documents.quarantined).toBe(100);
    expect(documents.quarantined).toBeGreaterThan(0);
    expect(documents.quarantined).toBeLessThan(whole.documents.quarantined);
    expect(failed.map(({ code }) => code)).toEqual(['input/json', 'input/no-text']);
  });

  it.each<Partial<JobOptions>>([{ jobs: 1 }, { jobs: 3 }, { jobs: 1, chunkBytes: 700 }])(
    'are the same however the work is cut: %j',
    async (how) => {
      const folder = tempFolder();
      folder.write('a.jsonl', mixedRecords(150));
      folder.write('b.jsonl', mixedRecords(20));
      folder.write('c.txt', '一页');
      const patterns = [folder.at('*.jsonl'), folder.at('*.txt')];
      for (const limits of [{ limit: 160 }, { sample: 40 }]) {
        await runJob({ patterns, ...limits, out: folder.at('one'), jobs: 1, chunkBytes: 1 << 20 });
        await runJob({ patterns, ...limits, out: folder.at('two'), ...how });
        expect(outputOf(folder, 'two')).toEqual(outputOf(folder, 'one'));
      }
    },
  );

  it('say nothing of files that were not reached', async () => {
    const folder = tempFolder();
    folder.write('a.txt', '今天我们来谈谈如何整理语料。');
    folder.write('b.txt', '');
    folder.write('c.txt', '');
    const patterns = [folder.at('*.txt')];
    expect((await runJob({ patterns, out: folder.at('one'), limit: 1 })).failed).toEqual([]);
    const all = await runJob({ patterns, out: folder.at('all'), limit: 2 });
    expect(all.failed.map(({ source }) => source)).toEqual([folder.at('b.txt'), folder.at('c.txt')]);
  });

  it('are part of the job: it is gone on with only with the same ones, and then to the same bytes', async () => {
    const folder = tempFolder();
    folder.write('in.jsonl', mixedRecords(200));
    const job = { patterns: [folder.at('in.jsonl')], sample: 60, chunkBytes: 2000, jobs: 1 };
    await runJob({ ...job, out: folder.at('whole') });
    await interruptJob({ ...job, out: folder.at('out') }, 3);
    await expect(runJob({ ...job, out: folder.at('out'), sample: 61 })).rejects.toThrow('sample: 60 → 61');
    await runJob({ ...job, out: folder.at('out') });
    expect(outputOf(folder, 'out')).toEqual(outputOf(folder, 'whole'));
  });

  it('of a pipe can be a limit, and no sample', async () => {
    const folder = withNumbers(10);
    const limited = await runProgram(
      ['run', '-', '-o', folder.at('out'), '--limit', '2', '-q'],
      async ({ stdin }) => {
        stdin?.end(folder.read('in.jsonl'));
      },
    );
    expect(limited.code).toBe(0);
    expect(idsIn(folder)).toEqual(['0', '1']);
    const sampled = await runProgram(
      ['run', '-', '-o', folder.at('no'), '--sample', '2', '-q'],
      async ({ stdin }) => {
        stdin?.end('');
      },
    );
    expect([sampled.code, sampled.stderr]).toEqual([2, expect.stringContaining('takes no "sample"')]);
  });
});
