import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OutputFolder } from '../../src/io/output-folder.ts';
import { crcOf } from '../../src/io/sequential-file.ts';
import { tempFolder } from '../support/temp-folder.ts';

describe('OutputFolder', () => {
  it('holds the files that were written, and knows them', async () => {
    const folder = tempFolder();
    const out = new OutputFolder(folder.at('out'));
    out.sink('corpora/a.jsonl').write('一\n');
    out.sink('corpora/a.jsonl').writeBytes(Buffer.from('二\n'));
    out.writeWhole('last.json', '{}');
    await out.finish();
    expect(folder.read('out/corpora/a.jsonl')).toBe('一\n二\n');
    expect(out.files()).toEqual([
      { path: 'corpora/a.jsonl', bytes: 8 },
      { path: 'last.json', bytes: 2 },
    ]);
    expect(out.sink('corpora/a.jsonl').crc32).toBe(crcOf(folder.at('out/corpora/a.jsonl'), 8));
  });

  it('writes texts of any size, and counts their bytes', async () => {
    const folder = tempFolder();
    const out = new OutputFolder(folder.at('out'));
    const texts = ['中'.repeat(300_000), 'b', 'ع'.repeat(100_000), '\u{20000}'.repeat(40_000), ''];
    for (const text of texts) out.sink('a.txt').write(text);
    const [file] = out.files();
    await out.finish();
    expect(folder.read('out/a.txt')).toBe(texts.join(''));
    expect(file).toEqual({ path: 'a.txt', bytes: Buffer.byteLength(texts.join('')) });
  });

  it('leaves no trace when discarded', () => {
    const folder = tempFolder();
    const out = new OutputFolder(folder.at('out'));
    out.sink('corpora/a.jsonl').write('x');
    out.writeWhole('corpora/zh/b.txt', 'y');
    out.discard();
    expect(existsSync(folder.at('out'))).toBe(false);
  });

  it('names the place that cannot be written', () => {
    const folder = tempFolder();
    folder.write('file', '');
    const place = folder.at('file/out');
    expect(() => new OutputFolder(place)).toThrow(
      expect.objectContaining({ code: 'output/unwritable', message: expect.stringContaining(place) }),
    );
  });
});
