import { expect, test } from 'vitest';
import { pipeline } from '../../../src/core/pipeline.ts';
import { detectStage } from '../../../src/stages/detect/index.ts';

const tag = (text: string) => detectStage().process({ id: '1', text }, false);

test('tags language and script', () => {
  expect(tag('我們開會')).toEqual({
    kind: 'tag',
    sure: true,
    lang: 'zh-Hant',
    facts: { sourceLang: 'zh-Hant', script: 'Hani' },
  });
  expect(tag('')).toEqual({
    kind: 'tag',
    sure: true,
    lang: 'und',
    facts: { sourceLang: 'und', script: 'Zyyy' },
  });
});

test('a mixed text has the share of each variant in the facts', () => {
  expect(tag('我们开会，我們開會')).toEqual({
    kind: 'tag',
    lang: 'zh',
    facts: { sourceLang: 'zh', script: 'Hani', variant: { hans: 0.5, hant: 0.5 } },
  });
  expect(tag('人工智能')).toEqual({ kind: 'tag', lang: 'zh', facts: { sourceLang: 'zh', script: 'Hani' } });
});

test('signs of a region and of Cantonese are in the facts, of a region for what is not Simplified', () => {
  expect(tag('計程車')).toMatchObject({
    facts: { region: { tw: 1, hk: 0, cn: 0, verdict: 'TW', confidence: 0.8889 } },
  });
  expect(tag('这个软件')).toMatchObject({ facts: { sourceLang: 'zh-Hans', script: 'Hani' } });
  expect(Object.keys((tag('这个软件') as { facts: object }).facts)).not.toContain('region');
  expect(tag('佢哋喺度')).toMatchObject({ facts: { yue: { share: 0.75, likely: true } } });
});

test('a document that was detected before keeps what was found then', () => {
  const doc = { id: '1', text: '我们开会', lang: 'zh-Hans', meta: { sourceLang: 'zh-Hant', script: 'Hani' } };
  expect(pipeline([detectStage()]).process(doc)).toEqual({ doc, dropped: [], steps: [] });
});

test('a language that only the input claims is looked at all the same', () => {
  const doc = { id: '1', text: '我们开会', lang: 'en', meta: { url: 'x' } };
  expect(pipeline([detectStage()]).process(doc).doc).toEqual({
    ...doc,
    lang: 'zh-Hans',
    meta: { url: 'x', sourceLang: 'zh-Hans', script: 'Hani' },
  });
});

test('options are checked', () => {
  expect(() => detectStage({ majority: '0.9' } as object)).toThrow(/takes a value of type number/);
  expect(() => detectStage({ majority: 0.2 })).toThrow(/majority/);
});
