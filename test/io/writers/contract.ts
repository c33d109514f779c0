import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Doc } from '../../../src/core/document.ts';
import { OutputFolder } from '../../../src/io/output-folder.ts';
import { RecordEncoder } from '../../../src/io/record-line.ts';
import { Corpora, type CorpusFormat, corpusName } from '../../../src/io/writers/index.ts';
import { type TempFolder, tempFolder } from '../../support/temp-folder.ts';

/** The folder in which documents have been written in a format. */
export async function writtenIn(
  format: CorpusFormat,
  docs: readonly Doc[],
  shardBytes = 0,
): Promise<TempFolder> {
  const folder = tempFolder();
  const out = new OutputFolder(folder.path);
  const corpora = await Corpora.open(out, format, shardBytes);
  const encoder = new RecordEncoder();
  for (const doc of docs) {
    await corpora.write(corpusName(doc.lang), encoder.encode(doc));
  }
  await corpora.finish();
  await out.finish();
  return folder;
}

/**
 * What every format of output must do; `read` gives back the documents of a corpus, as far as the format keeps them,
 * in the order in which they were written.
 */
export function writerContract(
  format: CorpusFormat,
  read: (folder: TempFolder, corpus: string) => Promise<readonly Partial<Doc>[]>,
): void {
  const doc = fc.record({
    id: fc.string({ maxLength: 12 }),
    text: fc.string({ unit: 'binary', maxLength: 60 }),
    lang: fc.constantFrom('ar', 'zh-Hans', 'und'),
    meta: fc.dictionary(fc.constantFrom('a', 'source', 'url'), fc.string(), { maxKeys: 3 }),
  });

  describe(`${format} as a format of output`, () => {
    it('keeps every document, in the corpus of its language and in order', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(doc, { maxLength: 12 }), async (docs) => {
          const folder = await writtenIn(format, docs);
          for (const lang of new Set(docs.map((one) => one.lang))) {
            const wanted = docs.filter((one) => one.lang === lang);
            const found = await read(folder, lang);
            expect(found).toHaveLength(wanted.length);
            for (const [at, one] of found.entries()) expect(wanted[at]).toMatchObject(one);
          }
        }),
        { numRuns: 40 },
      );
    });

    it('writes the same bytes for the same documents', async () => {
      const docs = Array.from({ length: 40 }, (_, n) => ({
        id: `${n}`,
        text: '字'.repeat(n),
        lang: 'zh-Hans',
      }));
      const [one, two] = [await writtenIn(format, docs), await writtenIn(format, docs)];
      expect(two.tree()).toEqual(one.tree());
    });

    it('writes only below corpora/', async () => {
      const folder = await writtenIn(format, [{ id: '../../x', text: 'y', lang: '../z' }]);
      const names = Object.keys(folder.tree());
      expect(names.every((name) => name.startsWith('corpora/und'))).toBe(true);
    });
  });
}
