import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ProgressDisplay } from '../../src/cli/progress-display.ts';
import type { Progress } from '../../src/job/index.ts';

const HALF: Progress = { files: 4, filesDone: 1, bytes: 5e6, bytesTotal: 1e7, written: 1234, dropped: 5 };

function shown(terminal: boolean, times: readonly number[], progress = HALF): string {
  const output = Object.assign(new PassThrough(), { isTTY: terminal, columns: 60 });
  let now = 0;
  const display = new ProgressDisplay(output, () => now);
  for (const time of times) {
    now = time;
    display.update(progress);
  }
  display.end();
  return String(output.read() ?? '');
}

describe('ProgressDisplay', () => {
  it('writes a line every five seconds where there is no terminal', () => {
    expect(shown(false, [100, 4999, 5000, 5001, 9999, 10_000])).toBe(
      ' 50 %  1/4 files  5.0 MB  1.0 MB/s  1,234 kept  5 dropped\n' +
        ' 50 %  1/4 files  5.0 MB  0.5 MB/s  1,234 kept  5 dropped\n',
    );
    expect(shown(false, [100])).toBe('');
  });

  it('writes over one line of a terminal, no longer than that, and takes it away at the end', () => {
    const [nothing, first, second, end, ...rest] = shown(true, [100, 150, 200]).split('\r\u001b[K');
    expect([nothing, end, rest]).toEqual(['', '', []]);
    expect(first).toMatch(/^\[#{10}\.{10}\] {2}50 % {2}1\/4 files/);
    for (const line of [first, second]) expect(line?.length).toBe(59);
  });

  it('goes by files where sizes are not known', () => {
    expect(shown(false, [5000], { ...HALF, bytesTotal: 0 })).toMatch(/^ 25 %/);
  });
});
