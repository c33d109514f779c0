import type { Facts } from '../../core/document.ts';
import { type LoadedReader, type ReadItem, wholeFile } from '../reader.ts';
import { readReadable } from '../source.ts';
import { decodeNamed } from './line-source.ts';
import { originOf } from './text.ts';

/** HTML: the text of a page as one document; see `pageOf`. Its title and language are facts. */
export const htmlReader: LoadedReader = {
  format: 'html',
  split: async (source) => [wholeFile(source.file.size)],
  async *read(source, { end }, { decoding, maxBytes }) {
    const { file } = source;
    const { bytes, failure } = await readReadable(source, end, maxBytes);
    if (bytes.length > 0) {
      const { text, charset, replaced = 0 } = decodeNamed(source, bytes, decoding, failure);
      const known = originOf(file.path, charset, replaced);
      const origin = failure === undefined ? known : { ...known, incomplete: true };
      const place = { source: file.path, line: 1, byte: 0 };
      yield { items: [await pageItem(file.name, text, origin, place, bytes)], bytes: bytes.length };
    }
    if (failure !== undefined) throw failure;
  },
};

/** The document of a page, or what is told of one that has no text. */
export async function pageItem(
  id: string,
  html: string,
  origin: Facts,
  place: { readonly source: string; readonly line?: number; readonly byte?: number },
  raw: Uint8Array,
): Promise<ReadItem> {
  // Loaded when the first page comes: most jobs have none.
  const { pageOf } = await import('../markup.ts');
  const { title, lang, text } = pageOf(html);
  if (text === '') {
    const message = 'this page has no text';
    return {
      bad: { id, reason: 'input/no-text', message, place, raw: Uint8Array.from(raw), length: raw.length },
    };
  }
  const facts = {
    ...(title === undefined ? {} : { title }),
    ...(lang === undefined ? {} : { htmlLang: lang }),
  };
  return { doc: { id, text, meta: { ...origin, ...facts } }, place };
}
