import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, type Edit } from '../../src/core/edits.ts';
import type { Line } from '../../src/io/lines.ts';
import { type PipedLine, pipeLines, pipeStages } from '../../src/job/pipe.ts';
import { recordPipe } from '../../src/job/pipe-records.ts';
import { readCases } from '../support/cases.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

interface PipeCase {
  readonly label: string;
  readonly flags?: readonly string[];
  /** Text, or bytes in hexadecimal. */
  readonly input: string | { readonly hex: string };
  readonly expected: string;
  readonly code?: number;
}

/** Output of the pipe for bytes that come in pieces of some size. */
async function inPieces(bytes: Uint8Array, size: number, take: (line: Line) => PipedLine): Promise<string> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  let out = '';
  for await (const { output } of pipeLines(Readable.from(pieces), take)) out += output;
  return out;
}

describe('qingwen pipe', () => {
  it.each(readCases<PipeCase>('pipe/lines.jsonl').map((one) => [one.label, one] as const))(
    '%s',
    async (_, one) => {
      const { flags = [], input, expected, code = 0 } = one;
      const stdin = typeof input === 'string' ? input : Buffer.from(input.hex, 'hex');
      const run = await runCli(['pipe', ...flags], { stdin });
      expect(run.stdout).toBe(expected);
      expect(run.code).toBe(code);
      expect(run.stderr === '').toBe(code === 0);
    },
  );

  it('gives a line for a line, whatever the bytes and however they come', async () => {
    const line = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 10))),
      fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value))),
      fc
        .record({ text: fc.string({ unit: 'binary' }), id: fc.jsonValue() })
        .map((value) => Buffer.from(JSON.stringify(value))),
    );
    const stages = await pipeStages({ stages: {}, customStages: [], trace: false }, ['repair', 'convert']);
    const take = recordPipe(stages, { textField: 'text', idField: 'id', trace: false });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 50 }),
        async (lines, size) => {
          const bytes = Buffer.concat(lines.flatMap((one) => [one, Buffer.from('\n')]));
          if (/^(?:fffe|feff)/.test(bytes.toString('hex'))) return;
          const output = await inPieces(bytes, size, take);
          expect(output.split('\n')).toHaveLength(lines.length + 1);
          expect(output).toBe(await inPieces(bytes, bytes.length, take));
          for (const one of output.split('\n').filter((text) => text !== ''))
            expect(() => JSON.parse(one)).not.toThrow();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('adds edits that give the text, and what was taken out', async () => {
    const text = '隨著cafÃ©的發展，這是一個問題。\n\n转载请注明出处。';
    const argv = ['pipe', '--stages', 'boilerplate,convert,repair', '--trace'];
    const { stdout } = await runCli(argv, { stdin: JSON.stringify({ text }) });
    const record = JSON.parse(stdout) as {
      text: string;
      edits: { stage: string; edits: Edit[] }[];
      removed: unknown[];
    };
    expect(record.edits.map(({ stage }) => stage)).toEqual(['repair', 'convert', 'boilerplate']);
    expect(record.edits.reduce((before, { edits }) => applyEdits(before, edits), text)).toBe(record.text);
    expect(record.removed).toEqual([
      expect.objectContaining({
        stage: 'boilerplate',
        reason: 'boilerplate/reprint-notice',
        text: '转载请注明出处。',
      }),
    ]);
  });

  it('takes custom stages and options from the configuration, and tells where one fails', async () => {
    const folder = tempFolder();
    folder.write(
      'stages.mjs',
      `export default () => ({ name: 'picky', options: {}, process({ text }) {
        if (text === 'b') throw new Error('cannot bear this');
        return text === 'c' ? { kind: 'drop', reason: 'picky/no' } : { kind: 'keep' };
      } });`,
    );
    const config = folder.write('a.json', '{"textField":"body","customStages":[{"module":"./stages.mjs"}]}');
    const stdin = '{"body":"a"}\n{"id":7,"body":"b"}\n{"id":7,"body":"c"}\n';
    const { code, stdout } = await runCli(['pipe', '-s', 'picky', '-c', config], { stdin });
    expect([code, stdout.split('\n')]).toEqual([
      1,
      [
        '{"body":"a"}',
        '{"error":{"code":"stage/threw","message":"picky: cannot bear this","line":2},"input":"{\\"id\\":7,\\"body\\":\\"b\\"}"}',
        '{"id":7,"dropped":{"stage":"picky","reason":"picky/no","line":3}}',
        '',
      ],
    ]);
    const unknown = await runCli(['pipe', '-s', 'piky', '-c', config], { stdin });
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('did you mean "picky"?')]);
  });

  it.each([
    [['pipe', 'file.jsonl'], 'it reads standard input'],
    [['pipe', '--stages', 'repiar'], 'unknown stage "repiar"; did you mean "repair"?'],
    [['pipe', '--stages', ''], 'unknown stage ""'],
    [['pipe', '--lines', '--trace'], 'with --lines there is no record for --trace'],
    [['pipe', '--text-field', 'meta'], 'the text cannot be in the field "meta"'],
    [['pipe', '--text-field', 'id'], 'the text cannot be in the field "id"'],
  ])('says what is wrong with %j', async (argv, message) => {
    const { code, stdout, stderr } = await runCli(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('refuses UTF-16, which has no lines that it could see', async () => {
    const stdin = Buffer.from('\ufeff{"text":"a"}\n', 'utf16le');
    const { code, stdout, stderr } = await runCli(['pipe'], { stdin });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('standard input is UTF-16');
  });
});

describe('the built pipe', () => {
  it('answers a line before the next one comes', async () => {
    const child = spawn(process.execPath, [MAIN, 'pipe', '--stages', 'repair'], { stdio: 'pipe' });
    for (const text of ['cafÃ©', 'clichÃ©']) {
      child.stdin.write(`${JSON.stringify({ text })}\n`);
      const [answer] = await once(child.stdout, 'data');
      expect(String(answer)).toBe(`${JSON.stringify({ text: text.replace('Ã©', 'é') })}\n`);
    }
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('ends without an error when its reader goes away', async () => {
    const child = spawn(process.execPath, [MAIN, 'pipe', '--stages', 'repair'], { stdio: 'pipe' });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.stdin.on('error', () => {}); // it stops reading as well
    const line = `${JSON.stringify({ text: 'x'.repeat(1000) })}\n`.repeat(100);
    const feed = setInterval(() => child.stdin.write(line), 1);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [code] = await once(child, 'exit');
    clearInterval(feed);
    expect([code, errors]).toEqual([0, '']);
  });

  it('holds a few lines, however long the stream', async () => {
    const argv = ['--max-old-space-size=40', MAIN, 'pipe', '--stages', 'repair'];
    const child = spawn(process.execPath, argv, { stdio: 'pipe' });
    const line = `${JSON.stringify({ text: '今天我们来谈谈如何整理语料。'.repeat(100) })}\n`;
    const block = line.repeat(200);
    let read = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      read += chunk.length;
    });
    Readable.from(Array.from({ length: 100 }, () => block)).pipe(child.stdin);
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(read).toBe(Buffer.byteLength(block) * 100);
  });
});
