import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { baseFile } from '../test/support/fuzz/base-files.ts';
import { baseTexts } from '../test/support/fuzz/base-texts.ts';
import { checkJob } from '../test/support/fuzz/check-job.ts';
import { checkBytes, checkText } from '../test/support/fuzz/check-text.ts';
import { mutateFile } from '../test/support/fuzz/mutate-bytes.ts';
import { mutateText } from '../test/support/fuzz/mutate-text.ts';
import { randomFrom } from '../test/support/fuzz/random.ts';

const FILES_A_JOB = 8;
const TOLD_EVERY = 10_000;

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '10000' },
    files: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    'max-units': { type: 'string', default: '60' },
  },
});
const seed = Number(values.seed);
const texts = baseTexts();
const counts = new Map<string, number>();

function report(number: number, law: string, details: object): void {
  counts.set(law, (counts.get(law) ?? 0) + 1);
  console.log(JSON.stringify({ seed: seed + number, law, ...details }));
}

/** Every record has a seed of its own, so that one alone can be made again. */
function fuzzRecords(records: number, maxUnits: number): void {
  for (let number = 0; number < records; number++) {
    const random = randomFrom(seed + number);
    const text = mutateText(random.pick(texts), random, { others: texts, maxUnits });
    const findings = checkText(text);
    if (random.oneIn(4)) {
      const charset = random.oneIn(2) ? 'utf8' : random.oneIn(2) ? 'latin1' : 'utf16le';
      findings.push(...checkBytes(Buffer.from(text, charset)));
    }
    for (const { law, stage, ...details } of findings) report(number, `${law} ${stage}`, details);
    if ((number + 1) % TOLD_EVERY === 0) console.error(`${number + 1} records`, Object.fromEntries(counts));
  }
}

/** Every job has a seed of its own. */
async function fuzzFiles(jobs: number, folder: string): Promise<void> {
  for (let number = 0; number < jobs; number++) {
    const random = randomFrom(seed + number);
    const files = [];
    for (let n = 0; n < FILES_A_JOB; n++) files.push(mutateFile(await baseFile(random, texts), random));
    for (const problem of await checkJob(folder, files, random)) report(number, 'job', { problem });
    if ((number + 1) % 100 === 0)
      console.error(`${(number + 1) * FILES_A_JOB} files`, Object.fromEntries(counts));
  }
}

// What a stream throws behind the back of a job ends the process of its user.
process.on('uncaughtException', (cause) => report(0, 'uncaught', { problem: cause.stack }));

const folder = mkdtempSync(join(tmpdir(), 'qingwen-fuzz-'));
try {
  fuzzRecords(Number(values.records), Number(values['max-units']));
  await fuzzFiles(Math.ceil(Number(values.files) / FILES_A_JOB), folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.error(Object.fromEntries(counts));
process.exitCode = counts.size === 0 ? 0 : 1;
