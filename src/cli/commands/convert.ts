import { CONFIG_FLAG, loadConfig } from '../config-file.ts';
import { filterCommand, likeInput } from '../filter.ts';
import type { Face } from '../flags.ts';

const face: Face = {
  name: 'convert',
  summary: 'Turn Traditional Chinese on standard input into Simplified.',
  usage: '< FILE',
  flags: [CONFIG_FLAG],
  examples: ['qingwen convert < page.txt > clean.txt'],
};

/** `qingwen convert`: a filter; options come from `stages.convert` of the configuration. */
export const convertCommand = filterCommand(face, async ({ flags }) => {
  const { convert } = await import('../../stages/convert/index.ts');
  const options = loadConfig(flags.get('config')).stages?.convert || {};
  return (text) => likeInput(text, convert(text, options).text);
});
