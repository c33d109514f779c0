import type { Command } from '../command.ts';
import { CONFIG_FLAGS, loadConfig } from '../config.ts';
import { explanationText } from '../explanation-text.ts';
import { type Face, usage } from '../flags.ts';
import { paintFor, write } from '../streams.ts';

const face: Face = {
  name: 'explain',
  summary: 'Show each edit that a job would make in a file: rule, before and after, and the text around it.',
  usage: '<file> [--config FILE]',
  flags: CONFIG_FLAGS,
  examples: ['qingwen explain page.txt', 'qingwen explain pages.jsonl | less'],
};

/** `qingwen explain`: one line an edit, grouped by document and stage. */
export const explainCommand: Command = {
  face,
  async run(call, { stdout, env }) {
    const [file, ...rest] = call.words;
    if (file === undefined || rest.length > 0) throw usage(face, 'name one file');
    const { explainFile } = await import('../../job/explain.ts');
    const config = await loadConfig(call);
    const paint = paintFor(stdout, env);
    for await (const explanation of explainFile(file, config)) {
      await write(stdout, explanationText(explanation, paint));
    }
    return 0;
  },
};
