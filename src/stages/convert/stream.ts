import { checkOptions } from '../../core/options.ts';
import { engineFor } from './engines.ts';
import { Feed } from './feed.ts';
import { CHOICES, type ConvertOptions, DEFAULTS } from './options.ts';
import { Tally } from './tally.ts';

/** Takes pieces of one text and answers what is certain of its conversion; `undefined` ends the text. */
function piecewise(options: Partial<ConvertOptions>): (piece: string | undefined) => string {
  const engine = engineFor(checkOptions('convert', DEFAULTS, options, CHOICES));
  const feed = new Feed(engine, new Tally(false));
  return (piece) => {
    if (piece !== undefined) feed.source.append(piece);
    feed.run(piece === undefined);
    const done = feed.result.slice(0, feed.result.length);
    feed.result.length = 0;
    return done;
  };
}

/**
 * Converts one text that comes in pieces, wherever they are cut: joined, the output is what `convert` makes of the
 * joined input. Holds back at most 512 line ends and full stops (4,096 in fenced code) and what stands between.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * const pieces = convertChunks(['頭', '髮與發', '展']);
 * (await pieces.next()).value // '头发与发展'
 */
export async function* convertChunks(
  pieces: AsyncIterable<string> | Iterable<string>,
  options: Partial<ConvertOptions> = {},
): AsyncGenerator<string, void, undefined> {
  const next = piecewise(options);
  for await (const piece of pieces) {
    const done = next(piece);
    if (done !== '') yield done;
  }
  const rest = next(undefined);
  if (rest !== '') yield rest;
}

/**
 * {@link convertChunks} as a Web `TransformStream` of strings, for `pipeThrough`.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * const text = ReadableStream.from(['頭', '髮與發', '展']).pipeThrough(convertStream());
 * (await text.getReader().read()).value // '头发与发展'
 */
export function convertStream(options: Partial<ConvertOptions> = {}): TransformStream<string, string> {
  const next = piecewise(options);
  return new TransformStream<string, string>({
    transform(piece, controller) {
      const done = next(piece);
      if (done !== '') controller.enqueue(done);
    },
    flush(controller) {
      const rest = next(undefined);
      if (rest !== '') controller.enqueue(rest);
    },
  });
}
