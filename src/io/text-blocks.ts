import { isUtf8 } from 'node:buffer';
import { readLineBlocks } from './line-blocks.ts';
import { LineFeed } from './line-feed.ts';
import type { Range, ReadOptions } from './reader.ts';
import type { Source } from './source.ts';

/** A piece of a file as text. */
interface TextBlock {
  readonly text: string;
  /** Bytes of the file it stands for. */
  readonly bytes: number;
  readonly replaced: number;
}

/**
 * The text of a range in pieces that end with a line feed, for formats whose records may hold line breaks: pieces of a
 * UTF-8 file that are no UTF-8 are decoded on their own.
 *
 * @throws QingwenError `input/unreadable`, `input/changed`, `input/undecodable`.
 */
export async function* textBlocks(
  source: Source,
  range: Range,
  charset: string,
  { decoding, maxBytes }: ReadOptions,
): AsyncGenerator<TextBlock, void, undefined> {
  for await (const { bytes, length } of readLineBlocks(source, range, maxBytes, new LineFeed(charset))) {
    const known = charset === 'utf-8' && !isUtf8(bytes) ? undefined : charset;
    const { text, replaced = 0 } = decoding.decode(bytes, known);
    yield { text, bytes: length, replaced };
  }
}
