import type { Command } from '../command.ts';
import { type Face, usage } from '../flags.ts';
import { type Paint, paintFor, write } from '../streams.ts';

const face: Face = {
  name: 'verify',
  summary: 'Compare the output of a job with golden files.',
  usage: '<out> --golden <dir> [--update]',
  flags: [
    { name: 'golden', short: 'g', value: 'DIR', help: 'directory of the golden files' },
    { name: 'update', short: 'u', help: 'rewrite the golden files from the output, and show what changes' },
  ],
  examples: ['qingwen verify out --golden golden', 'qingwen verify out --golden golden --update'],
};

/** `qingwen verify`: exit 0 when all golden files agree (or were updated), 1 when one does not. */
export const verifyCommand: Command = {
  face,
  async run({ words, flags }, { stdout, env }) {
    const [out, ...rest] = words;
    const golden = flags.get('golden');
    if (out === undefined || rest.length > 0) throw usage(face, 'name one output directory');
    if (golden === undefined) throw usage(face, 'name the directory of the golden files: --golden DIR');
    const update = flags.has('update');
    const { verifyGolden } = await import('../../golden/verify.ts');
    const { compared, differences, unexpected } = verifyGolden(out, golden, { update });
    const paint = paintFor(stdout, env);
    for (const { file, kind, diff } of differences) {
      const text = kind === 'missing' ? `${file}: missing in ${out}` : coloured(diff, paint);
      await write(stdout, `${text}\n\n`);
    }
    for (const file of unexpected) await write(stdout, `note: ${file} has no golden file\n`);
    const agree = compared - differences.length;
    await write(
      stdout,
      `${agree} of ${compared} golden files agree${update ? ', the others are updated' : ''}\n`,
    );
    return differences.length === 0 || update ? 0 : 1;
  },
};

function coloured(diff: string, paint: Paint): string {
  return diff
    .split('\n')
    .map((line) => {
      if (line.startsWith('-')) return paint('red', line);
      if (line.startsWith('+')) return paint('green', line);
      return line.startsWith('@@') ? paint('cyan', line) : line;
    })
    .join('\n');
}
