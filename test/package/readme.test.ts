import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatWithOptions } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { QingwenError } from '../../src/core/errors.ts';
import { checkConfig } from '../../src/job/options.ts';
import { buildStages } from '../../src/job/stages.ts';
import { runCli } from '../support/run-cli.ts';

/** What README.md says, held against what is there. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = join(root, 'node_modules/.cache/readme');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
};

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, code = '']) => code,
  );
}

/** The snippet as a module whose imports are the sources of the package, and whose console is the caller's. */
function moduleOf(code: string): string {
  const imports: string[] = [];
  const body = code
    .replaceAll(/^import (.+?) from 'qingwen(\/[a-z]+)?';\n/gm, (_, names: string, path = '') => {
      const source = manifest.exports[`.${path}`]?.replace('./dist/', 'src/').replace(/\.js$/, '.ts');
      imports.push(`import ${names} from ${JSON.stringify(join(root, source ?? 'no such export'))};`);
      return '';
    })
    .replaceAll(/'(out|golden)(?=['/])/g, `'${scratch}/$1`);
  return [...imports, 'export async function run(console: Pick<Console, "log">) {', body, '}'].join('\n');
}

describe('the snippets', () => {
  mkdirSync(join(scratch, 'golden'), { recursive: true });
  writeFileSync(join(scratch, 'golden/cafe.txt'), 'café');
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it.each(blocks('js').map((code, at) => [code.split('\n').find((line) => line !== '') ?? '', code, at]))(
    '%s',
    async (_, code, at) => {
      const file = join(scratch, `snippet${at}.ts`);
      writeFileSync(file, moduleOf(String(code)));
      const printed: string[] = [];
      const log = (...values: unknown[]): void => {
        printed.push(formatWithOptions({ breakLength: Number.POSITIVE_INFINITY }, ...values));
      };
      const { run } = (await import(/* @vite-ignore */ file)) as {
        run: (console: Pick<Console, 'log'>) => Promise<void>;
      };
      await run({ log });
      const promised = [...String(code).matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
      expect(printed).toEqual(promised);
    },
  );

  it('has a snippet for every export', () => {
    const used = new Set(
      blocks('js').flatMap((code) => code.match(/(?<=from ')qingwen(?:\/\w+)?(?=')/g) ?? []),
    );
    const exported = Object.keys(manifest.exports).filter((path) => !path.endsWith('.json'));
    expect([...used].sort()).toEqual(exported.map((path) => `qingwen${path.slice(1)}`).sort());
  });

  it('cleans the two lines of the first screen as it says', async () => {
    const pairs = blocks('').map((block) => block.trimEnd().split('\n'));
    const twoLines = pairs.filter((lines) => lines.length === 2);
    expect(twoLines).toHaveLength(2);
    for (const [before, after] of twoLines) {
      let text = `${before}\n`;
      for (const command of ['repair', 'normalize', 'convert']) {
        text = (await runCli([command], { stdin: text })).stdout;
      }
      expect(text).toBe(`${after}\n`);
    }
  });
});

describe('the commands', () => {
  const lines = blocks('sh').flatMap((code) => code.split('\n'));

  it('names scripts that package.json has, and files that are there', () => {
    for (const [, name = ''] of readme.matchAll(/npm (?:run )?(?!ci|pack|install)([a-z:]+)(?=[`\s])/g)) {
      expect(manifest.scripts, name).toHaveProperty([name]);
    }
    for (const [path] of readme.matchAll(/(?<=[`(])(?:test|src|bench|seeds|scripts)\/[\w./-]*/g)) {
      expect(existsSync(join(root, path)), path).toBe(true);
    }
    const scripts = readdirSync(join(root, 'scripts')).filter((name) => /-(?:table|model)\.ts$/.test(name));
    expect(scripts.filter((name) => !readme.includes(name))).toEqual([]);
  });

  it('lists every command', async () => {
    const { stdout } = await runCli(['--help']);
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) {2}/gm)].map(([, name]) => name);
    const listed = [...readme.matchAll(/^\| `qingwen ([a-z]+)` /gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(commands.sort());
  });

  it('calls them with flags they have', async () => {
    const calls = lines.flatMap((line) => line.match(/\bqingwen [a-z]+[^|<>#&]*/g) ?? []);
    expect(calls.length).toBeGreaterThan(5);
    for (const call of calls) {
      const [, command = '', ...words] = call.trim().split(/\s+/);
      const { stdout, code } = await runCli([command, '--help']);
      expect(code, call).toBe(0);
      for (const flag of words.filter((word) => word.startsWith('-'))) {
        expect(stdout, call).toMatch(new RegExp(`^ +(?:-\\w, )?${flag}\\b|^ +${flag}, `, 'm'));
      }
    }
  });

  it('has every flag of run', async () => {
    const { stdout } = await runCli(['run', '--help']);
    const flags = stdout.match(/--[a-z-]+(?= |$)/gm) ?? [];
    for (const flag of flags.filter((name) => name !== '--help')) expect(readme).toContain(`${flag}`);
  });
});

it('has the figures that the benchmark wrote', () => {
  const results = readFileSync(join(root, 'bench/RESULTS.md'), 'utf8');
  const [, table = ''] = /^## At a glance\n\n([\s\S]*?)\n\n##/m.exec(results) ?? [];
  expect(table.split('\n').length).toBeGreaterThan(10);
  expect(readme).toContain(`<!-- figures -->\n\n${table}\n\n<!-- end of figures -->`);
});

describe('the stages', () => {
  it('shows a configuration that is one', () => {
    const [json = ''] = blocks('json');
    const { $schema: _, ...config } = JSON.parse(json) as { readonly $schema: string };
    const { stages } = checkConfig('README', config);
    expect(() => buildStages(stages)).not.toThrow(QingwenError);
  });

  it.each(Object.entries(buildStages().effective))(
    'has every option of %s with its default',
    (stage, options) => {
      const start = readme.indexOf(`\n### ${stage}\n`);
      expect(start).toBeGreaterThan(0);
      const section = readme.slice(start, readme.indexOf('\n##', start + 1));
      const rows = [...section.matchAll(/^\| `(\w+)` +\| `([^`]+)`/gm)].map(([, key, value]) => [key, value]);
      const wanted = Object.entries(options as object).map(([key, value]: [string, unknown]) => [
        key,
        Array.isArray(value) && value.length > 0 ? 'all' : JSON.stringify(value).replaceAll('"', "'"),
      ]);
      expect(rows.sort()).toEqual(wanted.sort());
    },
  );

  it('names every rule that has a golden file', () => {
    const folder = join(root, 'test/golden/rules');
    const rules = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .map((file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { rule: string }).rule);
    expect(rules.filter((rule) => !readme.includes(`\`${rule}\``) && !/-as-/.test(rule))).toEqual([]);
  });
});
