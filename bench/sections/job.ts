import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateCorpus } from '../corpus.ts';
import { median } from '../measure.ts';
import { runProgram } from '../program.ts';
import { type Glance, rate } from '../report.ts';
import type { Measurement } from './bench.ts';

const MEGABYTES = 8;
const DAMAGED = 0.05;
const SEED = 67;
const RUNS = 5;
interface Call {
  readonly name: string;
  readonly argv: readonly string[];
  /** What is read, where that is worth a speed. */
  readonly text?: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The program as users call it: start-up, the five seeds, a generated corpus, and the memory these take at most. */
export const job: Measurement = async ({ sentences }) => {
  const folder = mkdtempSync(join(tmpdir(), 'qingwen-bench-'));
  try {
    const corpus = (name: string, damaged: number): { readonly path: string; readonly text: string } => {
      const text = generateCorpus(sentences, { bytes: MEGABYTES * 1e6, damaged, seed: SEED });
      const path = join(folder, name);
      writeFileSync(path, text);
      return { path, text };
    };
    const clean = corpus('clean.jsonl', 0);
    const damaged = corpus('damaged.jsonl', DAMAGED);
    const out = ['-o', join(folder, 'out'), '--quiet'];
    const calls: readonly Call[] = [
      { name: '--version', argv: ['--version'] },
      { name: 'run, the five seeds', argv: ['run', `${root}seeds/*.txt`, ...out] },
      { name: 'run, none damaged', argv: ['run', clean.path, ...out], text: clean.text },
      { name: 'run, 5 % damaged', argv: ['run', damaged.path, ...out], text: damaged.text },
      {
        name: 'run, 5 % damaged, --trace',
        argv: ['run', damaged.path, ...out, '--trace'],
        text: damaged.text,
      },
    ];
    const samples = calls.map(() => [] as { seconds: number; megabytes: number }[]);
    for (let round = 0; round < RUNS; round++) {
      for (const [at, { argv }] of calls.entries()) samples[at]?.push(await runProgram(argv));
    }
    const seconds = samples.map((runs) => median(runs.map((run) => run.seconds)));
    const memory = samples.map((runs) => Math.max(...runs.map((run) => run.megabytes)));
    const speeds = calls.map(({ text }, at) =>
      text === undefined ? '' : rate(Buffer.byteLength(text) / 1e6, seconds[at], 'MB/s'),
    );
    const count = damaged.text.split('\n').length - 1;
    return {
      title: 'The program',
      text:
        `Each call is a process of its own, so start-up is in every figure; ${RUNS} calls each, memory is the highest resident set of ` +
        `them. The generated files are ${MEGABYTES} MB of JSONL, ${count.toLocaleString('en-US')} documents in four languages, about 10 % of them exact ` +
        'or near duplicates. No peer does this whole job, so there is nothing to compare with.',
      tables: [
        {
          head: ['call', 'time', 'speed', 'peak memory'],
          rows: calls.map(({ name }, at) => [
            name,
            `${(seconds[at] ?? 0).toFixed(2)} s`,
            speeds[at] ?? '',
            `${Math.round(memory[at] ?? 0)} MB`,
          ]),
        },
      ],
      glance: [2, 3].map((at): Glance => {
        const name = `whole job, ${calls[at]?.name.slice('run, '.length)}`;
        return [name, speeds[at] ?? '', 'no peer', `${Math.round(memory[at] ?? 0)} MB of memory`];
      }),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
