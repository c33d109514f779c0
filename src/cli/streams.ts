import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';

/** A stream that may be a terminal. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** The world outside a command; `process` is one. */
export interface Streams {
  readonly stdin: Readable;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: { readonly [name: string]: string | undefined };
}

/**
 * Writes, waits until the stream has taken it, and answers whether somebody still reads: one who has gone away wants no
 * more, and that is no error.
 */
export function write(stream: Output, text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error == null) resolve(true);
      else if (isClosedPipe(error)) resolve(false);
      else reject(error);
    });
  });
}

/** Whether an error says that the reader of a pipe has gone. */
export function isClosedPipe(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}

/** All bytes of a stream. */
export async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** Colours text for a stream, or leaves it plain: https://no-color.org. */
export type Paint = (format: 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan', text: string) => string;

/** The paint for a stream: colours on a terminal, unless `NO_COLOR` is set; with `FORCE_COLOR` everywhere. */
export function paintFor(stream: Output, env: Streams['env']): Paint {
  const forced = (env.FORCE_COLOR ?? '') !== '' && env.FORCE_COLOR !== '0';
  const wanted = (stream.isTTY === true && env.TERM !== 'dumb') || forced;
  if (!wanted || (env.NO_COLOR ?? '') !== '') return (_, text) => text;
  return (format, text) => styleText(format, text, { validateStream: false });
}
