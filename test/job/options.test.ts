import { describe, expect, it } from 'vitest';
import { checkConfig, type JobConfig } from '../../src/job/options.ts';
import { overlay } from '../../src/job/overlay.ts';
import { PRESETS } from '../../src/job/presets.ts';
import { buildStages } from '../../src/job/stages.ts';

describe('overlay', () => {
  it.each<[string, Partial<JobConfig>, Partial<JobConfig>, Partial<JobConfig>]>([
    [
      'a key that is given wins',
      { format: 'txt', trace: true },
      { format: 'jsonl' },
      { format: 'jsonl', trace: true },
    ],
    ['undefined says nothing', { format: 'txt' }, { format: undefined } as never, { format: 'txt' }],
    [
      'options of a stage are put together',
      { stages: { normalize: { width: 'ascii-alnum', indent: 'keep' }, convert: false } },
      { stages: { normalize: { width: 'keep' } } },
      { stages: { normalize: { width: 'keep', indent: 'keep' }, convert: false } },
    ],
    [
      'false leaves out',
      { stages: { convert: { fidelity: 'opencc' } } },
      { stages: { convert: false } },
      { stages: { convert: false } },
    ],
    [
      'an object takes in again',
      { stages: { convert: false } },
      { stages: { convert: {} } },
      { stages: { convert: {} } },
    ],
    [
      'a list stands for the list below it',
      { stages: { boilerplate: { except: ['boilerplate/label'] } } },
      { stages: { boilerplate: { except: [] } } },
      { stages: { boilerplate: { except: [] } } },
    ],
    [
      'what is no configuration stays for the check',
      { stages: {} },
      { stages: null } as never,
      { stages: null } as never,
    ],
  ])('%s', (_, under, over, expected) => {
    expect(overlay(under, over)).toEqual(expected);
  });
});

describe('presets', () => {
  it.each(PRESETS.map(({ name, config }) => [name, config] as const))(
    '%s says what stages take',
    (preset, config) => {
      const checked = checkConfig('test', { preset });
      expect(checked).toMatchObject({ ...config, preset });
      expect(() => buildStages(checked.stages)).not.toThrow();
    },
  );

  it('are told when misspelt', () => {
    expect(() => checkConfig('a.json', { preset: 'pretraining-zn' })).toThrow(
      'a.json: there is no preset "pretraining-zn"; did you mean "pretraining-zh"?',
    );
  });

  it('lie under what is given', () => {
    const { stages } = checkConfig('test', {
      preset: 'pretraining-zh',
      stages: { normalize: { width: 'keep' } },
    });
    expect(stages.normalize).toEqual({ width: 'keep', punctuation: 'restore' });
  });
});
