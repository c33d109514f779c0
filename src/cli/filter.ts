import type { Command } from './command.ts';
import { type Call, type Face, usage } from './flags.ts';
import { readAll, write } from './streams.ts';

/** What a filter makes of the text it reads; `charset` is what its bytes were in. */
export type Transform = (text: string, charset: string) => string;

/** A command that reads standard input as one document and writes what `prepare`'s transform makes of it. */
export function filterCommand(face: Face, prepare: (call: Call) => Promise<Transform>): Command {
  return {
    face,
    async run(call, { stdin, stdout }) {
      if (call.words.length > 0) throw usage(face, `it reads standard input: qingwen ${face.name} < FILE`);
      const [transform, { decode }] = await Promise.all([prepare(call), import('../stages/detect/index.ts')]);
      const { text, charset } = decode(await readAll(stdin));
      await write(stdout, transform(text, charset));
      return 0;
    },
  };
}

/** Text of a stage ends without a line break; a file that had one keeps it. */
export function likeInput(input: string, output: string): string {
  return input.endsWith('\n') && output !== '' && !output.endsWith('\n') ? `${output}\n` : output;
}
