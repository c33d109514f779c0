import type { Command } from '../command.ts';
import { loadConfig } from '../config.ts';
import { type Face, usage } from '../flags.ts';
import { JOB_FLAGS, jobFlags } from '../job-flags.ts';
import { paintFor, write } from '../streams.ts';

const face: Face = {
  name: 'run',
  summary: 'Clean files into corpora by language, with an account of every change and every loss.',
  usage: '<globs, files or directories…> -o <dir>',
  flags: [
    { name: 'out', short: 'o', value: 'DIR', help: 'directory to write to' },
    ...JOB_FLAGS,
    { name: 'quiet', short: 'q', help: 'show no progress and no summary' },
  ],
  examples: [
    "qingwen run 'seeds/*.txt' -o out",
    'qingwen run pages.jsonl more/ -o out --trace',
    "qingwen run 'books/*.txt' -o out --split paragraphs --preset pretraining-zh",
  ],
};

/** `qingwen run`: exit 0 when all inputs were used, 1 when some were not. */
export const runCommand: Command = {
  face,
  async run(call, streams) {
    const out = call.flags.get('out');
    if (call.words.length === 0) throw usage(face, 'name at least one file, directory or pattern');
    if (out === undefined || out === '') throw usage(face, 'name the directory to write to: -o DIR');
    const quiet = call.flags.has('quiet');
    const [{ runJob }, { ProgressDisplay }, { summaryTable }] = await Promise.all([
      import('../../job/index.ts'),
      import('../progress-display.ts'),
      import('../summary-table.ts'),
    ]);
    const config = await loadConfig(call, jobFlags(face, call));
    const display = quiet ? undefined : new ProgressDisplay(streams.stderr);
    const stop = new AbortController();
    const onSignal = (signal: NodeJS.Signals): void => stop.abort(new Interrupted(signal));
    process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
    try {
      const summary = await runJob({
        ...config,
        patterns: call.words,
        out,
        signal: stop.signal,
        onProgress: (progress) => display?.update(progress),
      });
      display?.end();
      for (const { message } of summary.failed) await write(streams.stderr, `qingwen: ${message}\n`);
      if (!quiet) {
        await write(streams.stdout, summaryTable(summary, out, paintFor(streams.stdout, streams.env)));
      }
      return summary.failed.length === 0 ? 0 : 1;
    } catch (error) {
      display?.end();
      if (!(error instanceof Interrupted)) throw error;
      await write(streams.stderr, `qingwen: stopped by ${error.message}; nothing was written to ${out}\n`);
      return error.exitCode;
    } finally {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    }
  },
};

/** A signal as shells tell it: 128 and its number. */
class Interrupted extends Error {
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals) {
    super(signal);
    this.exitCode = signal === 'SIGTERM' ? 143 : 130;
  }
}
