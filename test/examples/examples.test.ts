import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const examples = fileURLToPath(new URL('../../examples', import.meta.url));
const MOST_LINES = 40;

/** Runs an example as it is, with the built package; `npm test` builds it first. */
async function run(file: string, stdin = ''): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(examples, file)], { stdio: 'pipe' });
  child.stdin.end(stdin);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: code as number, stdout, stderr };
}

/** What each example prints. */
const PRINTS: Readonly<Record<string, { readonly stdin?: string; readonly stdout: string }>> = {
  'clean-jsonl.js': {
    stdin:
      '{"url":"https://example.org/1","text":"隨著技術的發展  cafÃ©"}\r\n{"text":"مرحبا بكم في جميلــــة"}',
    stdout:
      '{"url":"https://example.org/1","sourceLang":"zh-Hant","script":"Hani","lang":"zh-Hans","text":"随着技术的发展 café"}\n' +
      '{"sourceLang":"ar","script":"Arab","lang":"ar","text":"مرحبا بكم في جميلة"}\n',
  },
  'http-handler.js': { stdout: '200 text/plain; charset=utf-8\n随着技术的发展，\n我们喝一杯café。\n' },
  'custom-stage.js': { stdout: 'café 的地址是 [地址]，或者 [地址]。\n' },
};

describe('examples', () => {
  it('are all run', () => {
    expect(
      readdirSync(examples)
        .filter((file) => file.endsWith('.js'))
        .sort(),
    ).toEqual(Object.keys(PRINTS).sort());
  });

  it.each(Object.entries(PRINTS))('%s prints what it should', async (file, { stdin, stdout }) => {
    expect(await run(file, stdin)).toEqual({ code: 0, stdout, stderr: '' });
    expect(readFileSync(join(examples, file), 'utf8').split('\n').length).toBeLessThanOrEqual(MOST_LINES);
  });
});
