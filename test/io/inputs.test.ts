import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findInputs } from '../../src/io/inputs.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';

function filled(...names: string[]): TempFolder {
  const folder = tempFolder();
  for (const name of names) folder.write(name, name);
  return folder;
}

const names = async (...patterns: string[]): Promise<string[]> =>
  (await findInputs(patterns)).files.map((file) => file.name);

describe('findInputs', () => {
  it('names files by their path below the fixed part of a pattern, sorted by code unit', async () => {
    const folder = filled('in/b.txt', 'in/B.txt', 'in/sub/a.txt', 'in/é.txt');
    expect(await names(folder.at('in/**/*.txt'))).toEqual(['B.txt', 'b.txt', 'sub/a.txt', 'é.txt']);
  });

  it('takes a directory for its text and JSONL files, and nothing else in it', async () => {
    const folder = filled('in/a.txt', 'in/deep/b.jsonl', 'in/c.ndjson', 'in/d.md', 'in/.hidden.txt');
    const { files } = await findInputs([folder.at('in')]);
    expect(files.map(({ name, format }) => [name, format])).toEqual([
      ['a.txt', 'text'],
      ['c.ndjson', 'jsonl'],
      ['deep/b.jsonl', 'jsonl'],
    ]);
  });

  it('takes a literal path whatever it is called', async () => {
    const folder = filled('notes.md', 'a[1].txt', '{x}.txt');
    expect(await names(folder.at('notes.md'), folder.at('a[1].txt'), folder.at('{x}.txt'))).toEqual([
      'a[1].txt',
      'notes.md',
      '{x}.txt',
    ]);
  });

  it('reads a file once, however often it is named', async () => {
    const folder = filled('in/a.txt');
    symlinkSync(folder.at('in/a.txt'), folder.at('in/z-link.txt'));
    symlinkSync(folder.at('in'), folder.at('in/circle'));
    const { files } = await findInputs([folder.at('in'), folder.at('in/*.txt'), folder.at('in/a.txt')]);
    expect(files.map((file) => file.name)).toEqual(['a.txt']);
  });

  it('gives files of one name under two patterns their whole paths', async () => {
    const folder = filled('one/a.txt', 'two/a.txt', 'two/b.txt');
    expect(await names(folder.at('one/*.txt'), folder.at('two/*.txt'))).toEqual([
      folder.at('one/a.txt'),
      folder.at('two/a.txt'),
      'b.txt',
    ]);
  });

  it('keeps relative paths relative, without a leading dot', async () => {
    const folder = filled('in/a.txt');
    const here = relative(process.cwd(), folder.path);
    const { files } = await findInputs([`./${here}/in/*.txt`]);
    expect(files[0]).toMatchObject({
      path: `${here}/in/a.txt`,
      name: 'a.txt',
      format: 'text',
      size: 8,
    });
  });

  it('lets a pattern with an exclamation mark take files away', async () => {
    const folder = filled('in/a.txt', 'in/b.txt');
    expect(await names(folder.at('in/*.txt'), `!${folder.at('in/b.txt')}`)).toEqual(['a.txt']);
  });

  it('leaves out what a job wrote, unless it is asked for', async () => {
    const folder = filled('in/a.txt', 'in/out/corpora/ar.jsonl');
    const outside = folder.at('in/out');
    const all = await findInputs([folder.at('in')], { outside });
    expect(all.files.map((file) => file.name)).toEqual(['a.txt']);
    const asked = await findInputs([folder.at('in/out/corpora/*.jsonl')], { outside });
    expect(asked.files.map((file) => file.name)).toEqual(['ar.jsonl']);
  });

  it('takes a file for input that is named as the output directory too', async () => {
    const folder = filled('a.txt');
    const { files } = await findInputs([folder.at('a.txt')], { outside: folder.at('a.txt') });
    expect(files.map((file) => file.name)).toEqual(['a.txt']);
  });

  // The superuser may look into every directory.
  it.skipIf(process.getuid?.() === 0)('goes on past a directory that it may not look into', async () => {
    const folder = filled('in/a.txt', 'in/locked/b.txt');
    chmodSync(folder.at('in/locked'), 0);
    const { files, problems } = await findInputs([folder.at('in')]);
    chmodSync(folder.at('in/locked'), 0o755);
    expect(files.map((file) => file.name)).toEqual(['a.txt']);
    expect(problems.map(({ error }) => error.message)).toEqual([
      `${folder.at('in/locked')}: permission denied`,
    ]);
  });

  it('tells of links in a directory that lead nowhere, once each', async () => {
    const folder = filled('in/a.txt');
    symlinkSync(folder.at('gone'), folder.at('in/dangling.txt'));
    symlinkSync(folder.at('in'), folder.at('in/again'));
    const { files, problems } = await findInputs([folder.at('in')]);
    expect(files.map((file) => file.name)).toEqual(['a.txt']);
    expect(problems.map(({ error }) => error.message)).toEqual([
      `${folder.at('in/dangling.txt')}: no such file or directory`,
    ]);
  });

  it('names each pattern that comes to nothing, with its cause, and goes on', async () => {
    const folder = filled('a.txt');
    mkdirSync(folder.at('bare'));
    symlinkSync(folder.at('gone'), folder.at('dangling.txt'));
    const patterns = ['missing.txt', '*.csv', 'bare', 'dangling.txt', 'a.txt'].map(folder.at);
    const { files, problems } = await findInputs(patterns);
    expect(files.map((file) => file.name)).toEqual(['a.txt']);
    expect(problems.map(({ pattern, error }) => [pattern, error.code])).toEqual([
      [folder.at('missing.txt'), 'input/missing'],
      [folder.at('*.csv'), 'input/no-match'],
      [folder.at('bare'), 'input/no-match'],
      [folder.at('dangling.txt'), 'input/missing'],
    ]);
    for (const { pattern, error } of problems) expect(error.message).toContain(pattern);
  });
});
