import type { JobConfig } from '../../job/index.ts';
import type { Command } from '../command.ts';
import { CONFIG_FLAGS, loadConfig, presetFlag } from '../config.ts';
import { type Call, type Face, usage } from '../flags.ts';
import { write } from '../streams.ts';

const face: Face = {
  name: 'pipe',
  summary: 'Take each record on standard input through stages: JSONL in and out, one line for one line.',
  usage: '[--stages LIST] < FILE',
  flags: [
    {
      name: 'stages',
      short: 's',
      value: 'LIST',
      help: 'stages by name, with commas; default all but duplicates',
    },
    { name: 'lines', short: 'l', help: 'each line is a text, and not a JSON record' },
    { name: 'text-field', value: 'NAME', help: 'field of a record that holds the text; default text' },
    { name: 'id-field', value: 'NAME', help: 'field of a record that holds its id; default id' },
    { name: 'trace', help: 'add every edit to its record, as "edits" and "removed"' },
    ...CONFIG_FLAGS,
  ],
  examples: [
    'qingwen pipe --stages repair,convert < pages.jsonl > clean.jsonl',
    'zcat pages.jsonl.gz | qingwen pipe --text-field content | gzip > clean.jsonl.gz',
    'qingwen pipe --lines --stages repair < titles.txt',
  ],
};

/** Messages on standard error before they are only counted. */
const SHOWN_PROBLEMS = 5;

/** `qingwen pipe`: exit 0 when all lines were used, 1 when some were not; a reader that goes away ends it. */
export const pipeCommand: Command = {
  face,
  async run(call, { stdin, stdout, stderr }) {
    const { flags } = call;
    const given = checkedFlags(call);
    const [{ checkConfig }, { pipeLines, pipeStages }, { recordPipe }, { textPipe }] = await Promise.all([
      import('../../job/options.ts'),
      import('../../job/pipe.ts'),
      import('../../job/pipe-records.ts'),
      import('../../job/pipe-texts.ts'),
    ]);
    const config = checkConfig('pipe', await loadConfig(call, given));
    const { textField, idField, trace } = config;
    if ([idField, 'lang', 'meta'].includes(textField)) {
      throw usage(face, `the text cannot be in the field "${textField}", which has another meaning`);
    }
    const stages = await pipeStages(
      config,
      flags
        .get('stages')
        ?.split(',')
        .map((name) => name.trim()),
    );
    const take = flags.has('lines') ? textPipe(stages) : recordPipe(stages, { textField, idField, trace });
    let lines = 0;
    let bad = 0;
    for await (const batch of pipeLines(stdin, take)) {
      const shown = batch.problems.slice(0, Math.max(0, SHOWN_PROBLEMS - bad));
      for (const problem of shown) await write(stderr, `qingwen: ${problem}\n`);
      lines += batch.lines;
      bad += batch.problems.length;
      if (!(await write(stdout, batch.output))) break;
    }
    if (bad > SHOWN_PROBLEMS) await write(stderr, `qingwen: ${bad} of ${lines} lines could not be used\n`);
    return bad === 0 ? 0 : 1;
  },
};

function checkedFlags(call: Call): Partial<JobConfig> {
  const { words, flags } = call;
  if (words.length > 0) throw usage(face, 'it reads standard input: qingwen pipe < FILE');
  for (const name of ['text-field', 'id-field', 'trace']) {
    if (flags.has('lines') && flags.has(name))
      throw usage(face, `with --lines there is no record for --${name}`);
  }
  const textField = flags.get('text-field');
  const idField = flags.get('id-field');
  return {
    ...presetFlag(call),
    ...(textField === undefined ? {} : { textField }),
    ...(idField === undefined ? {} : { idField }),
    ...(flags.has('trace') ? { trace: true } : {}),
  };
}
