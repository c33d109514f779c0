import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OutputFolder } from '../../src/io/output-folder.ts';
import { tempFolder } from '../support/temp-folder.ts';

describe('OutputFolder', () => {
  it('shows nothing under its name before the commit, and everything after', () => {
    const folder = tempFolder();
    const out = new OutputFolder(folder.at('out'));
    out.sink('corpora/a.jsonl').write('一\n');
    out.sink('corpora/a.jsonl').write('二\n');
    out.writeWhole('last.json', '{}');
    const before = Object.keys(folder.tree('out'));
    expect(before).toHaveLength(2);
    expect(before.every((name) => /(?:^|\/)\.[^/]+\.tmp-\d+$/.test(name))).toBe(true);
    out.commit('last.json', []);
    expect(Object.keys(folder.tree('out'))).toEqual(['corpora/a.jsonl', 'last.json']);
    expect(folder.read('out/corpora/a.jsonl')).toBe('一\n二\n');
  });

  it('writes texts of any size, and counts their bytes', () => {
    const folder = tempFolder();
    const out = new OutputFolder(folder.at('out'));
    const texts = ['中'.repeat(300_000), 'b', 'ع'.repeat(100_000), '\u{20000}'.repeat(40_000), ''];
    for (const text of texts) out.sink('a.txt').write(text);
    const [file] = out.files();
    out.commit('a.txt', []);
    expect(folder.read('out/a.txt')).toBe(texts.join(''));
    expect(file).toEqual({ path: 'a.txt', bytes: Buffer.byteLength(texts.join('')) });
  });

  it('leaves no trace when discarded', () => {
    const folder = tempFolder();
    folder.write('out/mine.txt', 'mine');
    for (const name of ['out', 'fresh/deep']) {
      const out = new OutputFolder(folder.at(name));
      out.sink('corpora/a.jsonl').write('x');
      out.writeWhole('corpora/zh/b.txt', 'y');
      out.discard();
    }
    expect(folder.tree()).toEqual({ 'out/mine.txt': 'mine' });
    expect(existsSync(folder.at('fresh'))).toBe(false);
    expect(existsSync(folder.at('out/corpora'))).toBe(false);
  });

  it('takes away the files of an earlier run, and the folders they leave empty', () => {
    const folder = tempFolder();
    for (const name of ['corpora/old.jsonl', 'corpora/fr/1.txt', 'corpora/kept.jsonl'])
      folder.write(name, 'old');
    const out = new OutputFolder(folder.path);
    out.writeWhole('corpora/new.jsonl', 'new');
    out.commit('corpora/new.jsonl', ['corpora/old.jsonl', 'corpora/fr/1.txt', 'corpora/gone.jsonl']);
    expect(folder.tree()).toEqual({ 'corpora/new.jsonl': 'new', 'corpora/kept.jsonl': 'old' });
    expect(existsSync(folder.at('corpora/fr'))).toBe(false);
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
