import type { EditDetails } from '../../core/edits.ts';
import type { Change, Explanation } from '../../job/explain.ts';
import type { Command } from '../command.ts';
import { CONFIG_FLAGS, loadConfig } from '../config.ts';
import { type Face, usage } from '../flags.ts';
import { type Paint, paintFor, write } from '../streams.ts';

const face: Face = {
  name: 'explain',
  summary: 'Show each edit that a job would make in a file: rule, before and after, and the text around it.',
  usage: '<file> [--config FILE]',
  flags: CONFIG_FLAGS,
  examples: ['qingwen explain page.txt', 'qingwen explain pages.jsonl | less'],
};

const LONGEST = 120;

/** `qingwen explain`: one line an edit, grouped by document and stage. */
export const explainCommand: Command = {
  face,
  async run(call, { stdout, env }) {
    const [file, ...rest] = call.words;
    if (file === undefined || rest.length > 0) throw usage(face, 'name one file');
    const { explainFile } = await import('../../job/explain.ts');
    const config = await loadConfig(call);
    const paint = paintFor(stdout, env);
    for await (const explanation of explainFile(file, config)) {
      await write(stdout, shown(explanation, paint));
    }
    return 0;
  },
};

function shown({ id, lang, stages, dropped }: Explanation, paint: Paint): string {
  const lines = [paint('bold', lang === undefined ? id : `${id} (${lang})`)];
  for (const { stage, changes } of stages) {
    lines.push(`  ${paint('cyan', stage)}: ${changes.length} ${changes.length === 1 ? 'edit' : 'edits'}`);
    const width = Math.max(0, ...changes.map(({ rule }) => rule.length));
    for (const change of changes) lines.push(`    ${change.rule.padEnd(width)}  ${inContext(change, paint)}`);
  }
  if (dropped !== undefined)
    lines.push(`  ${paint('red', 'left out')}: ${dropped.reason} (${dropped.stage})`);
  else if (stages.length === 0) lines.push('  unchanged');
  return `${lines.join('\n')}\n`;
}

/** In the manner of wdiff, `[-before-]{+after+}`, so that it reads without colours too. */
function inContext({ start, left, before, after, right, ...details }: Change, paint: Paint): string {
  const gone = before === '' ? '' : paint('red', `[-${visible(before)}-]`);
  const come = after === '' ? '' : paint('green', `{+${visible(after)}+}`);
  return `${paint('dim', `@${start}`)} ${paint('dim', visible(left))}${gone}${come}${paint('dim', visible(right))}${paint('dim', reasons(details))}`;
}

/** What undid the damage, how much likelier the text is for it, and whether it is a guess. */
function reasons({ chain, margin, lossy }: EditDetails): string {
  const told = [
    ...(chain === undefined ? [] : [chain]),
    ...(margin === undefined ? [] : [`margin ${margin}`]),
    ...(lossy === true ? ['lossy'] : []),
  ];
  return told.length === 0 ? '' : `  (${told.join('; ')})`;
}

/** Text on one line: what does not print is escaped, what is long loses its middle. */
function visible(text: string): string {
  const half = LONGEST / 2;
  const cut = text.length <= LONGEST ? text : `${text.slice(0, half)} … ${text.slice(-half)}`;
  return cut.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u00a0\u3000]/gu, (char) =>
    char === '\n' ? '\\n' : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
