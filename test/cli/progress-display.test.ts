import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ProgressDisplay } from '../../src/cli/progress-display.ts';
import type { Progress } from '../../src/job/index.ts';

const HALF: Progress = {
  files: 4,
  filesDone: 1,
  tasks: 8,
  tasksDone: 3,
  bytes: 5e6,
  bytesTotal: 1e7,
  bytesEarlier: 0,
  workers: 2,
  in: 1241,
  kept: 1234,
  edited: 300,
  dropped: 5,
  quarantined: 2,
  byReason: { 'empty/nothing-left': 5, 'input/json': 2 },
  changed: { repair: 200, normalize: 120, convert: 7, boilerplate: 3, repeats: 1 },
};

function shown(terminal: boolean, times: readonly number[], progress = HALF, columns = 60): string {
  const output = Object.assign(new PassThrough(), { isTTY: terminal, columns });
  let now = 0;
  const display = new ProgressDisplay(output, { now: () => now, memory: () => 131e6 });
  for (const time of times) {
    now = time;
    display.update(progress);
  }
  display.end();
  return String(output.read() ?? '');
}

describe('ProgressDisplay', () => {
  it('writes a line every five seconds where there is no terminal', () => {
    const rest = '1,234 kept  300 edited  5 dropped  2 quarantined  2 workers  131.0 MB of memory\n';
    expect(shown(false, [100, 4999, 5000, 5001, 9999, 10_000])).toBe(
      ` 50 %  1/4 files  5.0 MB  1.0 MB/s  5 s left  ${rest}` +
        ` 50 %  1/4 files  5.0 MB  0.5 MB/s  10 s left  ${rest}`,
    );
    expect(shown(false, [100])).toBe('');
  });

  it('writes over a block of lines on a terminal, and takes it away at the end', () => {
    const [nothing, first, second, end, ...rest] = shown(true, [100, 150, 1000], HALF, 100).split(
      '\r\u001b[J',
    );
    expect([nothing, end, rest]).toEqual(['', '', []]);
    const lines = [
      '1/4 files  3/8 tasks  2 workers  131.0 MB of memory',
      '1,234 kept  300 edited  5 dropped  2 quarantined',
      'edited by repair 200, normalize 120, convert 7, boilerplate 3, …',
      'left out for empty/nothing-left 5, input/json 2\u001b[4A',
    ].join('\n');
    expect(first).toBe(
      `[${'#'.repeat(10)}${'.'.repeat(10)}]  50 %  5.0 MB of 10.0 MB  50.0 MB/s  1 s left\n${lines}`,
    );
    expect(second).toBe(
      `[${'#'.repeat(10)}${'.'.repeat(10)}]  50 %  5.0 MB of 10.0 MB  5.0 MB/s  1 s left\n${lines}`,
    );
  });

  it('cuts what would wrap on a narrow terminal', () => {
    const [, block = ''] = shown(true, [100], HALF, 30).split('\r\u001b[J');
    for (const line of block.replace('\u001b[4A', '').split('\n')) expect(line.length).toBeLessThan(30);
  });

  it('goes by files, and foretells nothing, where sizes are not known', () => {
    expect(shown(false, [5000], { ...HALF, bytesTotal: 0 })).toMatch(/^ 25 % .* 1\.0 MB\/s {2}1,234 kept/);
  });

  it('does not count as speed what an earlier run did', () => {
    expect(shown(false, [5000], { ...HALF, bytesEarlier: 4e6 })).toMatch(/ 0\.2 MB\/s {2}25 s left/);
    expect(shown(false, [5000], { ...HALF, bytesEarlier: 5e6 })).toMatch(/ 0\.0 MB\/s {2}1,234 kept/);
  });

  it.each([
    [61, '1 min 1 s'],
    [3725, '1 h 2 min'],
  ])('tells %i seconds as %s', (left, text) => {
    expect(shown(false, [10_000], { ...HALF, bytes: 1e7, bytesTotal: 1e7 + left * 1e6 })).toContain(
      `${text} left`,
    );
  });
});
