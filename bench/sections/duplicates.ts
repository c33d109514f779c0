import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateCorpus } from '../corpus.ts';
import { median } from '../measure.ts';
import { linesIn, timeProgram } from '../program.ts';
import { rate, ratio } from '../report.ts';
import { clausesOf } from '../sentences.ts';
import { ABSENT, type Measurement } from './bench.ts';

const OWN = 'run, duplicates only';
const PEER = 'datatrove';
const MEGABYTES = 10;
const SEED = 71;
const RUNS = 2;

/** Near-duplicates taken out of one file of JSONL into another: time, and documents kept. */
export const duplicates: Measurement = async ({ python, sentences }) => {
  const folder = mkdtempSync(join(tmpdir(), 'qingwen-bench-'));
  try {
    const corpus = generateCorpus(clausesOf(sentences), { bytes: MEGABYTES * 1e6, damaged: 0, seed: SEED });
    const path = join(folder, 'corpus.jsonl');
    writeFileSync(path, corpus);
    const config = join(folder, 'duplicates.json');
    const off = ['repair', 'normalize', 'detect', 'convert', 'boilerplate', 'repeats'];
    writeFileSync(config, JSON.stringify({ stages: Object.fromEntries(off.map((name) => [name, false])) }));
    const out = join(folder, 'out');
    const own: number[] = [];
    const peer: number[] = [];
    const side = python.versions[PEER] === undefined ? undefined : await python.side(PEER, [path]);
    for (let run = 0; run < RUNS; run++) {
      const argv = ['run', path, '-o', out, '-c', config, '--jobs', '1', '--quiet', '--fresh'];
      own.push(await timeProgram(argv));
      if (side !== undefined) peer.push(await side.time(1));
    }
    const size = Buffer.byteLength(corpus) / 1e6;
    const ownSpeed = rate(size, median(own), 'MB/s');
    const peerSpeed = side === undefined ? ABSENT : rate(size, median(peer), 'MB/s');
    const verdict = side === undefined ? 'not measured' : ratio(median(own), median(peer));
    const kept = side === undefined ? ABSENT : ((await python.results(PEER, [path]))[0] ?? '').toString();
    return {
      title: 'Duplicates: from file to file',
      text:
        `${MEGABYTES} MB of JSONL, ${(corpus.split('\n').length - 1).toLocaleString('en-US')} documents in four languages of which one in ten repeats an earlier one, exactly or but for ` +
        'three characters. qingwen is called as a process, in one thread, with all stages but the one for duplicates switched off; datatrove takes its four steps of MinHash with its ' +
        'own settings (14 buckets of 8 hashes, shingles of 5), one worker, characters for words (its tokenizers of words are slower), without the time of starting Python.',
      tables: [
        {
          head: ['side', 'speed', 'documents kept'],
          rows: [
            [OWN, ownSpeed, String(linesIn(join(out, 'corpora')))],
            [PEER, peerSpeed, kept],
          ],
        },
      ],
      glance: [['duplicates, from file to file', ownSpeed, `${PEER} ${peerSpeed}`, verdict]],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
