import type { JobStatus } from '../../job/index.ts';
import type { Command } from '../command.ts';
import { type Face, usage } from '../flags.ts';
import { count, megabytes } from '../numbers.ts';
import { type Paint, paintFor, write } from '../streams.ts';

const face: Face = {
  name: 'status',
  summary: 'Tell how far the job in an output directory is: what is done, and what is missing.',
  usage: '<dir> [--json]',
  flags: [{ name: 'json', help: 'as JSON' }],
  examples: ['qingwen status out', 'qingwen status out --json'],
};

/** `qingwen status`: exit 0 when the job is finished, 1 when it is not. */
export const statusCommand: Command = {
  face,
  async run({ words, flags }, { stdout, env }) {
    const [out, ...rest] = words;
    if (out === undefined || rest.length > 0) throw usage(face, 'name one output directory');
    const { jobStatus } = await import('../../job/status.ts');
    const status = jobStatus(out);
    const text = flags.has('json')
      ? `${JSON.stringify(status)}\n`
      : shown(status, out, paintFor(stdout, env));
    await write(stdout, text);
    return status.state === 'finished' ? 0 : 1;
  },
};

function shown(status: JobStatus, out: string, paint: Paint): string {
  const { state, files, tasks, bytes, missing, documents } = status;
  const { in: read, kept, dropped, quarantined } = documents;
  const lines = [
    `${paint('bold', out)}: ${paint(state === 'finished' ? 'green' : 'yellow', state)}`,
    `inputs     ${count(files)} ${files === 1 ? 'file' : 'files'}, ${megabytes(bytes.total)}: ${status.patterns.join(' ')}`,
    `documents  ${count(read)} read, ${count(kept)} kept, ${count(dropped)} dropped, ${count(quarantined)} quarantined`,
  ];
  if (state === 'unfinished') {
    lines.push(
      `tasks      ${count(tasks.done)} of ${count(tasks.total)} done, ${megabytes(bytes.done)} of ${megabytes(bytes.total)}`,
      missing.length === 0
        ? 'missing    nothing but to put them together: run the same command'
        : `missing    ${rangesOf(missing)}: run the same command to go on`,
    );
  }
  return `${lines.join('\n')}\n`;
}

const MOST_RANGES = 8;

/** Numbers in ascending order as ranges: `3, 5–9, 12`. */
function rangesOf(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last.to === number - 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  const shownOnes = ranges
    .slice(0, MOST_RANGES)
    .map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  return ranges.length > MOST_RANGES ? `${shownOnes.join(', ')} …` : shownOnes.join(', ');
}
