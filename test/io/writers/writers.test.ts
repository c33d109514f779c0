import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Doc } from '../../../src/core/document.ts';
import type { CorpusFormat } from '../../../src/io/writers/index.ts';
import { writerContract, writtenIn } from './contract.ts';

writerContract('jsonl', async (folder, corpus) => folder.records(`corpora/${corpus}.jsonl`));
writerContract('txt', async (folder, corpus) =>
  // A folder of files has no order: as many files as documents is all there is to compare.
  readdirSync(folder.at(`corpora/${corpus}`)).map(() => ({})),
);

async function filesOf(format: CorpusFormat, docs: readonly Doc[]): Promise<Record<string, string>> {
  return (await writtenIn(format, docs)).tree();
}

describe('jsonl corpora', () => {
  it('write id, text, lang, meta in that order, and facts sorted', async () => {
    expect(
      await filesOf('jsonl', [{ id: 'a', lang: 'en', text: 'x\n"y"', meta: { z: 1, b: [2], '10': 0 } }]),
    ).toEqual({
      'corpora/en.jsonl': '{"id":"a","text":"x\\n\\"y\\"","lang":"en","meta":{"10":0,"b":[2],"z":1}}\n',
    });
  });

  it('keep documents without a language, or with something else in its place, in und', async () => {
    const docs = [
      { id: 'a', text: 'x' },
      { id: 'b', text: 'y', lang: '../../etc/passwd' },
      { id: 'c', text: 'z', lang: '' },
    ];
    expect(await filesOf('jsonl', docs)).toEqual({
      'corpora/und.jsonl':
        '{"id":"a","text":"x","lang":"und","meta":{}}\n' +
        '{"id":"b","text":"y","lang":"../../etc/passwd","meta":{}}\n' +
        '{"id":"c","text":"z","lang":"","meta":{}}\n',
    });
  });

  it('write lone surrogates so that they can be read again', async () => {
    const [line] = Object.values(await filesOf('jsonl', [{ id: 'a', text: '\ud800', lang: 'und' }]));
    expect(JSON.parse(line ?? '')).toMatchObject({ text: '\ud800' });
  });
});

describe('txt corpora', () => {
  it('write a file a document, named by its id', async () => {
    expect(await filesOf('txt', [{ id: 'sub/a.txt', text: 'x', lang: 'en' }])).toEqual({
      'corpora/en/sub_a.txt': 'x\n',
    });
  });

  it('number names that would meet, also where case does not count', async () => {
    const docs = ['a', 'A', 'a/b', 'a_b'].map((id) => ({ id, text: id, lang: 'en' }));
    expect(await filesOf('txt', docs)).toEqual({
      'corpora/en/a.txt': 'a\n',
      'corpora/en/A-2.txt': 'A\n',
      'corpora/en/a_b.txt': 'a/b\n',
      'corpora/en/a_b-2.txt': 'a_b\n',
    });
  });

  it('keep the names of a corpus that is read again', async () => {
    const docs = ['en/sub_a.txt', 'zh/b.txt'].map((id) => ({ id, text: 'x', lang: 'en' }));
    expect(Object.keys(await filesOf('txt', docs))).toEqual(['corpora/en/sub_a.txt', 'corpora/en/zh_b.txt']);
  });

  it('stay in their folder and within the length of names', async () => {
    const ids = ['..', '../../x', '', 'con', 'a\u0000b', '字'.repeat(500), '\ud800'];
    const files = Object.keys(
      await filesOf(
        'txt',
        ids.map((id) => ({ id, text: 't', lang: 'zh' })),
      ),
    );
    expect(files).toHaveLength(ids.length);
    for (const file of files) {
      expect(file).toMatch(/^corpora\/zh\/[^./\0][^/\0]*\.txt$/);
      expect(Buffer.byteLength(file.slice('corpora/zh/'.length))).toBeLessThan(255);
    }
    expect(files).toContain('corpora/zh/_con.txt');
  });
});
