import { recordOf } from '../record-line.ts';
import type { CorpusFormatter } from '../writer.ts';

const MAX_NAME_LENGTH = 80; // characters of at most three bytes, well below the 255 bytes of most file systems

/** One text file a document, named by its id as far as file systems allow, with a line break at its end. */
export const txtFormatter: CorpusFormatter = {
  format: 'txt',
  open(folder, corpus) {
    const taken = new Set<string>();
    return {
      bytes: 0, // of no file there is more than one document
      write(line) {
        const { id, text } = recordOf(line);
        // A corpus that is read again keeps the names of its files.
        const stem = safeName(id.startsWith(`${corpus}/`) ? id.slice(corpus.length + 1) : id);
        let name = stem;
        // Some file systems take A.txt and a.txt for one file.
        for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${stem}-${n}`;
        taken.add(name.toLowerCase());
        folder.writeWhole(`corpora/${corpus}/${name}.txt`, `${text}\n`);
        return undefined;
      },
      finish: () => undefined,
    };
  },
};

function safeName(id: string): string {
  const stem = id
    .replace(/\.txt$/i, '')
    .slice(0, MAX_NAME_LENGTH)
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '_')
    .replace(/^\.+/, '_');
  return /^(?:con|prn|aux|nul|com\d|lpt\d)?(?:\.|$)/i.test(stem) ? `_${stem}` : stem;
}
