import { pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { expectGolden } from '../../src/golden/testing.ts';
import { tempFolder } from '../support/temp-folder.ts';

describe('expectGolden', () => {
  it('agrees with what it wrote: text as it is, JSON, and JSONL', () => {
    const folder = tempFolder();
    const values = { 'a.txt': '一\n二', 'deep/b.json': { b: [1, null] }, 'c.jsonl': [{ id: 1 }, { id: 2 }] };
    for (const [name, value] of Object.entries(values)) {
      expectGolden(value, folder.at(name), { update: true });
      expectGolden(value, pathToFileURL(folder.at(name)));
    }
    expect(folder.tree()).toEqual({
      'a.txt': Buffer.from('一\n二').toString('latin1'),
      'c.jsonl': '{"id":1}\n{"id":2}\n',
      'deep/b.json': '{\n  "b": [\n    1,\n    null\n  ]\n}\n',
    });
  });

  it('throws with a diff, and leaves the file', () => {
    const folder = tempFolder();
    folder.write('a.txt', '一\n');
    expect(() => expectGolden('二\n', folder.at('a.txt'))).toThrow(
      expect.objectContaining({ code: 'golden/mismatch', message: expect.stringContaining('-一\n+二') }),
    );
    expect(folder.read('a.txt')).toBe('一\n');
  });

  it('does not make a file that is not there, and says how to', () => {
    const folder = tempFolder();
    expect(() => expectGolden('x', folder.at('a.txt'))).toThrow(/GOLDEN_UPDATE=1/);
    expect(folder.tree()).toEqual({});
  });

  it('rewrites the file when the environment says so', () => {
    const folder = tempFolder();
    folder.write('a.txt', 'old');
    vi.stubEnv('GOLDEN_UPDATE', '1');
    try {
      expectGolden('new', folder.at('a.txt'));
    } finally {
      vi.unstubAllEnvs();
    }
    expect(folder.read('a.txt')).toBe('new');
  });
});
