import { CONFIG_FLAGS, loadStageOptions } from '../config.ts';
import { filterCommand } from '../filter.ts';
import type { Face } from '../flags.ts';

const face: Face = {
  name: 'detect',
  summary: 'Tell charset, script and language of the text on standard input, as JSON.',
  usage: '[--lines] < FILE',
  flags: [{ name: 'lines', short: 'l', help: 'take each line for a text of its own' }, ...CONFIG_FLAGS],
  examples: ['qingwen detect < page.txt', 'qingwen detect --lines < titles.txt'],
};

/** `qingwen detect`: one JSON line for the text, or for each of its lines. */
export const detectCommand = filterCommand(face, async (call) => {
  const { detect } = await import('../../stages/detect/index.ts');
  const options = await loadStageOptions(call, 'detect');
  return (text, charset) => {
    const texts = call.flags.has('lines') ? text.replace(/\r?\n$/, '').split(/\r?\n/) : [text];
    return texts.map((one) => `${JSON.stringify({ ...detect(one, options), charset })}\n`).join('');
  };
});
