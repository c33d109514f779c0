import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The program as it is published; `npm test` builds it first. */
const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** What a process of the program came to. */
export interface ProgramResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls the built program in a process of its own; `meanwhile` may do something to it. */
export async function runProgram(
  argv: readonly string[],
  meanwhile: (child: ChildProcess) => Promise<void> = async () => undefined,
): Promise<ProgramResult> {
  const child = spawn(process.execPath, [MAIN, ...argv], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [code, stdout, stderr] = await Promise.all([
    ended,
    text(child.stdout),
    text(child.stderr),
    meanwhile(child),
  ]);
  return { code, stdout, stderr };
}

/** Sends a signal to a job once so many of its tasks are done, if it lives that long. */
export function signalAfter(out: string, tasks: number, signal: NodeJS.Signals) {
  return async (child: ChildProcess): Promise<void> => {
    while (child.exitCode === null && child.signalCode === null) {
      if (tasksDone(out) >= tasks) {
        child.kill(signal);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
}

function tasksDone(out: string): number {
  try {
    return readdirSync(`${out}/.qingwen/tasks`).filter((name) => name.endsWith('.done')).length;
  } catch {
    return -1;
  }
}
