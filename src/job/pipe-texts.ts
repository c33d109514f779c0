import type { Pipeline } from '../core/pipeline.ts';
import type { Line } from '../io/lines.ts';
import { isStageFailure } from './guard.ts';
import type { PipedLine } from './pipe.ts';

const LINE_BREAKS = /\r\n|[\n\r]/g;

/** Each line is a text; a blank one passes. One that is left out, or cannot be used, leaves an empty line in its place. */
export function textPipe(stages: Pipeline): (line: Line) => PipedLine {
  return ({ number, text, blank, problem }) => {
    if (problem !== undefined) return { output: '', problem: problem.message };
    if (blank) return { output: text };
    const { doc, dropped } = stages.process({ id: String(number), text });
    if (doc !== undefined) return { output: doc.text.replace(LINE_BREAKS, ' ') };
    const { stage, reason, facts } = dropped.at(-1) ?? {};
    if (reason === undefined || !isStageFailure(reason)) return { output: '' };
    return { output: '', problem: `${reason} in ${stage}: ${facts?.message}` };
  };
}
