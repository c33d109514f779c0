import type { Doc, Facts } from '../core/document.ts';
import { messageOf, QingwenError } from '../core/errors.ts';
import type { Dropped } from '../core/pipeline.ts';
import { parseRecord } from '../io/jsonl.ts';
import { type Decoded, type Line, type LineBatch, linesOf, readLines } from '../io/lines.ts';
import { ParagraphGatherer } from '../io/paragraphs.ts';
import { readWhole, type Source } from '../io/source.ts';
import { decode, detectCharset } from '../stages/detect/index.ts';
import { decodeUtf8, lineDecoder } from './line-decoder.ts';

/** How a text file is cut into documents. */
export type Split = 'none' | 'lines' | 'paragraphs';

/** What the records of a file are. */
export interface ReadOptions {
  readonly split: Split;
  readonly textField: string;
}

/** A record that became a document, or one that could not. */
export type ReadItem =
  | { readonly doc: Doc; readonly dropped?: never }
  | { readonly doc?: never; readonly dropped: Dropped };

/** Records read at one go, and the bytes they took. */
export interface ReadBatch {
  readonly items: readonly ReadItem[];
  readonly bytes: number;
}

/** Bytes of one document above which it is refused: V8 holds no string of more than 512 Mi code units. */
const MAX_DOCUMENT_BYTES = 1 << 28;

/**
 * The documents of a file in their order. Ids are the file's name, with `:N` for the Nth record of a file that is
 * cut up, or what a JSONL record says of itself. A record that is no document is told with its reason.
 *
 * @throws QingwenError `input/empty`, `input/unreadable`, `input/undecodable` about the file as a whole.
 */
export async function* readDocuments(
  source: Source,
  options: ReadOptions,
): AsyncGenerator<ReadBatch, void, undefined> {
  const { file, head } = source;
  if (source.error !== undefined) throw source.error;
  if (head.length === 0) throw new QingwenError('input/empty', `${file.path}: the file is empty`);
  if (file.format === 'text' && options.split === 'none') {
    yield await readOne(source);
    return;
  }
  const cut =
    file.format === 'jsonl' ? cutRecords(source, options.textField) : cutText(source, options.split);
  let found = false;
  let hasText = false;
  for await (const { lines, bytes } of lineBatches(source)) {
    const items = cut.add(lines);
    found ||= items.length > 0;
    hasText ||= items.some(({ dropped }) => dropped?.reason !== 'input/no-text');
    yield { items, bytes };
  }
  const items = cut.end();
  if (items.length > 0) yield { items, bytes: 0 };
  else if (!found)
    throw new QingwenError('input/empty', `${file.path}: the file has nothing but blank lines`);
  else if (!hasText) {
    const message = `${file.path}: no record has a string in the field "${options.textField}"`;
    throw new QingwenError('input/empty', message);
  }
}

async function readOne(source: Source): Promise<ReadBatch> {
  const { file } = source;
  const bytes = await readWhole(source, MAX_DOCUMENT_BYTES);
  const decoded = decodeNamed(source, bytes);
  if (decoded.text === '') throw new QingwenError('input/empty', `${file.path}: the file has no text`);
  const meta = originOf(file.path, decoded.charset, decoded.replaced ?? 0);
  return { items: [{ doc: { id: file.name, text: decoded.text, meta } }], bytes: bytes.length };
}

/** Lines as bytes where a line feed is one byte; otherwise the file is decoded whole. */
async function* lineBatches(source: Source): AsyncGenerator<LineBatch, void, undefined> {
  const { charset } = detectCharset(source.head);
  if (charset === 'binary') decodeNamed(source, source.head);
  if (!charset.startsWith('utf-16') && !charset.startsWith('utf-32')) {
    yield* readLines(source, {
      decodeUtf8,
      decodeLine: lineDecoder(charset),
      maxBytes: MAX_DOCUMENT_BYTES,
    });
    return;
  }
  const bytes = await readWhole(source, MAX_DOCUMENT_BYTES);
  const decoded = decodeNamed(source, bytes);
  yield { lines: linesOf(decoded.text, 1, decoded.charset), bytes: bytes.length };
}

function decodeNamed(source: Source, bytes: Uint8Array): Decoded {
  try {
    return decode(bytes);
  } catch (cause) {
    const code = cause instanceof QingwenError ? cause.code : 'input/undecodable';
    throw new QingwenError(code, `${source.file.path}: ${messageOf(cause)}`, { cause });
  }
}

/** Makes records of lines; one that spans lines may come out later. */
interface Cutter {
  add(lines: readonly Line[]): ReadItem[];
  end(): ReadItem[];
}

function cutText({ file }: Source, split: Split): Cutter {
  let count = 0;
  const item = (line: Line): ReadItem => {
    const id = `${file.name}:${++count}`;
    return line.problem === undefined
      ? { doc: { id, text: line.text, meta: originOf(file.path, line.charset, line.replaced) } }
      : droppedLine(id, file.path, line, line.problem.reason);
  };
  if (split === 'lines') {
    return { add: (lines) => lines.filter((line) => line.text.trim() !== '').map(item), end: () => [] };
  }
  const paragraphs = new ParagraphGatherer(MAX_DOCUMENT_BYTES);
  return { add: (lines) => paragraphs.add(lines).map(item), end: () => paragraphs.end().map(item) };
}

function cutRecords({ file }: Source, textField: string): Cutter {
  const item = (line: Line): ReadItem => {
    const place = `${file.name}:${line.number}`;
    if (line.problem !== undefined) return droppedLine(place, file.path, line, line.problem.reason);
    const record = parseRecord(line.text, textField);
    if ('reason' in record) return droppedLine(place, file.path, line, record.reason);
    const { id = place, text, lang } = record;
    // What the record says of its origin stands: it may have been cleaned before.
    const meta = { ...originOf(file.path, line.charset, line.replaced), ...record.meta };
    return { doc: lang === undefined ? { id, text, meta } : { id, text, lang, meta } };
  };
  return {
    add: (lines) => lines.filter((line) => line.text.trim() !== '').map(item),
    end: () => [],
  };
}

function originOf(source: string, charset: string, replaced: number): Facts {
  return replaced === 0 ? { source, charset } : { source, charset, replaced };
}

function droppedLine(id: string, source: string, line: Line, reason: string): ReadItem {
  return {
    dropped: { id, stage: 'read', reason, text: line.text, facts: { source, line: line.number } },
  };
}
