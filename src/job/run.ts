import { QingwenError } from '../core/errors.ts';
import { type FoundInputs, findInputs } from '../io/inputs.ts';
import { openAhead, type Source } from '../io/source.ts';
import { BrokenLines } from './broken-lines.ts';
import { type ReadBatch, readDocuments } from './documents.ts';
import { checkConfig, type JobConfig, type JobOptions } from './options.ts';
import { isAccount, JobOutput } from './output.ts';
import { Processor } from './processor.ts';
import { buildStages } from './stages.ts';
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
  const stages = buildStages(config.stages);
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
    for await (const source of openAhead(found.files, config.jobs)) {
      await readFile(source, config, tally, ({ items, bytes }) => {
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
  source: Source,
  config: JobConfig,
  tally: Tally,
  onBatch: (batch: ReadBatch) => void,
): Promise<void> {
  const { path } = source.file;
  const broken = new BrokenLines(path);
  try {
    for await (const batch of readDocuments(source, config)) {
      for (const { dropped } of batch.items) if (dropped !== undefined) broken.add(dropped);
      onBatch(batch);
    }
  } catch (cause) {
    if (!(cause instanceof QingwenError) || !cause.code.startsWith('input/')) throw cause;
    tally.fail({ source: path, code: cause.code, message: cause.message });
  } finally {
    await source.close();
  }
  for (const failure of broken.failures()) tally.fail(failure);
}

function nothingToRead({ problems }: FoundInputs): QingwenError {
  const reasons = problems.map(({ error }) => error.message);
  const message = reasons.length === 0 ? 'no patterns were given' : reasons.join('\n');
  return new QingwenError('input/no-match', `nothing to read: ${message}`);
}
