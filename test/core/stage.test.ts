import { describe, expect, it } from 'vitest';
import { defineStage, KEEP, verdictOf } from '../../src/core/stage.ts';

const shout = defineStage({
  name: 'shout',
  defaults: { mark: '!', times: 1 },
  choices: { mark: ['!', '?'] },
  create:
    ({ mark, times }) =>
    (doc) => ({ kind: 'edit', text: doc.text + mark.repeat(times), rules: { 'shout/mark': times } }),
});

describe('defineStage', () => {
  it('makes a factory that knows its name and defaults', () => {
    expect(shout.stageName).toBe('shout');
    expect(shout.defaults).toEqual({ mark: '!', times: 1 });
    expect(Object.isFrozen(shout.defaults)).toBe(true);
  });

  it('makes stages that carry their whole options, frozen', () => {
    const stage = shout({ times: 2 });
    expect(stage.name).toBe('shout');
    expect(stage.options).toEqual({ mark: '!', times: 2 });
    expect(Object.isFrozen(stage)).toBe(true);
    expect(stage.process({ id: 'a', text: 'hi' }, false)).toEqual({
      kind: 'edit',
      text: 'hi!!',
      rules: { 'shout/mark': 2 },
    });
  });

  it('keeps stages of one factory apart', () => {
    const one = shout();
    const other = shout({ mark: '?' });
    expect(one.process({ id: 'a', text: '' }, false)).toMatchObject({ text: '!' });
    expect(other.process({ id: 'a', text: '' }, false)).toMatchObject({ text: '?' });
  });

  it('refuses wrong options, in the name of the stage', () => {
    expect(() => shout({ time: 2 } as object)).toThrow('shout: unknown option "time"; did you mean "times"?');
    expect(() => shout({ mark: '.' })).toThrow(/^shout: option "mark"/);
  });
});

describe('verdictOf', () => {
  const edits = [{ start: 0, end: 1, with: 'b', rule: 'r' }];

  it('keeps a text that stands as it was', () => {
    expect(verdictOf('a', { text: 'a', rules: {} })).toBe(KEEP);
    expect(verdictOf('a', { text: 'a', rules: {}, edits: [] }, { removed: [] })).toBe(KEEP);
  });

  it('is an edit where the text changed, with all there is to say', () => {
    const removed = [{ start: 0, end: 1, text: 'a', rule: 'r' }];
    expect(
      verdictOf('a', { text: 'b', rules: { r: 1 }, edits }, { removed, lang: 'zh-Hans', facts: { n: 1 } }),
    ).toEqual({
      kind: 'edit',
      text: 'b',
      rules: { r: 1 },
      edits,
      removed,
      lang: 'zh-Hans',
      facts: { n: 1 },
    });
  });

  it('is a tag where only facts or the language are new', () => {
    expect(verdictOf('a', { text: 'a', rules: {} }, { lang: 'ar' })).toEqual({ kind: 'tag', lang: 'ar' });
    expect(verdictOf('a', { text: 'a', rules: {} }, { facts: { n: 1 } })).toEqual({
      kind: 'tag',
      facts: { n: 1 },
    });
  });
});
