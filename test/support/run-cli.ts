import { PassThrough, Readable } from 'node:stream';
import { cli } from '../../src/cli/cli.ts';
import type { Streams } from '../../src/cli/streams.ts';

/** What a call of the program came to. */
export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls the program in this process, with these bytes on standard input. */
export async function runCli(
  argv: readonly string[],
  {
    stdin = '',
    env = {},
    isTTY = false,
  }: { stdin?: string | Uint8Array; env?: Streams['env']; isTTY?: boolean } = {},
): Promise<CliResult> {
  const stdout = Object.assign(new PassThrough(), { isTTY });
  const stderr = Object.assign(new PassThrough(), { isTTY });
  const read = [collect(stdout), collect(stderr)] as const;
  const bytes = Buffer.from(stdin);
  const code = await cli(argv, {
    stdin: Readable.from(bytes.length > 0 ? [bytes] : []),
    stdout,
    stderr,
    env,
  });
  stdout.end();
  stderr.end();
  const [out, error] = await Promise.all(read);
  return { code, stdout: out, stderr: error };
}

async function collect(stream: Readable): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
}
