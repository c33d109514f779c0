import { type JobOptions, runJob, type Summary } from '../../src/job/index.ts';
import type { TempFolder } from './temp-folder.ts';

const LINE = '今天我们来谈谈如何整理语料,这是一件需要耐心的工作。';

/** Distinct lines of JSONL of a few hundred bytes each, some of them duplicates, broken or without text. */
export function mixedRecords(count: number): string {
  const lines: string[] = [];
  for (let n = 0; n < count; n++) {
    const text = `${n * 7919}号文件:${LINE}${'第'.repeat(n % 5)}${n}页 cafÃ©\n${LINE}`;
    if (n % 11 === 3) lines.push(`{"id":${n},`);
    else if (n % 13 === 4) lines.push(`{"id":${n}}`);
    else if (n % 7 === 5) lines.push(lines.find((line) => line.includes('"text"')) ?? '');
    else lines.push(JSON.stringify({ id: `d${n}`, text }));
  }
  return `${lines.join('\n')}\n`;
}

/** Files of an output folder, the part of the summary that may differ left out. */
export function outputOf(folder: TempFolder, name: string): Record<string, string> {
  const { timings: _, ...summary } = JSON.parse(folder.read(`${name}/summary.json`)) as Summary;
  return { ...folder.tree(name), 'summary.json': JSON.stringify(summary) };
}

/** Runs a job in this thread and stops it after some chunks of input, as if it had been killed between two tasks. */
export async function interruptJob(options: JobOptions, chunks: number): Promise<void> {
  const stop = new AbortController();
  const reason = new Error('enough');
  let seen = -1; // the first call is before any chunk
  const onProgress = (): void => {
    if (++seen > chunks) stop.abort(reason);
  };
  const stopped = runJob({ ...options, jobs: 1, signal: stop.signal, onProgress });
  await stopped.catch((error: unknown) => {
    if (error !== reason) throw error;
  });
}
