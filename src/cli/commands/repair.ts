import { CONFIG_FLAG, loadConfig } from '../config-file.ts';
import { filterCommand, likeInput } from '../filter.ts';
import type { Face } from '../flags.ts';

const face: Face = {
  name: 'repair',
  summary: 'Undo encoding damage in the text on standard input.',
  usage: '< FILE',
  flags: [CONFIG_FLAG],
  examples: ['qingwen repair < page.txt > clean.txt'],
};

/** `qingwen repair`: a filter; options come from `stages.repair` of the configuration. */
export const repairCommand = filterCommand(face, async ({ flags }) => {
  const { repair } = await import('../../stages/repair/index.ts');
  const options = loadConfig(flags.get('config')).stages?.repair || {};
  return (text) => likeInput(text, repair(text, options).text);
});
