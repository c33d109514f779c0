import { describe, expect, it } from 'vitest';
import { mixedRecords, outputOf } from '../support/job-folder.ts';
import { runProgram, signalAfter } from '../support/run-program.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';

/** Inputs for about a dozen tasks, and a call of the program on them. */
function inputs(): { folder: TempFolder; argv: (out: string, ...more: string[]) => string[] } {
  const folder = tempFolder();
  folder.write('in/a.jsonl', mixedRecords(250));
  folder.write('in/b.txt', mixedRecords(50).replaceAll('\n', '\n\n'));
  const argv = (out: string, ...more: string[]): string[] => [
    ...['run', folder.at('in'), '-o', folder.at(out), '--split', 'paragraphs', '--chunk-size', '4KiB'],
    ...['--trace', '--no-config', ...more],
  ];
  return { folder, argv };
}

describe('the built program', () => {
  it('writes the same bytes with any number of threads and tasks of any size, also when it is killed', async () => {
    const { folder, argv } = inputs();
    await runProgram(argv('whole', '-j', '1', '--chunk-size', '1GB'));
    expect((await runProgram(argv('many', '-j', '3', '--chunk-size', '3000'))).code).toBe(1);
    for (const [tasks, jobs] of [
      [3, '2'],
      [9, '1'],
    ] as const) {
      await runProgram(argv('out', '-j', jobs, '-q'), signalAfter(folder.at('out'), tasks, 'SIGKILL'));
    }
    expect((await runProgram(argv('out', '-j', '2'))).code).toBe(1);
    const whole = outputOf(folder, 'whole');
    for (const out of ['many', 'out']) expect(outputOf(folder, out)).toEqual(whole);
  });

  it('stopped by a signal, says what is done, and status says it too', async () => {
    const { folder, argv } = inputs();
    const out = folder.at('out');
    const stopped = await runProgram(argv('out', '-j', '2', '-q'), signalAfter(out, 3, 'SIGTERM'));
    expect(stopped).toMatchObject({ code: 143, stdout: '' });
    expect(stopped.stderr).toMatch(
      /^qingwen: stopped by SIGTERM; \d+ of \d+ tasks are done; the same command/,
    );
    const status = await runProgram(['status', out]);
    expect(status).toMatchObject({ code: 1, stderr: '' });
    expect(status.stdout).toMatch(/: unfinished\n(?:.*\n)*tasks +\d+ of \d+ done.*\nmissing +\d/);
    expect((await runProgram(argv('out', '--text-field', 'body'))).stderr).toContain(
      'textField: "text" → "body"',
    );
    expect((await runProgram(argv('out', '-q'))).code).toBe(1);
    expect(await runProgram(['status', out])).toMatchObject({ code: 0, stdout: /: finished/ });
    expect((await runProgram(['status', folder.at('in')])).stderr).toContain('no job has been run');
  });
});
