import { CONFIG_FLAG, loadConfig } from '../config-file.ts';
import { filterCommand, likeInput } from '../filter.ts';
import type { Face } from '../flags.ts';

const face: Face = {
  name: 'normalize',
  summary: 'Bring characters and white space of the text on standard input into one form.',
  usage: '< FILE',
  flags: [CONFIG_FLAG],
  examples: ['qingwen normalize < page.txt > clean.txt'],
};

/** `qingwen normalize`: a filter; options come from `stages.normalize` of the configuration. */
export const normalizeCommand = filterCommand(face, async ({ flags }) => {
  const { normalize } = await import('../../stages/normalize/index.ts');
  const options = loadConfig(flags.get('config')).stages?.normalize || {};
  return (text) => likeInput(text, normalize(text, options).text);
});
