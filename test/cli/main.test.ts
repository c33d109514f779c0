import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';

/** The program as it is published; `npm test` builds it first. */
const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const LINE = '今天我们来谈谈如何整理语料,这是一件需要耐心的工作。';

/** Distinct lines of Chinese text, about as many bytes as asked for. */
function* records(bytes: number): Generator<string> {
  for (let n = 0, size = 0; size < bytes; n++) {
    const line = `${JSON.stringify({ id: `d${n}`, text: `${n}号${LINE.repeat(20)}${n * 7919}` })}\n`;
    size += Buffer.byteLength(line);
    yield line;
  }
}

describe('the built program', () => {
  it('takes a closed pipe for no error', async () => {
    const folder = tempFolder();
    const file = folder.write('in.jsonl', [...records(400_000)].join(''));
    const child = spawn(process.execPath, [MAIN, 'explain', file], { stdio: ['ignore', 'pipe', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [code] = await once(child, 'exit');
    expect([code, errors]).toEqual([0, '']);
  });

  it('stops at an interrupt and leaves no files', async () => {
    const folder = tempFolder();
    const file = folder.write('in.jsonl', [...records(12_000_000)].join(''));
    mkdirSync(folder.at('out'));
    const argv = [MAIN, 'run', file, '-o', folder.at('out')];
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
    while (Object.keys(folder.tree('out')).length === 0) await new Promise((done) => setTimeout(done, 10));
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect([code, folder.tree('out')]).toEqual([130, {}]);
  });

  it('cleans a file far larger than its heap', async () => {
    const folder = tempFolder();
    const file = folder.write('in.jsonl', [...records(25_000_000)].join(''));
    const argv = ['--max-old-space-size=48', MAIN, 'run', file, '-o', folder.at('out'), '--quiet'];
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    const [code] = await once(child, 'exit');
    expect([code, errors]).toEqual([0, '']);
    const { documents } = JSON.parse(folder.read('out/summary.json'));
    expect(documents.in).toBe([...records(25_000_000)].length);
    expect(documents.in).toBe(documents.written + documents.dropped);
  });
});
