import { describe, expect, it } from 'vitest';
import { findInputs } from '../../src/io/inputs.ts';
import { CHUNK_BYTES, openAhead, openSource, readWhole } from '../../src/io/source.ts';
import { tempFolder } from '../support/temp-folder.ts';

describe('openAhead', () => {
  it.each([1, 2, 5])('hands files over in order with %i jobs', async (jobs) => {
    const folder = tempFolder();
    for (let n = 10; n < 30; n++) folder.write(`${n}.txt`, `${n}`);
    const { files } = await findInputs([folder.at('*.txt')]);
    const heads: string[] = [];
    for await (const source of openAhead(files, jobs)) heads.push(source.head.toString());
    expect(heads).toEqual(Array.from({ length: 20 }, (_, n) => `${n + 10}`));
  });

  it('keeps the failure of one file to itself', async () => {
    const folder = tempFolder();
    folder.write('a.txt', 'a');
    const gone = { path: folder.at('gone.txt'), name: 'gone.txt', format: 'text', size: 1 } as const;
    const there = { path: folder.at('a.txt'), name: 'a.txt', format: 'text', size: 1 } as const;
    const codes: (string | undefined)[] = [];
    for await (const source of openAhead([gone, there], 2)) codes.push(source.error?.code);
    expect(codes).toEqual(['input/unreadable', undefined]);
  });
});

describe('readWhole', () => {
  it('reads a file of several chunks', async () => {
    const folder = tempFolder();
    const bytes = Buffer.alloc(CHUNK_BYTES * 2 + 17, 'abc');
    const path = folder.write('a.txt', bytes);
    const source = await openSource({ path, name: 'a.txt', format: 'text', size: bytes.length });
    expect(source.whole).toBe(false);
    expect((await readWhole(source, bytes.length)).equals(bytes)).toBe(true);
    await source.close();
  });

  it('reads a file that is larger than it was said to be', async () => {
    const folder = tempFolder();
    const path = folder.write('a.txt', 'grown since');
    const source = await openSource({ path, name: 'a.txt', format: 'text', size: 2 });
    expect((await readWhole(source, 100)).toString()).toBe('grown since');
    await source.close();
  });

  it('refuses more bytes than a document may have', async () => {
    const folder = tempFolder();
    const path = folder.write('a.txt', Buffer.alloc(CHUNK_BYTES + 2));
    const source = await openSource({ path, name: 'a.txt', format: 'text', size: CHUNK_BYTES + 2 });
    await expect(readWhole(source, CHUNK_BYTES)).rejects.toMatchObject({ code: 'input/unreadable' });
    await source.close();
  });
});
