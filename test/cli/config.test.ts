import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findConfigFile, readConfigFile } from '../../src/cli/config-file.ts';
import { checkConfig } from '../../src/job/options.ts';
import { buildStages } from '../../src/job/stages.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** The built program in a directory, for what hangs on the place. */
async function qingwenIn(
  cwd: string,
  ...argv: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [MAIN, ...argv], { cwd });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

interface Shown {
  readonly file: string | null;
  readonly config: { readonly stages: Readonly<Record<string, unknown>> };
  readonly from: Readonly<Record<string, string>>;
}

async function shown(...argv: string[]): Promise<Shown> {
  const { code, stdout, stderr } = await runCli(['config', ...argv]);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

describe('qingwen config', () => {
  it('says flags over the file over the preset over the defaults, and which is which', async () => {
    const file = tempFolder().write(
      'a.json',
      JSON.stringify({
        preset: 'pretraining-zh',
        format: 'txt',
        split: 'lines',
        stages: { normalize: { width: 'keep' }, boilerplate: false },
      }),
    );
    const { config, from, ...rest } = await shown('-c', file, '--split', 'paragraphs', '--jobs', '3');
    expect(rest).toEqual({ file });
    expect(config).toMatchObject({
      preset: 'pretraining-zh',
      format: 'txt',
      split: 'paragraphs',
      jobs: 3,
      textField: 'text',
      stages: { normalize: { width: 'keep', punctuation: 'restore', indent: 'strip' }, boilerplate: false },
    });
    expect(from).toMatchObject({
      preset: `file ${file}`,
      format: `file ${file}`,
      split: 'flag',
      jobs: 'flag',
      textField: 'default',
      'stages.normalize.width': `file ${file}`,
      'stages.normalize.punctuation': 'preset pretraining-zh',
      'stages.normalize.indent': 'default',
      'stages.boilerplate': `file ${file}`,
    });
  });

  it('lets a flag name another preset than the file', async () => {
    const file = tempFolder().write('a.json', '{"preset":"pretraining-zh"}');
    const { config, from } = await shown('-c', file, '--preset', 'opencc-compatible');
    expect(config).toMatchObject({
      preset: 'opencc-compatible',
      stages: { convert: { fidelity: 'opencc' } },
    });
    expect(config.stages.normalize).toEqual(buildStages().effective.normalize);
    expect(from).toMatchObject({ preset: 'flag', 'stages.convert.fidelity': 'preset opencc-compatible' });
  });

  it('prints what is a configuration, with an origin for every value', async () => {
    const { config, from } = await shown('--preset', 'conservative');
    expect(checkConfig('printed', config)).toEqual(config);
    expect(buildStages(config.stages).effective).toEqual(config.stages);
    const leaves = Object.entries(config).flatMap(([key, value]) =>
      key !== 'stages'
        ? [key]
        : Object.entries(value as object).flatMap(([stage, options]: [string, unknown]) =>
            options === false
              ? [`stages.${stage}`]
              : Object.keys(options as object).map((name) => `stages.${stage}.${name}`),
          ),
    );
    expect(Object.keys(from).sort()).toEqual(leaves.sort());
  });

  it('lists the presets', async () => {
    const { stdout } = await runCli(['config', '--presets']);
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({ name: 'conservative', meaning: expect.any(String) }),
    );
  });

  it.each([
    [['config', 'x'], 'it takes flags only'],
    [['config', '--preset', 'defualt'], 'there is no preset "defualt"; did you mean "default"?'],
    [['config', '-c', 'a.json', '--no-config'], 'give one of them'],
    [['repair', '--preset', 'nonsense'], 'there are default, conservative'],
  ])('says what is wrong with %j', async (argv, message) => {
    const { code, stdout, stderr } = await runCli(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('configuration files', () => {
  it('are found in the working directory, unless that is not wanted', async () => {
    const folder = tempFolder();
    folder.write('qingwen.config.mjs', "export default { format: 'txt' };\n");
    const found = await qingwenIn(folder.path, 'config');
    expect(JSON.parse(found.stdout)).toMatchObject({ file: 'qingwen.config.mjs', config: { format: 'txt' } });
    const without = await qingwenIn(folder.path, 'config', '--no-config');
    expect(JSON.parse(without.stdout)).toMatchObject({ file: null, config: { format: 'jsonl' } });
  });

  it('are one a directory', () => {
    const folder = tempFolder();
    expect(findConfigFile(folder.path)).toBeUndefined();
    folder.write('qingwen.config.json', '{}');
    expect(findConfigFile(folder.path)).toBe(folder.at('qingwen.config.json'));
    folder.write('qingwen.config.ts', '');
    expect(() => findConfigFile(folder.path)).toThrow(
      'there are qingwen.config.ts and qingwen.config.json; keep one',
    );
  });

  it('may be TypeScript where Node reads it; elsewhere it is said what to do', async () => {
    const folder = tempFolder();
    folder.write('qingwen.config.ts', "const split: string = 'lines';\nexport default { split };\n");
    const { code, stdout, stderr } = await qingwenIn(folder.path, 'config');
    if ('typescript' in process.features && process.features.typescript !== false) {
      expect(JSON.parse(stdout).config.split).toBe('lines');
    } else {
      expect(code).toBe(2);
      expect(stderr).toMatch(
        /qingwen\.config\.ts: Node v\S+ does not read TypeScript by itself; use Node 22\.18/,
      );
    }
  });

  it('may name their JSON Schema', async () => {
    const file = tempFolder().write('a.json', '{"$schema":"./schema.json","format":"txt"}');
    expect(await readConfigFile(file)).toEqual({ format: 'txt' });
  });

  it.each([
    ['a.mjs', 'export default 3;', 'a.mjs: the default export of a configuration is an object'],
    ['a.mjs', 'export const config = {};', 'a.mjs: the default export of a configuration is an object'],
    ['a.mjs', 'throw new Error("broken");', 'a.mjs: broken'],
    ['a.mjs', 'export default {', 'a.mjs: '],
    [
      'a.json',
      '{"stages":{"repeats":{"similarity":2}}}',
      'a.json: repeats: option "similarity" is 2; it takes',
    ],
    [
      'a.json',
      '{"stages":{"repeats":{"similarty":1}}}',
      'a.json: repeats: unknown option "similarty"; did you mean',
    ],
    [
      'a.json',
      '{"stages":{"repaets":{}}}',
      'a.json: stages: unknown stage "repaets"; did you mean "repeats"?',
    ],
    ['a.json', '{"customStages":[{}]}', 'a.json: customStages[0]: option "module" is missing'],
    ['a.json', '{"preset":"none"}', 'a.json: there is no preset "none"'],
    ['a.json', '{"jobs":0}', 'a.json: option "jobs" is 0'],
  ])('%s with %s is refused by its name', async (name, content, message) => {
    const file = tempFolder().write(name, content);
    await expect(readConfigFile(file)).rejects.toThrow(message);
  });

  it('name modules from where they lie', async () => {
    const folder = tempFolder();
    folder.write(
      'conf/stages.mjs',
      "export default () => ({ name: 'mark', options: {}, process: () => ({ kind: 'tag', facts: { marked: true } }) });\n",
    );
    folder.write('conf/a.json', '{"customStages":[{"module":"./stages.mjs"}]}');
    folder.write('in.txt', '今天我们来谈谈如何整理语料，这是一件需要耐心的工作。');
    const run = await qingwenIn(
      folder.path,
      'run',
      'in.txt',
      '-o',
      'out',
      '-c',
      join('conf', 'a.json'),
      '-q',
    );
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(folder.records('out/corpora/zh-Hans.jsonl')).toMatchObject([{ meta: { marked: true } }]);
  });
});
