import { CONFIG_FLAGS, loadStageOptions } from '../config.ts';
import { filterCommand, likeInput } from '../filter.ts';
import type { Face } from '../flags.ts';

const face: Face = {
  name: 'convert',
  summary: 'Turn Traditional Chinese on standard input into Simplified.',
  usage: '< FILE',
  flags: CONFIG_FLAGS,
  examples: ['qingwen convert < page.txt > clean.txt'],
};

/** `qingwen convert`: a filter; options come from `stages.convert` of the configuration. */
export const convertCommand = filterCommand(face, async (call) => {
  const { convert } = await import('../../stages/convert/index.ts');
  const options = await loadStageOptions(call, 'convert');
  return (text) => likeInput(text, convert(text, options).text);
});
