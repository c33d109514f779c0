import { describe, expect, it } from 'vitest';
import type { Doc } from '../../src/core/document.ts';
import { pipeline } from '../../src/core/pipeline.ts';
import { defineStage, KEEP, type Stage, type Verdict } from '../../src/core/stage.ts';
import { replacing, saying } from './stages.ts';

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const out: T[] = [];
  for await (const item of source) out.push(item);
  return out;
}

const again = (stage: Stage): Stage => ({ ...stage, again: true });

const steady = (stage: Stage): Stage => ({ ...stage, steady: true });

const docs: readonly Doc[] = [
  { id: '1', text: 'aXb' },
  { id: '2', text: 'drop me' },
  { id: '3', text: 'plain' },
];

const dropping = defineStage({
  name: 'dropping',
  defaults: {},
  create:
    () =>
    (doc): Verdict =>
      doc.text.startsWith('drop')
        ? { kind: 'drop', reason: 'test/unwanted', facts: { n: 1 } }
        : { kind: 'keep' },
});

describe('pipeline', () => {
  it('without stages hands documents on', () => {
    expect(pipeline([]).process({ id: '1', text: 'a' })).toEqual({
      doc: { id: '1', text: 'a' },
      dropped: [],
      steps: [],
    });
  });

  it('gives each stage the output of the one before', () => {
    const { doc, steps } = pipeline([replacing('X', 'YY'), replacing('Y', 'z')]).process({
      id: '1',
      text: 'aXb',
    });
    expect(doc).toEqual({ id: '1', text: 'azzb' });
    expect(steps).toEqual([
      { stage: 'replace-X', rules: { 'replace-X/all': 1 } },
      { stage: 'replace-Y', rules: { 'replace-Y/all': 2 } },
    ]);
  });

  it('keeps edits when tracing, with the same text', () => {
    const { doc, steps } = pipeline([replacing('X', 'Y')], { trace: true }).process({ id: '1', text: 'aXb' });
    expect(doc?.text).toBe('aYb');
    expect(steps[0]?.edits).toEqual([{ start: 1, end: 2, with: 'Y', rule: 'replace-X/all' }]);
  });

  it('asks stages that look again until none of them changes the text, and then goes on', () => {
    const stages = [again(replacing('b', 'c')), again(replacing('a', 'b')), replacing('c', 'a')];
    const { doc, steps } = pipeline(stages).process({ id: '1', text: 'ab' });
    expect(doc?.text).toBe('aa');
    expect(steps.map(({ stage }) => stage)).toEqual(['replace-b', 'replace-a', 'replace-b', 'replace-c']);
  });

  it('believes what a stage said last, but for what the input knew of itself', () => {
    const length = defineStage({
      name: 'length',
      defaults: {},
      again: true,
      create: () => (doc) => ({ kind: 'tag', facts: { length: doc.text.length } }),
    });
    const stages = [length(), again(replacing('a', 'bbb'))];
    expect(pipeline(stages).process({ id: '1', text: 'a' }).doc?.meta).toEqual({ length: 3 });
    expect(pipeline(stages).process({ id: '1', text: 'a', meta: { length: 7 } }).doc?.meta).toEqual({
      length: 7,
    });
  });

  it('asks earlier steady stages of what a later one has made, and stages again that had changed the text', () => {
    const stages = [
      again(replacing('a', 'b')),
      steady(replacing('x', 'y')),
      replacing('x', 'z'),
      steady(replacing('c', 'ax')),
    ];
    const of = (text: string) => pipeline(stages).process({ id: '1', text });
    expect(of('c').doc?.text).toBe('ay');
    expect(of('ac').doc?.text).toBe('bby');
    expect(of('ac').steps.map(({ stage }) => stage)).toEqual([
      'replace-a',
      'replace-c',
      'replace-a',
      'replace-x',
    ]);
  });

  it('keeps the language of a text that looking back does not change', () => {
    const lang = steady({ ...saying({ kind: 'tag', lang: 'und' }) });
    const stages = [lang, steady({ ...replacing('x', 'y') }), steady(replacing('a', 'b'))];
    const { doc } = pipeline(stages).process({ id: '1', text: 'a', lang: 'en' });
    expect(doc).toMatchObject({ text: 'b', lang: 'und' });
  });

  it('comes to an end with stages that undo each other', () => {
    const { steps } = pipeline([again(replacing('a', 'b')), again(replacing('b', 'a'))]).process({
      id: '1',
      text: 'a',
    });
    expect(steps.length).toBeGreaterThan(2);
    const back = [steady(replacing('b', 'a')), steady(replacing('a', 'b'))];
    expect(pipeline(back).process({ id: '1', text: 'a' }).steps.length).toBeGreaterThan(2);
  });

  it('says the same of many documents, stage by stage, as of each', () => {
    const seen: string[] = [];
    const watched: Stage = {
      name: 'watching',
      options: {},
      process(doc) {
        seen.push(`watching ${doc.id}`);
        return KEEP;
      },
    };
    const stages = [again(replacing('b', 'X')), again(replacing('X', 'Y')), dropping(), watched];
    const line = pipeline(stages, { trace: true });
    const each = docs.map((doc) => line.process(doc));
    seen.length = 0;
    expect(line.processAll(docs, ({ name }) => seen.push(name))).toEqual(each);
    expect(seen).toEqual(['replace-b', 'replace-X', 'dropping', 'watching 1', 'watching 3', 'watching']);
  });

  it('accounts for a dropped document, with the text as the stage saw it, and asks no further stage', () => {
    const stages = [
      saying({ kind: 'tag', lang: 'en' }),
      dropping(),
      saying({ kind: 'tag', facts: { later: true } }),
    ];
    expect(pipeline(stages).process({ id: '2', text: 'drop me' })).toEqual({
      dropped: [
        { id: '2', stage: 'dropping', reason: 'test/unwanted', text: 'drop me', lang: 'en', facts: { n: 1 } },
      ],
      steps: [],
    });
  });

  it('accounts for passages taken out', () => {
    const removed = [{ start: 0, end: 1, text: 'a', rule: 'test/furniture' }];
    const stage = saying({ kind: 'edit', text: 'b', rules: { 'test/furniture': 1 }, removed });
    expect(pipeline([stage]).process({ id: '1', text: 'ab' }).dropped).toEqual([
      { id: '1', stage: 'saying', reason: 'test/furniture', text: 'a', start: 0, end: 1 },
    ]);
  });

  it('adds language and facts; what the input knew of itself stays', () => {
    const stages = [
      saying({ kind: 'tag', lang: 'zh-Hant', facts: { sourceLang: 'zh-Hant', sure: 1 } }),
      saying({ kind: 'edit', text: 'b', rules: {}, lang: 'zh-Hans', facts: { converted: true } }),
    ];
    expect(
      pipeline(stages).process({ id: '1', text: 'a', meta: { url: 'u', sourceLang: 'ar' } }).doc,
    ).toEqual({
      id: '1',
      text: 'b',
      lang: 'zh-Hans',
      meta: { url: 'u', sourceLang: 'ar', sure: 1, converted: true },
    });
  });

  it('runs over plain and asynchronous sources, in order', async () => {
    async function* later() {
      yield* docs;
    }
    const line = pipeline([dropping(), replacing('X', 'Y')]);
    const expected = [
      { id: '1', text: 'aYb' },
      { id: '3', text: 'plain' },
    ];
    expect(await collect(line.run(docs))).toEqual(expected);
    expect(await collect(line.run(later()))).toEqual(expected);
    const outcomes = await collect(line.outcomes(docs));
    expect(outcomes.map((outcome) => outcome.doc?.id ?? outcome.dropped[0]?.reason)).toEqual([
      '1',
      'test/unwanted',
      '3',
    ]);
  });

  it('asks for a document only when one is wanted, and closes the source when stopped', async () => {
    let asked = 0;
    let closed = false;
    function* source() {
      try {
        for (;;) yield { id: String(asked++), text: 'x' };
      } finally {
        closed = true;
      }
    }
    for await (const doc of pipeline([]).run(source())) if (doc.id === '2') break;
    expect(asked).toBe(3);
    expect(closed).toBe(true);
  });
});
