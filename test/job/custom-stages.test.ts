import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/core/edits.ts';
import { loadCustomStages, pinStages } from '../../src/job/custom-stages.ts';
import { runJob } from '../../src/job/index.ts';
import { buildStages, prepareStages } from '../../src/job/stages.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';

const LINE = '今天我们来谈谈如何整理语料，这是一件需要耐心的工作。';
/** A module as a user without a compiler writes it: no import, the shape alone. */
const MODULE = `
const stage = (name, process) => (options = {}) => ({ name, options, process: (doc, trace) => process(doc, options, trace) });
export const append = stage('append', ({ text }, { mark = '!' }) =>
  text.endsWith(mark) ? { kind: 'keep' } : { kind: 'edit', text: text + mark, rules: { 'append/mark': 1 } });
export const wrongEdits = stage('wrong-edits', ({ text }) =>
  ({ kind: 'edit', text: 'x' + text, rules: {}, edits: [{ start: 9, end: 3, with: '', rule: 'no' }] }));
export const picky = stage('picky', ({ text }) => {
  if (text.includes('坏')) throw new Error('cannot bear this');
  return { kind: 'keep' };
});
export const says = stage('says', (_, { verdict }) => verdict);
export const asks = stage('asks', async () => ({ kind: 'keep' }));
export const repair = stage('repair', () => ({ kind: 'keep' }));
export const strict = () => { throw new Error('strict wants a "word"'); };
export const number = 3;
export const nothing = () => ({});
export default stage('by-default', () => ({ kind: 'tag', facts: { seen: true } }));
`;

function moduleIn(folder: TempFolder): string {
  return folder.write('stages.mjs', MODULE);
}

