import { describe, expect, it } from 'vitest';
import { findInputs, type InputFile } from '../../src/io/inputs.ts';
import { CHUNK_BYTES, openSource, readWhole, type Source, streamed } from '../../src/io/source.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';

async function opened(folder: TempFolder, content: string | Uint8Array): Promise<Source> {
  folder.write('a.txt', content);
  const { files } = await findInputs([folder.at('a.txt')]);
  return openSource(files[0] as InputFile);
}

describe('openSource', () => {
  it('says that a file is gone', async () => {
    const gone = { path: 'no/such.txt', name: 'such.txt', format: 'text', size: 1, modified: 1 };
    await expect(openSource(gone)).rejects.toMatchObject({
      code: 'input/unreadable',
      message: 'no/such.txt: no such file or directory',
    });
  });

  it('reads from any place, and knows when a file has changed', async () => {
    const folder = tempFolder();
    const source = await opened(folder, 'abcdef');
    const bytes = Buffer.alloc(3);
    expect([await source.read(bytes, 2), bytes.toString()]).toEqual([3, 'cde']);
    expect(await source.read(bytes, 5)).toBe(1);
    expect(await source.changed()).toBeUndefined();
    folder.write('a.txt', 'abcdefgh');
    expect(await source.changed()).toBe('it had 6 bytes and now has 8');
    await source.close();
  });
});

describe('streamed', () => {
  it('gives the first chunk again, and the rest once', async () => {
    const all = Buffer.alloc(CHUNK_BYTES + 10, 'abc');
    let at = 0;
    const read = streamed(async (into) => {
      const size = all.copy(into, 0, at);
      at += size;
      return size;
    });
    const part = Buffer.alloc(8);
    for (const position of [0, 4, CHUNK_BYTES - 4]) {
      const size = await read(part, position);
      expect(size).toBe(Math.min(8, CHUNK_BYTES - position));
      expect(part.subarray(0, size).equals(all.subarray(position, position + size))).toBe(true);
    }
    expect(await read(part, CHUNK_BYTES)).toBe(8);
    expect(await read(part, CHUNK_BYTES + 8)).toBe(2);
    expect(await read(part, CHUNK_BYTES + 10)).toBe(0);
    await expect(read(part, CHUNK_BYTES)).rejects.toThrow(RangeError);
  });
});

describe('readWhole', () => {
  it('reads a file of several chunks, whether its size is known or not', async () => {
    const bytes = Buffer.alloc(CHUNK_BYTES * 2 + 17, 'abc');
    const source = await opened(tempFolder(), bytes);
    for (const end of [bytes.length, null]) {
      expect((await readWhole(source, end, bytes.length)).equals(bytes)).toBe(true);
    }
    await source.close();
  });

  it('refuses more bytes than a document may have', async () => {
    const source = await opened(tempFolder(), Buffer.alloc(CHUNK_BYTES + 2));
    for (const end of [CHUNK_BYTES + 2, null]) {
      await expect(readWhole(source, end, CHUNK_BYTES)).rejects.toMatchObject({ code: 'input/too-long' });
    }
    await source.close();
  });
});
