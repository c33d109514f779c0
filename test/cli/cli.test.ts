import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

const CHINESE = '今天我们来谈谈如何整理语料,这是一件需要耐心的工作。';
const COMMANDS = ['run', 'pipe', 'explain', 'verify', 'config', 'detect', 'repair', 'normalize', 'convert'];
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

describe('qingwen', () => {
  it('tells its version', async () => {
    expect(await runCli(['--version'])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  it('lists its commands on request, and as an error when called with nothing', async () => {
    const asked = await runCli(['--help']);
    const bare = await runCli([]);
    expect([asked.code, asked.stderr]).toEqual([0, '']);
    expect(bare).toEqual({ code: 2, stdout: '', stderr: asked.stdout });
    for (const command of COMMANDS) expect(asked.stdout).toContain(`\n  ${command} `);
  });

  it.each(COMMANDS)('has help for %s', async (command) => {
    const help = await runCli([command, '--help', '--nonsense']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain(`Usage: qingwen ${command} `);
    expect(await runCli(['help', command])).toEqual(help);
  });

  it.each([
    [['rum'], 'unknown command "rum"; did you mean "run"?'],
    [['xyzzy'], 'unknown command "xyzzy"'],
    [['run', 'a.txt', '-o', 'o', '--tarce'], 'unknown flag --tarce; did you mean --trace?'],
    [['run', 'a.txt', '-o', 'o', '-z'], 'unknown flag -z'],
    [['run', 'a.txt', '-o'], '-o wants a value'],
    [['run', 'a.txt', '-o', 'o', '--trace=yes'], '--trace takes no value'],
    [['run', '-o', 'o'], 'name at least one file'],
    [['run', 'a.txt'], 'name the directory to write to: -o DIR'],
    [['run', 'a.txt', '-o', 'o', '--jobs', '0'], '--jobs is "0"; it takes a whole number from 1'],
    [['run', 'a.txt', '-o', 'o', '--jobs', '2x'], '--jobs is "2x"'],
    [['run', 'a.txt', '-o', 'o', '--format', 'csv'], '--format is "csv"; it takes jsonl, '],
    [['run', 'a.txt', '-o', 'o', '--split', 'words'], '--split is "words"'],
    [['run', 'a.txt', '-o', 'o', '--config', 'no/such.json'], 'cannot read the configuration no/such.json'],
    [['verify', 'out'], 'name the directory of the golden files'],
    [['verify', '--golden', 'g'], 'name one output directory'],
    [['explain'], 'name one file'],
    [['repair', 'file.txt'], 'it reads standard input'],
  ])('says what is wrong with %j', async (argv, message) => {
    const { code, stdout, stderr } = await runCli(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^qingwen: /);
    expect(stderr).toContain(message);
  });

  it.each([
    ['not JSON', '{', 'not JSON'],
    ['no object', '[]', 'a configuration is a JSON object'],
    ['an unknown key', '{"fromat":"txt"}', 'unknown option "fromat"; did you mean "format"?'],
    ['a wrong value', '{"format":"csv"}', 'option "format" is "csv"'],
    ['null for options', '{"stages":null}', 'option "stages" is null; it takes a value of type object'],
    ['a BOM before something wrong', '\ufeff{"fromat":"txt"}', 'did you mean "format"?'],
    ['an unknown stage', '{"stages":{"repiar":{}}}', 'unknown stage "repiar"; did you mean "repair"?'],
    [
      'an unknown option of a stage',
      '{"stages":{"normalize":{"arabicDigitz":"ascii"}}}',
      'did you mean "arabicDigits"?',
    ],
  ])('refuses a configuration with %s', async (_, content, message) => {
    const folder = tempFolder();
    const config = folder.write('config.json', content);
    const input = folder.write('a.txt', CHINESE);
    const { code, stderr } = await runCli(['run', input, '-o', folder.at('out'), '--config', config]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(Object.keys(folder.tree())).toEqual(['a.txt', 'config.json']);
  });
});

describe('qingwen run', () => {
  it('shows the account and exits with 0 when all went well', async () => {
    const folder = tempFolder();
    folder.write('in/a.txt', CHINESE);
    const { code, stdout, stderr } = await runCli(['run', folder.at('in/*.txt'), '-o', folder.at('out')]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/Documents written +1\n +zh-Hans +1\n/);
    expect(stdout).toContain('documents: 1 in = 1 written + 0 dropped');
  });

  it('exits with 1 when an input failed, naming it on standard error', async () => {
    const folder = tempFolder();
    folder.write('a.txt', CHINESE);
    folder.write('b.jsonl', '{broken\n');
    const inputs = ['a.txt', 'b.jsonl', 'c.txt'].map(folder.at);
    const { code, stdout, stderr } = await runCli(['run', ...inputs, '-o', folder.at('out'), '--quiet']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.split('\n')).toEqual([
      `qingwen: ${folder.at('c.txt')}: no such file or directory`,
      `qingwen: ${folder.at('b.jsonl')}: line 1 is no JSON record; kept in quarantine.jsonl`,
      '',
    ]);
    expect(folder.records('out/corpora/zh-Hans.jsonl')).toHaveLength(1);
  });

  it('exits with 1 when nothing can be read or written', async () => {
    const folder = tempFolder();
    folder.write('a.txt', CHINESE);
    const nothing = await runCli(['run', folder.at('*.csv'), '-o', folder.at('out')]);
    expect(nothing).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('*.csv: no file matches'),
    });
    const place = folder.at('a.txt/out');
    const unwritable = await runCli(['run', folder.at('a.txt'), '-o', place]);
    expect(unwritable).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(`cannot write ${place}`),
    });
    expect(Object.keys(folder.tree())).toEqual(['a.txt']);
  });

  it('lets flags win over the configuration', async () => {
    const folder = tempFolder();
    folder.write('a.jsonl', JSON.stringify({ body: CHINESE }));
    const config = folder.write(
      'config.json',
      '{"format":"txt","textField":"body","stages":{"convert":false}}',
    );
    const argv = ['run', folder.at('a.jsonl'), '-o', folder.at('out'), '-c', config, '-q'];
    expect((await runCli(argv)).code).toBe(0);
    expect(Object.keys(folder.tree('out'))).toContain('corpora/zh-Hans/a.jsonl_1.txt');
    expect((await runCli([...argv, '--format', 'jsonl'])).code).toBe(0);
    expect(Object.keys(folder.tree('out'))).toEqual([
      'corpora/zh-Hans.jsonl',
      'dropped.jsonl',
      'summary.json',
    ]);
  });
});

describe('filters', () => {
  it('converts as its flags say', async () => {
    const call = async (...argv: string[]) =>
      (await runCli(['convert', ...argv], { stdin: '這個軟體\n' })).stdout;
    expect(await call()).toBe('这个软体\n');
    expect(await call('--conversion', 'tw2sp', '--fidelity', 'opencc')).toBe('这个软件\n');
    const wrong = await runCli(['convert', '--conversion', 'tw2'], { stdin: '這' });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('it takes "t2s"');
  });

  it('explains a repair by its edits', async () => {
    const { stdout } = await runCli(['repair', '--explain'], { stdin: 'le cafÃ©\n' });
    expect(JSON.parse(stdout)).toMatchObject({
      start: 6,
      end: 8,
      before: 'Ã©',
      after: 'é',
      rule: 'repair/utf8-as-windows-1252',
      chain: 'encode windows-1252 → decode utf-8',
    });
  });

  it.each([
    ['repair', 'cafÃ©\n\n', 'café\n\n'],
    ['normalize', '  来⾃  中国\r\n', '来自 中国\n'],
    ['convert', '這個問題', '这个问题'],
    ['repair', '', ''],
  ])('%s makes %j into %j', async (command, stdin, stdout) => {
    expect(await runCli([command], { stdin })).toEqual({ code: 0, stdout, stderr: '' });
  });

  it('take the options of their stage from the configuration', async () => {
    const config = tempFolder().write('config.json', '{"stages":{"normalize":{"arabicDigits":"ascii"}}}');
    expect(await runCli(['normalize', '--config', config], { stdin: '٣' })).toMatchObject({ stdout: '3' });
  });

  it('detect the whole or each line', async () => {
    const stdin = `${CHINESE}\nاللغة العربية من أكثر اللغات انتشارا في العالم\n`;
    const whole = await runCli(['detect'], { stdin });
    expect(JSON.parse(whole.stdout)).toMatchObject({ charset: 'utf-8' });
    const lines = await runCli(['detect', '--lines'], { stdin });
    const found = lines.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).lang);
    expect(found).toEqual(['zh-Hans', 'ar']);
  });

  it('decode what is not UTF-8', async () => {
    const stdin = Buffer.from('\ufeff這個問題', 'utf16le');
    expect(await runCli(['convert'], { stdin })).toMatchObject({ code: 0, stdout: '这个问题' });
  });

  it('refuse bytes that are no text', async () => {
    const stdin = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108', 'hex');
    expect(await runCli(['repair'], { stdin })).toMatchObject({ code: 1, stdout: '', stderr: /^qingwen: / });
  });
});