describe('loadCustomStages', () => {
  it('takes the default export, a named one with options, and a file URL', async () => {
    const module = moduleIn(tempFolder());
    const placed = await loadCustomStages([
      { module },
      { module: pathToFileURL(module).href, export: 'append', options: { mark: '?' }, before: 'convert' },
      { module, export: 'append', after: 'repair' },
    ]);
    expect(placed.map(({ stage, slot }) => [stage.name, stage.options, slot])).toEqual([
      ['by-default', {}, 6],
      ['append', { mark: '?' }, 3],
      ['append', {}, 1],
    ]);
  });

  it.each([
    ['a module that is missing', { module: './no/such.mjs' }, 'option/invalid', 'cannot be loaded'],
    ['a package that is missing', { module: 'no-such-package-at-all' }, 'option/invalid', 'cannot be loaded'],
    ['no module', { export: 'append' }, 'option/invalid', 'option "module" is missing'],
    ['an export that is missing', { export: 'apend' }, 'option/invalid', 'did you mean "append"?'],
    ['an export that is no function', { export: 'number' }, 'option/invalid', 'no function "number"'],
    ['a function that makes no stage', { export: 'nothing' }, 'option/invalid', 'makes no stage'],
    ['options that are refused', { export: 'strict' }, 'option/invalid', 'strict wants a "word"'],
    ['options that are no JSON', { options: { a: () => 1 } }, 'option/invalid', 'what is not JSON'],
    ['an unknown key', { exprot: 'append' }, 'option/unknown', 'did you mean "export"?'],
    ['an unknown place', { before: 'covert' }, 'option/invalid', 'option "before" is "covert"'],
    ['two places', { before: 'convert', after: 'repair' }, 'option/invalid', 'one of them'],
  ])('refuses %s', async (_, entry, code, message) => {
    const module = moduleIn(tempFolder());
    const given =
      'export' in entry && !('module' in entry) && message.includes('missing') ? entry : { module, ...entry };
    const list = [given] as unknown as Parameters<typeof loadCustomStages>[0];
    await expect(loadCustomStages(list)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });
});

describe('pinStages', () => {
  it('lets the same module through, and no other', async () => {
    const folder = tempFolder();
    const module = moduleIn(folder);
    const pinned = pinStages([{ module }]);
    expect(pinned).toEqual([{ module, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(await loadCustomStages(pinned)).toHaveLength(1);
    folder.write('stages.mjs', `${MODULE}\n`);
    await expect(loadCustomStages(pinned)).rejects.toThrow('its "sha256" is another');
    expect(pinStages([{ module }])).not.toEqual(pinned);
  });
});

describe('custom stages in a job', () => {
  const stagesOf = async (...customStages: Parameters<typeof loadCustomStages>[0]) =>
    prepareStages({ stages: {}, customStages });

  it('stand where they are told to, whether that stage is left out or not', async () => {
    const module = moduleIn(tempFolder());
    const entry = { module, export: 'append' } as const;
    const names = async (place: object, stages = {}) => {
      const { cleaning } = await prepareStages({ stages, customStages: [{ ...entry, ...place }] });
      return cleaning.map(({ name }) => name).join(' ');
    };
    expect(await names({})).toMatch(/repeats append$/);
    expect(await names({ before: 'repair' })).toMatch(/^append unescape repair/);
    expect(await names({ after: 'detect' })).toMatch(/detect append convert/);
    expect(await names({ before: 'convert' }, { convert: false })).toMatch(/detect append boilerplate/);
  });

  it('may not share a name', async () => {
    const module = moduleIn(tempFolder());
    const twice = stagesOf({ module, export: 'append' }, { module, export: 'append' });
    await expect(twice).rejects.toThrow('two stages named "append"');
    await expect(stagesOf({ module, export: 'repair' })).rejects.toThrow('two stages named "repair"');
  });

  it('explain a change that gives no edits, or wrong ones, by one edit', async () => {
    const module = moduleIn(tempFolder());
    for (const [name, rule] of [
      ['append', 'append/mark'],
      ['wrongEdits', 'wrong-edits/edit'],
    ] as const) {
      const [placed] = await loadCustomStages([{ module, export: name }]);
      const doc = { id: '1', text: 'aab' };
      const traced = placed?.stage.process(doc, true);
      const untraced = placed?.stage.process(doc, false);
      if (traced?.kind !== 'edit' || untraced?.kind !== 'edit') throw new Error('no edit');
      expect(untraced).not.toHaveProperty('edits');
      expect(traced.text).toBe(untraced.text);
      expect(applyEdits(doc.text, traced.edits ?? [])).toBe(traced.text);
      expect(traced.edits?.map((edit) => edit.rule)).toEqual([rule]);
    }
  });

  it.each([
    [null, 'not a verdict'],
    ['keep', 'not a verdict'],
    [{ kind: 'kepe' }, '"kind" is "kepe"'],
    [{ kind: 'edit', rules: {} }, '"text" is not a string'],
    [{ kind: 'edit', text: 'a' }, '"rules" is not an object of counts'],
    [{ kind: 'edit', text: 'a', rules: { a: 'b' } }, '"rules" is not an object of counts'],
    [{ kind: 'edit', text: 'a', rules: {}, removed: [{}] }, '"removed" is not a list of passages'],
    [
      { kind: 'edit', text: 'a', rules: {}, removed: [{ start: 0, end: 99, text: '', rule: 'a' }] },
      '"removed"',
    ],
    [{ kind: 'drop' }, '"reason" is not a string'],
    [{ kind: 'tag', lang: 3 }, '"lang" is not a string'],
    [{ kind: 'tag', facts: [1] }, '"facts" is not an object of JSON'],
  ])('do not break a job by saying %j', async (verdict, message) => {
    const module = moduleIn(tempFolder());
    const [placed] = await loadCustomStages([{ module, export: 'says', options: { verdict } }]);
    expect(placed?.stage.process({ id: '1', text: 'a' }, false)).toEqual({
      kind: 'drop',
      reason: 'stage/verdict',
      facts: { message: expect.stringContaining(message) },
    });
  });

  it('drop the document they throw on or answer late, and the job goes on and tells', async () => {
    const folder = tempFolder();
    const module = moduleIn(folder);
    folder.write(
      'in.jsonl',
      ['好', '坏', '美']
        .map((char) => `${JSON.stringify({ id: char, text: char + LINE + char })}\n`)
        .join(''),
    );
    const job = { patterns: [folder.at('in.jsonl')], stages: { duplicates: false } } as const;
    const picky = await runJob({
      ...job,
      out: folder.at('out'),
      customStages: [{ module, export: 'picky' }],
    });
    expect(picky.documents).toMatchObject({ in: 3, written: 2, byReason: { 'stage/threw': 1 } });
    expect(picky.failed).toEqual([
      { source: 'stages', code: 'stage/threw', message: expect.stringContaining('failed on a document') },
    ]);
    expect(folder.records('out/dropped.jsonl')).toEqual([
      expect.objectContaining({
        id: '坏',
        stage: 'picky',
        reason: 'stage/threw',
        facts: { message: 'cannot bear this' },
      }),
    ]);
    const late = await runJob({ ...job, out: folder.at('late'), customStages: [{ module, export: 'asks' }] });
    expect(late.documents.byReason).toEqual({ 'stage/verdict': 3 });
  });

  it('are in the options of the summary', async () => {
    const { effective } = await stagesOf({
      module: moduleIn(tempFolder()),
      export: 'append',
      options: { mark: '.' },
    });
    expect(effective).toEqual({ ...buildStages().effective, append: { mark: '.' } });
  });
});
