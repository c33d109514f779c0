import type { EditDetails } from '../core/edits.ts';
import type { Change, Explanation } from '../job/explain.ts';
import type { Paint } from './streams.ts';

const LONGEST = 120;

/** What becomes of a document, a line an edit by stage; of each stage not more edits than `most`. */
export function explanationText(
  { id, lang, stages, dropped }: Explanation,
  paint: Paint,
  most = Number.POSITIVE_INFINITY,
): string {
  const lines = [paint('bold', lang === undefined ? id : `${id} (${lang})`)];
  for (const { stage, changes } of stages) {
    lines.push(`  ${paint('cyan', stage)}: ${changes.length} ${changes.length === 1 ? 'edit' : 'edits'}`);
    const shown = changes.slice(0, most);
    const width = Math.max(0, ...shown.map(({ rule }) => rule.length));
    for (const change of shown) lines.push(`    ${change.rule.padEnd(width)}  ${inContext(change, paint)}`);
    if (shown.length < changes.length) lines.push('    …');
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

/** What undid the damage, how well the text reads now and how much better, and whether it is a guess. */
function reasons({ chain, score, margin, lossy }: EditDetails): string {
  const told = [
    ...(chain === undefined ? [] : [chain]),
    ...(score === undefined ? [] : [`score ${score}`]),
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