describe('qingwen explain', () => {
  it('shows rule, before and after, plain or in colour', async () => {
    const folder = tempFolder();
    const file = folder.write('a.txt', '喝一杯cafÃ©再走吧');
    const plain = await runCli(['explain', file]);
    expect(plain).toMatchObject({ code: 0, stderr: '' });
    expect(plain.stdout).toContain('caf[-Ã©-]{+é+}再走吧');
    expect(plain.stdout).toMatch(/repair\/\S+ +@6/);
    const colour = await runCli(['explain', file], { isTTY: true });
    expect(colour.stdout).toContain('\u001b[32m{+é+}\u001b[39m');
    expect(await runCli(['explain', file], { isTTY: true, env: { NO_COLOR: '1' } })).toEqual(plain);
  });
});

describe('qingwen verify', () => {
  it('agrees, differs with a diff, and updates', async () => {
    const folder = tempFolder();
    folder.write('out/corpora/zh.jsonl', `${JSON.stringify({ id: 'a', text: '一' })}\n`);
    const argv = ['verify', folder.at('out'), '--golden', folder.at('golden')];
    expect(await runCli(argv)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(folder.at('golden')),
    });
    expect((await runCli([...argv, '--update'])).code).toBe(0);
    expect(await runCli(argv)).toEqual({ code: 0, stdout: '1 of 1 golden files agree\n', stderr: '' });
    folder.write('out/corpora/zh.jsonl', `${JSON.stringify({ id: 'a', text: '二' })}\n`);
    const differs = await runCli(argv);
    expect(differs.code).toBe(1);
    expect(differs.stdout).toContain('-text: "一"\n+text: "二"');
  });
});
