import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * Runs the `@example` of every doc comment. A line `expression // value` must give that value; where the value has an
 * ellipsis, what stands beside it must be part of it; `// throws code` must throw a QingwenError of that code.
 * Examples run in a scratch folder with the seeds in it, the output of a job, and golden files; the modules that they
 * are stand in `test/` there. It is below the package, so that imports are found.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = join(root, 'node_modules/.cache/examples');

interface Example {
  readonly file: string;
  readonly name: string;
  readonly code: string;
}

function examples(): Example[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.generated.ts'))
    .flatMap((file) => {
      const path = join(root, 'src', file);
      const comments = readFileSync(path, 'utf8').matchAll(
        /\/\*\*((?:(?!\*\/)[\s\S])*?@example\n(?:(?!\*\/)[\s\S])*)\*\/\s*(.*)/g,
      );
      return [...comments].map(([, comment = '', declaration = '']) => ({
        file: path,
        name: `${relative(root, path)}: ${/(?:function|const|class|interface|type)\*?\s+(\w+)/.exec(declaration)?.[1] ?? declaration}`,
        code: (comment.split('@example\n')[1] ?? '').replaceAll(/^\s*\* ?/gm, ''),
      }));
    });
}

/** A module that runs the example, with every checked line turned into a call of `check`. */
function moduleOf({ code }: Example, rooms: ReadonlyMap<string, readonly string[]>): string {
  const lines = code
    .trim()
    .split('\n')
    .map((line) => {
      const [, expression, value] =
        /^(?!\s*(?:const|import|for|await|\/\/))(.+?);? \/\/ (.+)$/.exec(line) ?? [];
      return expression === undefined
        ? line
        : `await check(async () => (${expression}), ${JSON.stringify(value)});`;
    });
  const used = new Set(code.match(/\b[a-zA-Z]\w*\b/g) ?? []);
  const imports = [...rooms].map(([path, names]) => {
    const wanted = names.filter((name) => used.delete(name));
    return `import { ${wanted.join(', ')} } from ${JSON.stringify(path)};`;
  });
  return [
    ...imports,
    'type Check = (value: () => Promise<unknown>, expected: string) => Promise<void>;',
    'export async function run(check: Check): Promise<void> {',
    ...lines,
    '}',
  ].join('\n');
}

async function check(run: () => Promise<unknown>, expected: string): Promise<void> {
  const [, code] = /^throws (\S+)/.exec(expected) ?? [];
  if (code !== undefined) {
    await expect(run()).rejects.toMatchObject({ code });
    return;
  }
  const value = await run();
  if (!expected.includes('…')) {
    expect(value).toEqual(new Function(`return (${expected})`)());
    return;
  }
  const known = expected.replaceAll(
    /('(?:[^'\\]|\\.)*')|,?\s*…/g,
    (_, quoted: string | undefined) => quoted ?? '',
  );
  const partial: unknown = new Function(`return (${known})`)();
  expect([value]).toMatchObject([loosely(partial)]);
}

/** A value in which an ellipsis within a string stands for anything. */
function loosely(value: unknown): unknown {
  if (typeof value === 'string' && value.includes('…')) {
    const parts = value.split('…').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    return expect.stringMatching(new RegExp(`^${parts.join('[^]*')}$`));
  }
  if (Array.isArray(value)) return value.map(loosely);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, loosely(part)]));
}

/** What the examples find around them. */
function furnish(): void {
  cpSync(join(root, 'seeds'), join(scratch, 'seeds'), { recursive: true });
  const files = {
    'out/corpora/ar.jsonl': '{"id":"1","text":"مرحبا"}\n',
    'golden/corpora/ar.jsonl': '{"id":"1","text":"سلام"}\n',
    'test/golden/cafe.txt': 'café',
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(scratch, name)), { recursive: true });
    writeFileSync(join(scratch, name), content);
  }
}

describe('the examples in doc comments', () => {
  const home = process.cwd();
  beforeAll(() => {
    furnish();
    process.chdir(scratch);
  });
  afterAll(() => {
    process.chdir(home);
    rmSync(scratch, { recursive: true, force: true });
  });
  it.each(examples().map((example, i) => [example.name, example, i] as const))(
    '%s',
    async (_, example, i) => {
      const rooms = new Map<string, readonly string[]>();
      for (const path of new Set([join(root, 'src/index.ts'), example.file])) {
        rooms.set(path, Object.keys((await import(/* @vite-ignore */ path)) as object));
      }
      const file = join(scratch, 'test', `example${i}.ts`);
      writeFileSync(file, moduleOf(example, rooms));
      const { run } = (await import(/* @vite-ignore */ file)) as {
        run: (each: typeof check) => Promise<void>;
      };
      await run(check);
    },
  );
});
