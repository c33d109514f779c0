import { CONFIG_FLAGS, loadStageOptions } from '../config.ts';
import { filterCommand } from '../filter.ts';
import type { Face } from '../flags.ts';

const face: Face = {
  name: 'detect',
  summary: 'Tell charset, script and language of the text on standard input, as JSON.',
  usage: '[--lines] [--spans] < FILE',
  flags: [{ name: 'lines', short: 'l', help: 'take each line for a text of its own' }, ...CONFIG_FLAGS],
  examples: ['qingwen detect < page.txt', 'qingwen detect --lines < titles.txt'],
};

/** `qingwen detect`: one JSON line for the text, for each of its lines, or for each span. */
export const detectCommand = filterCommand(face, async (call) => {
  const { detect, detectSpans } = await import('../../stages/detect/index.ts');
  const options = await loadStageOptions(call, 'detect');
  return (text, charset) => {
    const texts = call.flags.has('lines') ? text.replace(/\r?\n$/, '').split(/\r?\n/) : [text];
    const found = call.flags.has('spans')
      ? texts.flatMap((one) => detectSpans(one, options))
      : texts.map((one) => ({ ...detect(one, options), charset }));
    return found.map((one) => `${JSON.stringify(one)}\n`).join('');
  };
});
