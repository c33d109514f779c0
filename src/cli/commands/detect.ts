import { CONFIG_FLAG, loadConfig } from '../config-file.ts';
import { filterCommand } from '../filter.ts';
import type { Face } from '../flags.ts';

const face: Face = {
  name: 'detect',
  summary: 'Tell charset, script and language of the text on standard input, as JSON.',
  usage: '[--lines] < FILE',
  flags: [{ name: 'lines', short: 'l', help: 'take each line for a text of its own' }, CONFIG_FLAG],
  examples: ['qingwen detect < page.txt', 'qingwen detect --lines < titles.txt'],
};

/** `qingwen detect`: one JSON line for the text, or for each of its lines. */
export const detectCommand = filterCommand(face, async ({ flags }) => {
  const { detect } = await import('../../stages/detect/index.ts');
  const options = loadConfig(flags.get('config')).stages?.detect || {};
  return (text, charset) => {
    const texts = flags.has('lines') ? text.replace(/\r?\n$/, '').split(/\r?\n/) : [text];
    return texts.map((one) => `${JSON.stringify({ ...detect(one, options), charset })}\n`).join('');
  };
});
