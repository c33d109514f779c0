import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/core/stage.ts';
import { memoryIndex } from '../../../src/dedupe-index/memory.ts';
import { type DuplicatesOptions, duplicatesStage } from '../../../src/stages/dedupe/index.ts';
import { exchange, ideographs, seeded } from './texts.ts';

const folder = new URL('../../../seeds/', import.meta.url);
const seeds = readdirSync(folder)
  .sort()
  .map((id) => ({ id, text: readFileSync(new URL(id, folder), 'utf8') }));

/** What a fresh stage says of texts, one after the other. */
function verdicts(texts: readonly string[], options: Partial<DuplicatesOptions> = {}): Verdict[] {
  const stage = duplicatesStage({ index: memoryIndex(), ...options });
  return texts.map((text, at) => stage.process({ id: `d${at}`, text }, false));
}

describe('duplicatesStage', () => {
  it('drops a document that differs in nothing but punctuation and spacing', () => {
    expect(verdicts(['你好，世界！', '再见，世界！', '你好,世界'])).toEqual([
      { kind: 'keep' },
      { kind: 'keep' },
      { kind: 'drop', reason: 'duplicate/exact', facts: { of: 'd0', similarity: 1 } },
    ]);
  });

  it('keeps different articles on one subject', () => {
    expect(verdicts(seeds.map((seed) => seed.text))).toEqual(seeds.map(() => ({ kind: 'keep' })));
  });

  it.each(seeds)('drops $id with another header and footer', ({ text }) => {
    const framed = `首页 > 科技 > 正文\n来源：综合\n${text}\n相关阅读\n上一篇 下一篇`;
    expect(verdicts([text, framed])[1]).toMatchObject({
      kind: 'drop',
      reason: 'duplicate/near',
      facts: { of: 'd0' },
    });
  });

  it('keeps two articles of which half is common', () => {
    const random = seeded(5);
    const common = ideographs(500, random);
    const texts = [common + ideographs(500, random), ideographs(500, random) + common];
    expect(verdicts(texts)).toEqual([{ kind: 'keep' }, { kind: 'keep' }]);
  });

  it.each([
    [0.01, 1],
    [0.03, 0.99],
    [0.05, 0.93],
  ])('finds texts with a share of %f of the characters exchanged (at least %f of them)', (share, least) => {
    const random = seeded(share * 1000);
    const index = memoryIndex();
    const stage = duplicatesStage({ index });
    let found = 0;
    const documents = 200;
    for (let document = 0; document < documents; document++) {
      const text = ideographs(200 + Math.floor(random() * 2000), random);
      expect(stage.process({ id: `d${document}`, text }, false).kind).toBe('keep');
      const verdict = stage.process({ id: 'variant', text: exchange(text, share, random) }, false);
      if (verdict.kind === 'drop' && verdict.facts?.of === `d${document}`) found++;
    }
    expect(found / documents).toBeGreaterThanOrEqual(least);
  });

  it('knows very short texts only when they are equal', () => {
    expect(verdicts(['好的', '好吧', '好的。', '', '', '???', '!!!']).map((verdict) => verdict.kind)).toEqual(
      ['keep', 'keep', 'drop', 'keep', 'drop', 'keep', 'keep'],
    );
  });

  it('needs an index, and says how to get one', () => {
    expect(() => duplicatesStage()).toThrow(expect.objectContaining({ code: 'option/invalid' }));
    expect(() => duplicatesStage()).toThrow(/memoryIndex\(\)/);
    expect(() => duplicatesStage({ indx: memoryIndex() } as Partial<DuplicatesOptions>)).toThrow(/"index"/);
  });
});
