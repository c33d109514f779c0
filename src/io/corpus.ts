import type { Doc, Facts } from '../core/document.ts';
import type { OutputFolder } from './output-folder.ts';

/** How corpora are written: one JSONL file a language, or one text file a document. */
export type CorpusFormat = 'jsonl' | 'txt';

/** Takes documents and puts each into the corpus of its language. */
export interface CorpusWriter {
  write(doc: Doc): void;
}

const UNDETERMINED = 'und';
const IS_LANGUAGE_TAG = /^[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8})*$/;

/** The writer of a format, into `corpora/` of the folder. */
export function corpusWriter(folder: OutputFolder, format: CorpusFormat): CorpusWriter {
  return format === 'jsonl' ? jsonlWriter(folder) : textWriter(folder);
}

/** One document a line: `{"id","text","lang","meta"}` in that order, the facts of `meta` sorted by name. */
function jsonlWriter(folder: OutputFolder): CorpusWriter {
  return {
    write({ id, text, lang = UNDETERMINED, meta }) {
      const line = JSON.stringify({ id, text, lang, meta: sorted(meta ?? {}) });
      folder.sink(`corpora/${corpusName(lang)}.jsonl`).write(`${line}\n`);
    },
  };
}

/** One file a document, named by its id as far as file systems allow, with a line break at its end. */
function textWriter(folder: OutputFolder): CorpusWriter {
  const taken = new Set<string>();
  return {
    write({ id, text, lang = UNDETERMINED }) {
      const corpus = corpusName(lang);
      const directory = `corpora/${corpus}`;
      // A corpus that is read again keeps the names of its files.
      const stem = safeName(id.startsWith(`${corpus}/`) ? id.slice(corpus.length + 1) : id);
      let name = stem;
      // Some file systems take A.txt and a.txt for one file.
      for (let n = 2; taken.has(`${directory}/${name.toLowerCase()}`); n++) name = `${stem}-${n}`;
      taken.add(`${directory}/${name.toLowerCase()}`);
      folder.writeWhole(`${directory}/${name}.txt`, `${text}\n`);
    },
  };
}

/** Facts come from the input and from stages, in an order that differs between a first and a second run. */
function sorted(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A language may come from a record and be anything: what is no tag must not become a path. */
function corpusName(lang: string): string {
  return IS_LANGUAGE_TAG.test(lang) ? lang : UNDETERMINED;
}

const MAX_NAME_LENGTH = 80; // characters of at most three bytes, well below the 255 bytes of most file systems

function safeName(id: string): string {
  const stem = id
    .replace(/\.txt$/i, '')
    .slice(0, MAX_NAME_LENGTH)
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '_')
    .replace(/^\.+/, '_');
  return /^(?:con|prn|aux|nul|com\d|lpt\d)?(?:\.|$)/i.test(stem) ? `_${stem}` : stem;
}
