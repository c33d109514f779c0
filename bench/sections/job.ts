import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CorpusFile, writeCorpus } from '../corpus-file.ts';
import { bytesOf, median } from '../measure.ts';
import { memoryOfProgram, timeProgram } from '../program.ts';
import type { PythonPeers } from '../python.ts';
import { figure, type Glance, rate, ratio } from '../report.ts';
import { clausesOf } from '../sentences.ts';
import { ABSENT, type Measurement } from './bench.ts';

const MEGABYTES = 40;
const CHAIN_MEGABYTES = 0.5;
/** Time should grow with the size. Threads are compared on the large one: each begins with cold code of its own. */
const SMALL_MEGABYTES = 10;
const LARGE_MEGABYTES = 320;
const DAMAGED = 0.05;
const SEED = 67;
const RUNS = 3;
/** What each call of the program is known by. */
const CALL = {
  small: `run, none damaged, ${SMALL_MEGABYTES} MB`,
  clean: 'run, none damaged',
  damaged: 'run, 5 % damaged',
  large: `run, none damaged, ${LARGE_MEGABYTES} MB`,
  threads: `run, none damaged, ${LARGE_MEGABYTES} MB, two threads`,
};

interface Call {
  readonly name: string;
  readonly argv: readonly string[];
  /** What is read, where that is worth a speed. */
  readonly corpus?: CorpusFile;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The program as users call it: start-up, the five seeds, generated corpora, threads, growth, and the memory these take at most. */
export const job: Measurement = async ({ sentences, python }) => {
  const folder = mkdtempSync(join(tmpdir(), 'qingwen-bench-'));
  try {
    const clauses = clausesOf(sentences);
    const corpus = (megabytes: number, damaged: number): CorpusFile =>
      writeCorpus(join(folder, `${megabytes}-${damaged}.jsonl`), clauses, {
        bytes: megabytes * 1e6,
        damaged,
        seed: SEED,
      });
    const clean = corpus(MEGABYTES, 0);
    const damaged = corpus(MEGABYTES, DAMAGED);
    const small = corpus(SMALL_MEGABYTES, 0);
    const large = corpus(LARGE_MEGABYTES, 0);
    const out = ['-o', join(folder, 'out'), '--quiet', '--fresh'];
    const one = ['--jobs', '1'];
    const calls: readonly Call[] = [
      { name: '--version', argv: ['--version'] },
      { name: 'run, the five seeds', argv: ['run', `${root}seeds/*.txt`, ...out] },
      { name: CALL.clean, argv: ['run', clean.path, ...out, ...one], corpus: clean },
      { name: CALL.damaged, argv: ['run', damaged.path, ...out, ...one], corpus: damaged },
      {
        name: 'run, 5 % damaged, --trace',
        argv: ['run', damaged.path, ...out, ...one, '--trace'],
        corpus: damaged,
      },
      {
        name: CALL.small,
        argv: ['run', small.path, ...out, ...one],
        corpus: small,
      },
      { name: CALL.large, argv: ['run', large.path, ...out, ...one], corpus: large },
      { name: CALL.threads, argv: ['run', large.path, ...out, '--jobs', '2'], corpus: large },
    ];
    const samples: number[][] = calls.map(() => []);
    for (let round = 0; round < RUNS; round++) {
      for (const [at, { argv }] of calls.entries()) samples[at]?.push(await timeProgram(argv));
    }
    const seconds = samples.map(median);
    const memory: number[] = [];
    for (const { argv } of calls) memory.push(await memoryOfProgram(argv));
    const speeds = calls.map(({ corpus }, at) =>
      corpus === undefined ? '' : rate(corpus.bytes / 1e6, seconds[at], 'MB/s'),
    );
    const chain = await chainOf(python, damaged.firstLines(CHAIN_MEGABYTES * 1e6));
    const at = (name: string): number => calls.findIndex((call) => call.name === name);
    const perMegabyte = (seconds[at(CALL.damaged)] ?? Number.NaN) / (damaged.bytes / 1e6);
    const glance = (name: string, peer: string, verdict: string): Glance => [
      `whole job, ${name.slice('run, '.length)}`,
      speeds[at(name)] ?? '',
      peer,
      verdict,
    ];
    const growth = [
      [CALL.small, CALL.clean, SMALL_MEGABYTES, MEGABYTES] as const,
      [CALL.clean, CALL.large, MEGABYTES, LARGE_MEGABYTES] as const,
    ].map(([less, more, from, to]) => {
      const further = (seconds[at(more)] ?? Number.NaN) - (seconds[at(less)] ?? Number.NaN);
      return [`from ${from} to ${to} MB`, `${figure((1000 * further) / (to - from))} ms`];
    });
    const memoryOf = (name: string): string => `${Math.round(memory[at(name)] ?? 0)} MB of memory`;
    return {
      title: 'The program',
      text:
        `Each call is a process of its own, in one thread where nothing else is said, so start-up is in every figure; ${RUNS} calls each, and one more ` +
        `for the highest resident set. The generated files are ${MEGABYTES} MB of JSONL where no size is named, ${damaged.count.toLocaleString('en-US')} documents in four languages, about 10 % of them exact ` +
        'or near duplicates. No peer does this whole job; the chain in Python is ftfy.fix_text, lingua among ten languages, ' +
        `OpenCC t2s and datasketch (MinHash and its index) on ${CHAIN_MEGABYTES} MB of the damaged corpus, in memory, start-up and files not counted.`,
      tables: [
        {
          head: ['call', 'time', 'speed', 'peak memory'],
          rows: calls.map(({ name }, i) => [
            name,
            `${(seconds[i] ?? 0).toFixed(2)} s`,
            speeds[i] ?? '',
            `${Math.round(memory[i] ?? 0)} MB`,
          ]),
        },
        { head: ['growth, none damaged', 'each further MB'], rows: growth },
      ],
      glance: [
        glance(CALL.clean, 'no peer', memoryOf(CALL.clean)),
        glance(
          CALL.damaged,
          chain === undefined ? `chain in Python: ${ABSENT}` : `chain in Python ${rate(1, chain, 'MB/s')}`,
          chain === undefined ? memoryOf(CALL.damaged) : ratio(perMegabyte, chain),
        ),
        glance(
          CALL.threads,
          `one thread ${speeds[at(CALL.large)] ?? ''}`,
          ratio(seconds[at(CALL.threads)], seconds[at(CALL.large)]),
        ),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Seconds that the chain in Python takes for a megabyte, where all of it is installed. */
async function chainOf(python: PythonPeers, lines: readonly string[]): Promise<number | undefined> {
  if (['ftfy', 'opencc', 'datasketch', 'lingua'].some((name) => python.versions[name] === undefined))
    return undefined;
  const texts = lines.map((line) => (JSON.parse(line) as { text: string }).text);
  const side = await python.side('chain', texts);
  await side.time(1);
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await side.time(1));
  return median(runs) / (bytesOf(texts) / 1e6);
}
