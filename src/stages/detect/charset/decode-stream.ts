import { lastBoundary } from './boundaries.ts';
import { type DecodeOptions, type DecodePlan, planOf, read } from './decode.ts';
import { byteOrderMark } from './unicode-bytes.ts';

/** The first so many bytes tell the charset, and so many are decoded at one go: fixed, so that the text does not depend on the pieces. */
const BLOCK = 1 << 16;

/** Takes pieces of the bytes of one text, and answers what is certain of the text. */
export class ByteFeed {
  readonly #options: Partial<DecodeOptions>;
  readonly #block: number;
  #plan: DecodePlan | undefined;
  #held: Uint8Array[] = [];
  #length = 0;

  constructor(options: Partial<DecodeOptions>, block: number = BLOCK) {
    this.#options = options;
    this.#block = block;
    planOf(new Uint8Array(), options); // so that wrong options are told at once
  }

  push(piece: Uint8Array): string {
    if (piece.length === 0) return '';
    this.#held.push(piece.slice());
    this.#length += piece.length;
    return this.#length < this.#block ? '' : this.#run(false);
  }

  end(): string {
    return this.#run(true);
  }

  #run(isEnd: boolean): string {
    let bytes = this.#held.length === 1 ? (this.#held[0] as Uint8Array) : Buffer.concat(this.#held);
    if (this.#plan === undefined) {
      this.#plan = planOf(bytes.subarray(0, this.#block), this.#options);
      const mark = byteOrderMark(bytes);
      if (mark?.charset === this.#plan.charset) bytes = bytes.subarray(mark.length);
    }
    const { charset, repair, hint } = this.#plan;
    const text: string[] = [];
    while (bytes.length >= this.#block) {
      const block = bytes.subarray(0, this.#block);
      const cut = lastBoundary(block, charset) || lastBoundary(bytes, charset);
      if (cut === 0) break;
      text.push(read(bytes.subarray(0, cut), charset, repair, hint).text);
      bytes = bytes.subarray(cut);
    }
    if (isEnd) text.push(read(bytes, charset, repair, hint).text);
    this.#held = isEnd || bytes.length === 0 ? [] : [bytes];
    this.#length = isEnd ? 0 : bytes.length;
    return text.join('');
  }
}

/**
 * Decodes the bytes of one text that come in pieces, wherever they are cut, as {@link decode} does the whole: the same text
 * in a given charset and in valid UTF-8. The charset is found from the first 64 KiB
 * alone. Memory holds 64 KiB and a piece. In UTF-8, bytes that are not valid are read with what stands around them in 64 KiB. A byte order mark at the start is taken off.
 *
 * @throws QingwenError `input/undecodable` where the first 64 KiB are no text in any known charset; `option/invalid`,
 * `option/unknown`.
 * @example
 * const pieces = decodeChunks([Uint8Array.of(0xd6), Uint8Array.of(0xd0, 0xce), Uint8Array.of(0xc4)]);
 * (await pieces.next()).value // '中文'
 */
export async function* decodeChunks(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: Partial<DecodeOptions> = {},
): AsyncGenerator<string, void, undefined> {
  const feed = new ByteFeed(options);
  for await (const piece of pieces) {
    const text = feed.push(piece);
    if (text !== '') yield text;
  }
  const rest = feed.end();
  if (rest !== '') yield rest;
}

/**
 * {@link decodeChunks} as a Web `TransformStream` of bytes to strings, for `pipeThrough`: a `TextDecoderStream` that finds the
 * charset.
 *
 * @throws QingwenError `option/invalid`, `option/unknown`; `input/undecodable` by the stream.
 * @example
 * const text = new Blob([Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4)]).stream().pipeThrough(decodeStream());
 * (await text.getReader().read()).value // '中文'
 */
export function decodeStream(options: Partial<DecodeOptions> = {}): TransformStream<Uint8Array, string> {
  const feed = new ByteFeed(options);
  return new TransformStream<Uint8Array, string>({
    transform(piece, controller) {
      const text = feed.push(piece);
      if (text !== '') controller.enqueue(text);
    },
    flush(controller) {
      const rest = feed.end();
      if (rest !== '') controller.enqueue(rest);
    },
  });
}
