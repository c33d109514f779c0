import { QingwenError } from '../core/errors.ts';
import { nearest } from '../core/options.ts';
import { type Pipeline, pipeline } from '../core/pipeline.ts';
import { type Line, readLines } from '../io/lines.ts';
import { streamSource } from '../io/stream-source.ts';
import { loadCustomStages } from './custom-stages.ts';
import { decidingStages } from './deciding.ts';
import { decoding } from './decoding.ts';
import type { JobConfig } from './options.ts';
import { buildStages, STAGE_NAMES, type StageOptions } from './stages.ts';

/** What one line comes to: the one line to write, without its line feed, and what was wrong. */
export interface PipedLine {
  readonly output: string;
  readonly problem?: string;
}

/** The lines of one read, ready to be written. */
interface PipedBatch {
  readonly output: string;
  readonly lines: number;
  readonly problems: readonly string[];
}

/**
 * The stages that a pipe is told of by name, or all that look at one document alone, in the order of a job.
 *
 * @throws QingwenError `usage` naming the nearest stage; `option/…`.
 */
export async function pipeStages(
  config: Pick<JobConfig, 'stages' | 'customStages' | 'trace'>,
  names?: readonly string[],
): Promise<Pipeline> {
  const custom = await loadCustomStages(config.customStages);
  const known = [...STAGE_NAMES, ...custom.map(({ stage }) => stage.name)];
  for (const name of names ?? []) {
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    const hint = near === undefined ? `there are ${known.join(', ')}` : `did you mean "${near}"?`;
    throw new QingwenError('usage', `pipe: unknown stage "${name}"; ${hint}`);
  }
  const chosen =
    names ??
    known.filter((name) => name !== 'duplicates' && config.stages[name as keyof StageOptions] !== false);
  const stages = Object.fromEntries(
    STAGE_NAMES.map((name) => [name, chosen.includes(name) && (config.stages[name] || {})]),
  );
  const { cleaning, duplicates } = buildStages(
    stages,
    custom.filter(({ stage }) => chosen.includes(stage.name)),
  );
  return pipeline([...cleaning, ...decidingStages(duplicates)], { trace: config.trace });
}

/** Bytes of one line above which it is refused. */
const MAX_LINE_BYTES = 1 << 26;

/**
 * Takes each line of a stream of bytes through `take`, and answers one line for one line, in order; each batch is what
 * came at one go. Lines are UTF-8; one that is not is decoded as the charset it seems to be in.
 *
 * @throws QingwenError `input/unreadable` when the stream fails; `input/undecodable` for UTF-16.
 */
export async function* pipeLines(
  bytes: AsyncIterable<Uint8Array>,
  take: (line: Line) => PipedLine,
): AsyncGenerator<PipedBatch, void, undefined> {
  const source = streamSource(withoutUtf16(bytes), 'standard input');
  const range = { start: 0, end: null, line: 1 };
  const options = { charset: 'utf-8', decoding, maxBytes: MAX_LINE_BYTES };
  try {
    for await (const { lines } of readLines(source, range, options)) {
      let output = '';
      const problems: string[] = [];
      for (const line of lines) {
        const piped = take(line);
        output += `${piped.output}\n`;
        if (piped.problem !== undefined) problems.push(`line ${line.number}: ${piped.problem}`);
      }
      yield { output, lines: lines.length, problems };
    }
  } finally {
    await source.close();
  }
}

/** In UTF-16 a line feed is two bytes: every line would be broken. */
async function* withoutUtf16(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let first = true;
  for await (const chunk of bytes) {
    if (first && byteOrderMarkOf16(chunk)) {
      const message = 'standard input is UTF-16; turn it into UTF-8, with iconv -f UTF-16 -t UTF-8 for one';
      throw new QingwenError('input/undecodable', message);
    }
    first = false;
    yield chunk;
  }
}

function byteOrderMarkOf16([a, b]: Uint8Array): boolean {
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
}
