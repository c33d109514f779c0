import { describe, expect, it } from 'vitest';
import { verifyGolden } from '../../src/golden/testing.ts';
import { tempFolder } from '../support/temp-folder.ts';

const record = (id: string, text: string): string => `${JSON.stringify({ id, text })}\n`;

describe('verifyGolden', () => {
  it('agrees with equal trees', () => {
    const folder = tempFolder();
    for (const side of ['out', 'golden']) folder.write(`${side}/corpora/zh.jsonl`, record('a', '一'));
    expect(verifyGolden(folder.at('out'), folder.at('golden'))).toEqual({
      compared: 1,
      differences: [],
      unexpected: [],
      updated: [],
    });
  });

  it('tells missing files from changed ones, and names files that nobody expects', () => {
    const folder = tempFolder();
    folder.write('golden/a.txt', 'a\n');
    folder.write('golden/b.txt', 'b\n');
    folder.write('out/a.txt', 'A\n');
    folder.write('out/c.txt', 'c\n');
    const { differences, unexpected } = verifyGolden(folder.at('out'), folder.at('golden'));
    expect(differences.map(({ file, kind }) => [file, kind])).toEqual([
      ['a.txt', 'changed'],
      ['b.txt', 'missing'],
    ]);
    expect(differences[0]?.diff).toBe('--- a.txt (golden)\n+++ a.txt (actual)\n@@ -1,1 +1,1 @@\n-a\n+A');
    expect(unexpected).toEqual(['c.txt']);
  });

  it('does not look at the timings of a summary, and at all else in it', () => {
    const folder = tempFolder();
    folder.write('golden/summary.json', JSON.stringify({ documents: 1, timings: { seconds: 1 } }));
    folder.write('out/summary.json', JSON.stringify({ documents: 1, timings: { seconds: 2 } }));
    expect(verifyGolden(folder.at('out'), folder.at('golden')).differences).toEqual([]);
    folder.write('out/summary.json', JSON.stringify({ documents: 2 }));
    expect(verifyGolden(folder.at('out'), folder.at('golden')).differences).toHaveLength(1);
  });

  it('sees a difference of one byte that no field shows', () => {
    const folder = tempFolder();
    folder.write('golden/a.jsonl', '{"id":"a"}\n');
    folder.write('out/a.jsonl', '{"id": "a"}\n');
    const [difference] = verifyGolden(folder.at('out'), folder.at('golden')).differences;
    expect(difference?.diff).toContain('-{"id":"a"}\n+{"id": "a"}');
    folder.write('out/a.jsonl', '{"id":"a"}');
    expect(verifyGolden(folder.at('out'), folder.at('golden')).differences).toHaveLength(1);
  });

  it('writes golden files when there are none, and then agrees', () => {
    const folder = tempFolder();
    folder.write('out/a.txt', 'a');
    folder.write('out/.a.txt.tmp-1', 'hidden');
    folder.write('out/summary.json', '{"timings":{"seconds":1},"documents":3}');
    const made = verifyGolden(folder.at('out'), folder.at('golden'), { update: true });
    expect(made.updated).toEqual(['a.txt', 'summary.json']);
    expect(folder.tree('golden')).toEqual({ 'a.txt': 'a', 'summary.json': '{\n  "documents": 3\n}\n' });
    expect(verifyGolden(folder.at('out'), folder.at('golden')).differences).toEqual([]);
  });

  it('updates what differs, takes away what is gone, and adds nothing', () => {
    const folder = tempFolder();
    folder.write('golden/a.txt', 'a');
    folder.write('golden/gone.txt', 'b');
    folder.write('out/a.txt', 'A');
    folder.write('out/new.txt', 'n');
    verifyGolden(folder.at('out'), folder.at('golden'), { update: true });
    expect(folder.tree('golden')).toEqual({ 'a.txt': 'A' });
  });

  it('throws where there is nothing to compare', () => {
    const folder = tempFolder();
    folder.write('out/a.txt', 'a');
    for (const [out, golden] of [
      ['out', 'none'],
      ['none', 'out'],
    ] as const) {
      expect(() => verifyGolden(folder.at(out), folder.at(golden))).toThrow(
        expect.objectContaining({ code: 'input/missing', message: expect.stringContaining(folder.at('none')) }),
      );
    }
  });
});
