import type { JobConfig } from '../../job/index.ts';
import type { Command } from '../command.ts';
import { CONFIG_FLAG, loadConfig } from '../config-file.ts';
import { type Call, type Face, usage } from '../flags.ts';
import { paintFor, write } from '../streams.ts';

const face: Face = {
  name: 'run',
  summary: 'Clean files into corpora by language, with an account of every change and every loss.',
  usage: '<globs, files or directories…> -o <dir>',
  flags: [
    { name: 'out', short: 'o', value: 'DIR', help: 'directory to write to' },
    {
      name: 'format',
      short: 'f',
      value: 'jsonl|txt',
      help: 'one JSONL file a language, or one text file a document',
    },
    {
      name: 'split',
      value: 'none|lines|paragraphs',
      help: 'what a document is in a text file; default the whole file',
    },
    { name: 'text-field', value: 'NAME', help: 'field of a JSONL record that holds the text; default text' },
    {
      name: 'jobs',
      short: 'j',
      value: 'N',
      help: 'files read ahead at a time; default the number of processors',
    },
    CONFIG_FLAG,
    { name: 'trace', help: 'write every edit to edits.jsonl' },
    { name: 'quiet', short: 'q', help: 'show no progress and no summary' },
  ],
  examples: [
    "qingwen run 'seeds/*.txt' -o out",
    'qingwen run pages.jsonl more/ -o out --trace',
    "qingwen run 'books/*.txt' -o out --split paragraphs --config qingwen.json",
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
    const config = { ...loadConfig(call.flags.get('config')), ...configOf(call) };
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

/** The flags that say what a configuration could say as well. */
function configOf({ flags }: Call): Partial<JobConfig> {
  const format = flags.get('format');
  const split = flags.get('split');
  const textField = flags.get('text-field');
  const jobs = flags.get('jobs');
  return {
    ...(format === undefined ? {} : { format: choice('format', format, ['jsonl', 'txt']) }),
    ...(split === undefined ? {} : { split: choice('split', split, ['none', 'lines', 'paragraphs']) }),
    ...(textField === undefined ? {} : { textField }),
    ...(jobs === undefined ? {} : { jobs: wholeNumber('jobs', jobs) }),
    ...(flags.has('trace') ? { trace: true } : {}),
  };
}

function choice<const C extends string>(name: string, given: string, offered: readonly C[]): C {
  const found = offered.find((word) => word === given);
  if (found === undefined) throw usage(face, `--${name} is "${given}"; it takes ${offered.join(', ')}`);
  return found;
}

function wholeNumber(name: string, given: string): number {
  if (!/^[1-9][0-9]{0,5}$/.test(given)) {
    throw usage(face, `--${name} is "${given}"; it takes a whole number from 1`);
  }
  return Number(given);
}
