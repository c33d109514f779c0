import { CONFIG_FLAGS, loadStageOptions } from '../config.ts';
import { filterCommand, likeInput } from '../filter.ts';
import type { Face } from '../flags.ts';

const face: Face = {
  name: 'normalize',
  summary: 'Bring characters and white space of the text on standard input into one form.',
  usage: '< FILE',
  flags: CONFIG_FLAGS,
  examples: ['qingwen normalize < page.txt > clean.txt'],
};

/** `qingwen normalize`: a filter; options come from `stages.normalize` of the configuration. */
export const normalizeCommand = filterCommand(face, async (call) => {
  const { normalize } = await import('../../stages/normalize/index.ts');
  const options = await loadStageOptions(call, 'normalize');
  return (text) => likeInput(text, normalize(text, options).text);
});
