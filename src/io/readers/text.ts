import type { Facts } from '../../core/document.ts';
import { cutLines } from '../line-ranges.ts';
import type { Line, LineBatch } from '../lines.ts';
import { ParagraphGatherer } from '../paragraphs.ts';
import { type Range, type Reader, type ReadItem, type ReadOptions, wholeFile } from '../reader.ts';
import { readReadable, type Source } from '../source.ts';
import { badLine, charsetOf, decodeNamed, lineBatches } from './line-source.ts';

/**
 * Text: a document a file, a line or a paragraph. Of a file that cannot be read to its end there is what came before,
 * with the fact `incomplete` where the file is one document. Ids are the name of the file, with `:N` for its Nth record where it
 * is cut up.
 */
export const textReader: Reader = {
  format: 'text',
  extensions: ['.txt'],
  async split(source, chunkBytes, { split, decoding, maxBytes }) {
    const whole = [wholeFile(source.file.size)];
    if (split === 'none') return whole;
    const charset = await charsetOf(source, decoding);
    // Only the bytes of UTF-8 tell which lines are blank.
    if (charset !== 'utf-8') return whole;
    const unit = split === 'lines' ? 'filled-line' : 'paragraph';
    return cutLines(source, { unit, charset, chunkBytes, maxBytes });
  },
  async *read(source, range, options) {
    if (options.split === 'none') yield* readOne(source, range, options);
    else yield* readMany(source, range, options);
  },
};

async function* readOne(source: Source, { end }: Range, { decoding, maxBytes }: ReadOptions) {
  const { file } = source;
  const { bytes, failure } = await readReadable(source, end, maxBytes);
  if (bytes.length > 0) {
    const { text, charset, replaced = 0 } = decodeNamed(source, bytes, decoding, failure);
    const place = { source: file.path, line: 1, byte: 0 };
    const origin = originOf(file.path, charset, replaced);
    const meta = failure === undefined ? origin : { ...origin, incomplete: true };
    const doc = { id: file.name, text, meta };
    yield { items: text === '' ? [] : [{ doc, place }], bytes: bytes.length };
  }
  if (failure !== undefined) throw failure;
}

async function* readMany(source: Source, range: Range, options: ReadOptions) {
  const { name, path } = source.file;
  let number = range.record;
  const item = (line: Line, batch: LineBatch): ReadItem => {
    const id = `${name}:${number++}`;
    if (line.problem !== undefined) return badLine(id, source.file, line, batch, line.problem);
    const { text, charset, replaced } = line;
    const doc = { id, text, meta: originOf(path, charset, replaced) };
    return { doc, place: { source: path, line: line.number } };
  };
  if (options.split === 'lines') {
    for await (const batch of lineBatches(source, range, options)) {
      const lines = batch.lines.filter((line) => !line.blank);
      yield { items: lines.map((line) => item(line, batch)), bytes: batch.bytes };
    }
    return;
  }
  const paragraphs = new ParagraphGatherer(options.maxBytes);
  let last: LineBatch | undefined;
  for await (const batch of lineBatches(source, range, options)) {
    yield { items: paragraphs.add(batch.lines).map((line) => item(line, batch)), bytes: batch.bytes };
    last = batch;
  }
  const rest = paragraphs.end();
  if (last !== undefined && rest.length > 0) {
    const batch = last;
    yield { items: rest.map((line) => item(line, batch)), bytes: 0 };
  }
}

/** What is known of where a document comes from. */
export function originOf(source: string, charset: string, replaced: number): Facts {
  return replaced === 0 ? { source, charset } : { source, charset, replaced };
}
