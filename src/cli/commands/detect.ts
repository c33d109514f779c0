import { CONFIG_FLAGS, loadStageOptions } from '../config.ts';
import { filterCommand } from '../filter.ts';
import type { Face } from '../flags.ts';

const face: Face = {
  name: 'detect',
  summary: 'Tell charset, script and language of the text on standard input, as JSON.',
  usage: '[--lines] [--spans] < FILE',
  flags: [
    { name: 'lines', short: 'l', help: 'take each line for a text of its own' },
    {
      name: 'spans',
      short: 's',
      help: 'tell each stretch in one language and where it is, in UTF-16 code units',
    },
    ...CONFIG_FLAGS,
  ],
  examples: ['qingwen detect < page.txt', 'qingwen detect --lines < titles.txt'],
};

/** `qingwen detect`: one JSON line for the text, for each of its lines, or for each span. */
export const detectCommand = filterCommand(face, async (call) => {
  const { detect, detectSpans } = await import('../../stages/detect/index.ts');
  const options = await loadStageOptions(call, 'detect');
  return (text, charset) => {
    if (call.flags.has('spans')) return lines(detectSpans(text, options));
    const texts = call.flags.has('lines') ? text.replace(/\r?\n$/, '').split(/\r?\n/) : [text];
    return lines(texts.map((one) => ({ ...detect(one, options), charset })));
  };
});

function lines(found: readonly object[]): string {
  return found.map((one) => `${JSON.stringify(one)}\n`).join('');
}
