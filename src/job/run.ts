import { QingwenError } from '../core/errors.ts';
import { type FoundInputs, findInputs, type InputFile } from '../io/inputs.ts';
import type { ReadBatch } from '../io/reader.ts';
import { BrokenLines } from './broken-lines.ts';
import { readDocuments } from './documents.ts';
import { checkConfig, type JobConfig, type JobOptions } from './options.ts';
import { isAccount, JobOutput } from './output.ts';
import { Processor } from './processor.ts';
import { prepareStages } from './stages.ts';
import { type Summary, Tally } from './summary.ts';
import { version } from './version.ts';

const BYTES_A_MEGABYTE = 1_000_000;

/**
 * Cleans the documents of many files into corpora by language, and accounts for every one: `corpora/`,
 * `dropped.jsonl` and `summary.json` in `out`, `edits.jsonl` when traced. Documents stream; memory holds one chunk
 * a file, one document, and the fingerprints of all. The files appear when the job is done, or not at all. An input
 * that cannot be used is told in `failed` of the summary, and the rest goes on.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`; `input/no-match` when there is nothing to read;
 * `output/unwritable`; `job/accounting`. The reason of `signal` when that stops it.
 * @example
 * const summary = await runJob({ patterns: ['seeds/*.txt'], out: 'out' });
 * summary.documents // { in: 5, written: 5, dropped: 0, … }
 */
export async function runJob(options: JobOptions): Promise<Summary> {
  const started = performance.now();
  const { patterns, out, signal, onProgress, ...given } = options;
  const config = checkConfig('job', given);
  const stages = await prepareStages(config);
  const found = await findInputs(patterns, { outside: out, isAccount });
  if (found.files.length === 0) throw nothingToRead(found);
  const tally = new Tally();
  for (const { pattern, error } of found.problems) {
    tally.fail({ source: pattern, code: error.code, message: error.message });
  }
  const output = new JobOutput(out, config.format, config.trace);
  try {
    const processor = new Processor(stages, config.trace, tally, output);
    const bytesTotal = found.files.reduce((sum, file) => sum + file.size, 0);
    let filesDone = 0;
    const report = (): void => {
      const { bytes, written, dropped } = tally;
      onProgress?.({ files: found.files.length, filesDone, bytes, bytesTotal, written, dropped });
    };
    for (const file of found.files) {
      await readFile(file, config, tally, ({ items, bytes }) => {
        signal?.throwIfAborted();
        for (const item of items) processor.take(item);
        tally.bytes += bytes;
        report();
      });
      filesDone++;
    }
    report();
    signal?.throwIfAborted();
    const { jobs, stages: _, ...effective } = config;
    const seconds = (performance.now() - started) / 1000;
    const summary: Summary = {
      version: version(),
      inputs: { patterns, files: found.files.length, bytes: tally.bytes },
      ...tally.result(),
      outputs: output.files(),
      options: { ...effective, stages: stages.effective },
      timings: { jobs, seconds, megabytesPerSecond: tally.bytes / BYTES_A_MEGABYTE / seconds },
    };
    output.commit(summary);
    return summary;
  } catch (error) {
    output.discard();
    throw error;
  }
}

/** Reads one file to its end. When that fails it is told, and what the file gave before stays. */
async function readFile(
  file: InputFile,
  config: JobConfig,
  tally: Tally,
  onBatch: (batch: ReadBatch) => void,
): Promise<void> {
  const { path } = file;
  const broken = new BrokenLines(path);
  let bytes = 0;
  let records = 0;
  let withText = 0;
  try {
    for await (const batch of readDocuments(file, config)) {
      for (const { bad } of batch.items) {
        if (bad !== undefined) broken.add(bad);
        if (bad?.reason !== 'input/no-text') withText++;
      }
      bytes += batch.bytes;
      records += batch.items.length;
      onBatch(batch);
    }
    if (bytes === 0) throw new QingwenError('input/empty', `${path}: the file is empty`);
    if (records === 0) throw new QingwenError('input/empty', `${path}: the file has no text`);
    if (withText === 0) {
      const message = `${path}: no record has a string in the field "${config.textField}"`;
      throw new QingwenError('input/empty', message);
    }
  } catch (cause) {
    if (!(cause instanceof QingwenError) || !cause.code.startsWith('input/')) throw cause;
    tally.fail({ source: path, code: cause.code, message: cause.message });
  }
  for (const failure of broken.failures()) tally.fail(failure);
}

function nothingToRead({ problems }: FoundInputs): QingwenError {
  const reasons = problems.map(({ error }) => error.message);
  const message = reasons.length === 0 ? 'no patterns were given' : reasons.join('\n');
  return new QingwenError('input/no-match', `nothing to read: ${message}`);
}
