import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { Doc } from '../../../src/core/document.ts';
import { decompressed } from '../../../src/io/compression/decompressed.ts';
import { compressionNamed } from '../../../src/io/compression/index.ts';
import { readWhole } from '../../../src/io/source.ts';
import { type CorpusFormat, canWrite } from '../../../src/io/writers/index.ts';
import { memorySource } from '../../support/memory-source.ts';
import { writerContract, writtenIn } from './contract.ts';

writerContract('jsonl', async (folder, corpus) => folder.records(`corpora/${corpus}.jsonl`));
writerContract('txt', async (folder, corpus) =>
  // A folder of files has no order: as many files as documents is all there is to compare.
  readdirSync(folder.at(`corpora/${corpus}`)).map(() => ({})),
);

writerContract('jsonl.gz', async (folder, corpus) =>
  gunzipSync(readFileSync(folder.at(`corpora/${corpus}.jsonl.gz`)))
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line)),
);
writerContract('parquet', async (folder, corpus) => {
  const bytes = Uint8Array.from(readFileSync(folder.at(`corpora/${corpus}.parquet`)));
  const rows = await parquetReadObjects({ file: bytes.buffer });
  return rows.map(({ id, text, lang, meta }) => ({ id, text, lang, meta: JSON.parse(meta) }));
});

describe('compressed corpora', () => {
  it('hold many blocks, each a member of its own, in order', async () => {
    const docs = Array.from({ length: 300 }, (_, n) => ({
      id: `${n}`,
      lang: 'zh',
      text: `${n}號文件`.repeat(5000),
    }));
    const plain = await writtenIn('jsonl', docs);
    const folder = await writtenIn('jsonl.gz', docs);
    const bytes = readFileSync(folder.at('corpora/zh.jsonl.gz'));
    expect(gunzipSync(bytes).toString()).toBe(plain.read('corpora/zh.jsonl'));
    expect(bytes.length).toBeLessThan(plain.read('corpora/zh.jsonl').length / 10);
  });

  it.runIf(canWrite('jsonl.zst'))('may be Zstandard', async () => {
    const docs = Array.from({ length: 30 }, (_, n) => ({
      id: `${n}`,
      lang: 'zh',
      text: `${n}號文件`.repeat(50_000),
    }));
    const folder = await writtenIn('jsonl.zst', docs);
    const source = decompressed(
      memorySource(readFileSync(folder.at('corpora/zh.jsonl.zst'))),
      compressionNamed('zstd') ?? expect.fail(),
    );
    const plain = (await writtenIn('jsonl', docs)).read('corpora/zh.jsonl');
    expect((await readWhole(source, null, 1 << 30)).toString()).toBe(plain);
  });
});

describe('shards', () => {
  const docs = Array.from({ length: 100 }, (_, n) => ({
    id: `${n}`,
    lang: n % 3 === 0 ? 'ar' : 'zh',
    text: `${n}`.repeat(50),
  }));

  it.each(['jsonl', 'jsonl.gz', 'parquet'] as const)('of %s are cut by size and numbered', async (format) => {
    const folder = await writtenIn(format, docs, 1000);
    const names = Object.keys(folder.tree()).filter((name) => name.startsWith('corpora/'));
    expect(names).toContain(`corpora/ar-00000.${format}`);
    expect(new Set(names.map((name) => name.replace(/-\d{5}\./, '.')))).toEqual(
      new Set([`corpora/ar.${format}`, `corpora/zh.${format}`]),
    );
  });

  it('hold together what the whole corpus holds', async () => {
    const whole = (await writtenIn('jsonl', docs)).read('corpora/zh.jsonl');
    const tree = (await writtenIn('jsonl', docs, 1000)).tree();
    const shards = Object.keys(tree).filter((name) => name.includes('zh-'));
    expect(shards.length).toBeGreaterThan(3);
    expect(
      shards
        .sort()
        .map((name) => tree[name])
        .join(''),
    ).toBe(whole);
    for (const name of shards) expect(tree[name]?.length).toBeLessThan(1400);
  });
});

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
