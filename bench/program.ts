import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** Tells the highest resident set of the process, in KiB, on a channel that the program does not use. */
const TELL_MEMORY = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; import { isMainThread } from 'node:worker_threads'; if (isMainThread) process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));",
)}`;
const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** Calls the built program in a process of its own, on a disk that has nothing left to do; answers the seconds it took. */
export async function timeProgram(argv: readonly string[]): Promise<number> {
  spawnSync('sync'); // where there is no such program, what was written before is waited for within the call
  const started = performance.now();
  const child = spawn(process.execPath, [MAIN, ...argv], { stdio: ['ignore', 'ignore', 'pipe'] });
  await ended(child, argv);
  return (performance.now() - started) / 1000;
}

/** The memory, in MB, that a call of the program took at most. */
export async function memoryOfProgram(argv: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, ['--import', TELL_MEMORY, MAIN, ...argv], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const told = text(child.stdio[3] as Readable);
  await ended(child, argv);
  return (Number(await told) * 1024) / 1e6;
}

async function ended(child: ChildProcess, argv: readonly string[]): Promise<void> {
  const errors = text(child.stderr as Readable);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (code !== 0) throw new Error(`qingwen ${argv.join(' ')} ended with ${code}: ${await errors}`);
}

/** Lines in all files of a folder. */
export function linesIn(folder: string): number {
  return readdirSync(folder).reduce(
    (sum, name) => sum + readFileSync(`${folder}/${name}`, 'utf8').split('\n').length - 1,
    0,
  );
}
