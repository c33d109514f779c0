import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { JsonLog } from '../../src/cli/json-log.ts';
import { type Progress, runJob } from '../../src/job/index.ts';
import { mixedRecords } from '../support/job-folder.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

type Event = { readonly event: string; readonly [field: string]: unknown };

function eventsOf(text: string): Event[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Event);
}

describe('run --log json', () => {
  it('tells start, problems and end, an object a line', async () => {
    const folder = tempFolder();
    folder.write('in.jsonl', mixedRecords(60));
    const argv = ['run', folder.at('in.jsonl'), '-o', folder.at('out'), '--log', 'json'];
    const { code, stderr, stdout } = await runCli(argv);
    const events = eventsOf(stderr);
    expect(events.map(({ event }) => event)).toEqual(['start', 'problem', 'problem', 'done']);
    expect(events[0]).toMatchObject({ files: 1, tasks: 1, tasksDone: 0, workers: 1 });
    expect(events[1]).toMatchObject({ source: folder.at('in.jsonl'), code: 'input/json' });
    const summary = JSON.parse(folder.read('out/summary.json'));
    const { documents, changed } = summary;
    expect(events[3]).toMatchObject({ state: 'finished', exitCode: 1, documents, changed });
    expect(code).toBe(1);
    expect(stdout).toContain('Time of all workers');
  });

  it('tells of problems when they show, and again in the end where there were more', async () => {
    const folder = tempFolder();
    const good = `${JSON.stringify({ text: 'a text that is long enough to fill a part of the file' })}\n`;
    folder.write('in.jsonl', `broken\n${good.repeat(50)}broken\n${good}`);
    const problems: string[] = [];
    const inputs = [folder.at('in.jsonl'), folder.at('none.txt')];
    const options = { patterns: inputs, out: folder.at('out'), jobs: 1, chunkBytes: 1000 };
    let tasksDone = 0;
    const summary = await runJob({
      ...options,
      onProgress: (progress) => {
        tasksDone = progress.tasksDone;
      },
      onProblem: ({ message }) => problems.push(`${tasksDone}: ${message}`),
    });
    expect(problems).toEqual([
      `0: ${folder.at('none.txt')}: no such file or directory`,
      `0: ${folder.at('in.jsonl')}: line 1 is no JSON record; kept in quarantine.jsonl`,
    ]);
    expect(summary.failed.at(-1)?.message).toContain('2 records are no JSON, the first is line 1');
    const argv = [
      'run',
      ...inputs,
      '-o',
      folder.at('again'),
      '--log',
      'json',
      '--chunk-size',
      '1KB',
      '-j',
      '1',
      '-q',
    ];
    const { stderr } = await runCli(argv);
    expect(eventsOf(stderr).map(({ event, message }) => message ?? event)).toEqual([
      ...problems.map((problem) => problem.slice(3)),
      summary.failed.at(-1)?.message,
      'done',
    ]);
  });

  it('tells an error that ends the run as its end', async () => {
    const folder = tempFolder();
    const argv = ['run', folder.at('none.txt'), '-o', folder.at('out'), '--log', 'json', '-q'];
    const { code, stderr } = await runCli(argv);
    expect(code).toBe(1);
    expect(eventsOf(stderr)).toMatchObject([
      { event: 'done', state: 'failed', exitCode: 1, code: 'input/no-match' },
    ]);
  });

  it('tells progress every five seconds, with the pace of this run', () => {
    const output = new PassThrough();
    let now = 0;
    const log = new JsonLog(output, false, () => now);
    const half = { bytes: 6e6, bytesEarlier: 1e6, bytesTotal: 1e7, kept: 7 } as Progress;
    for (now of [0, 4000, 5000, 6000]) log.update(half);
    expect(eventsOf(String(output.read()))).toMatchObject([
      { event: 'start', seconds: 0 },
      { event: 'progress', seconds: 5, kept: 7, bytesPerSecond: 1e6, secondsLeft: 4 },
    ]);
  });
});

describe('run --dry-run', () => {
  it('tells files, formats, bytes, charsets and tasks, shows some edits, and writes nothing', async () => {
    const folder = tempFolder();
    folder.write('a.txt', '因為這是一個測試,所以我們寫一些繁體字。');
    folder.write('b.jsonl', `${JSON.stringify({ id: 'b', text: 'cafÃ© au lait' })}\n`);
    const argv = ['run', folder.at('*.txt'), folder.at('*.jsonl'), '-o', folder.at('out'), '--dry-run'];
    const { code, stdout, stderr } = await runCli(argv);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`would read 2 files, 0.00 MB, in 1 task, and write to ${folder.at('out')}\n`);
    expect(stdout).toMatch(/MB {2}text {3}utf-8 {2}.*a\.txt\n/);
    expect(stdout).toMatch(/MB {2}jsonl {2}utf-8 {2}.*b\.jsonl\n/);
    expect(stdout).toContain('因[-為-]{+为+}');
    expect(stdout).toContain('repair/utf8-as-windows-1252');
    expect(Object.keys(folder.tree())).toEqual(['a.txt', 'b.jsonl']);
  });

  it('tells what cannot be used, and how many documents a limit takes', async () => {
    const folder = tempFolder();
    folder.write('in.jsonl', mixedRecords(60));
    const argv = [
      'run',
      folder.at('in.jsonl'),
      folder.at('none.txt'),
      '-o',
      folder.at('out'),
      '--dry-run',
      '--limit',
      '9',
    ];
    const { code, stdout } = await runCli(argv);
    expect(code).toBe(1);
    expect(stdout).toContain('9 documents taken');
    expect(stdout).toContain(`cannot be used: ${folder.at('none.txt')}`);
  });
});
