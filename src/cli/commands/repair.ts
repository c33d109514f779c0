import type { Edit } from '../../core/edits.ts';
import { CONFIG_FLAGS, loadStageOptions } from '../config.ts';
import { filterCommand, likeInput } from '../filter.ts';
import type { Face } from '../flags.ts';

const face: Face = {
  name: 'repair',
  summary: 'Undo encoding damage in the text on standard input.',
  usage: '[--explain] < FILE',
  flags: [
    { name: 'explain', short: 'e', help: 'write the edits instead of the text, one JSON object a line' },
    ...CONFIG_FLAGS,
  ],
  examples: ['qingwen repair < page.txt > clean.txt', 'qingwen repair --explain < page.txt'],
};

/** `qingwen repair`: a filter; options come from `stages.repair` of the configuration. */
export const repairCommand = filterCommand(face, async (call) => {
  const { repair } = await import('../../stages/repair/index.ts');
  const options = await loadStageOptions(call, 'repair');
  return (text) => {
    const { text: repaired, edits } = repair(text, options);
    return call.flags.has('explain')
      ? edits.map((edit) => explained(text, edit)).join('')
      : likeInput(text, repaired);
  };
});

function explained(text: string, { start, end, with: after, rule, ...details }: Edit): string {
  return `${JSON.stringify({ start, end, before: text.slice(start, end), after, rule, ...details })}\n`;
}
