import { readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { QingwenError } from '../core/errors.ts';
import { publishFile, readJson } from '../io/durable.ts';

/** Who works in a folder. */
interface Holder {
  readonly host: string;
  readonly pid: number;
  /** When the process began, where the system tells: a number may be given again. */
  readonly began?: string;
}

/** Folders that this process works in. */
const held = new Set<string>();

/**
 * Makes sure that nobody else puts the same output together: two would write into each other's files.
 *
 * @throws QingwenError `job/running` naming the process.
 */
export function checkUnlocked(path: string, out: string): void {
  const holder = readJson<Holder>(path);
  if (holder === undefined || !isAtWork(holder, path)) return;
  throw new QingwenError(
    'job/running',
    `process ${holder.pid} is at work on the job in ${out}; wait for it, or take ${path} away if it is not`,
  );
}

/**
 * Takes the lock, also one that a dead process left.
 *
 * @throws QingwenError `job/running`, `output/unwritable`.
 */
export async function lock(path: string, out: string): Promise<void> {
  const began = factsOf(process.pid)?.began;
  const holder: Holder = { host: hostname(), pid: process.pid, ...(began !== undefined && { began }) };
  const claim = (): Promise<boolean> => publishFile(path, 'lock', holder, false);
  if (!(await claim())) {
    checkUnlocked(path, out);
    rmSync(path, { force: true });
    if (!(await claim())) checkUnlocked(path, out);
  }
  held.add(path);
}

/** Gives the lock back; what stands there is taken away by whoever owns the folder, or here. */
export function unlock(path: string): void {
  if (!held.delete(path)) return;
  rmSync(path, { force: true });
}

/** A process of another machine cannot be seen: it is taken for dead, as one that was moved to this machine is. */
function isAtWork({ host, pid, began }: Holder, path: string): boolean {
  if (host !== hostname()) return false;
  if (pid === process.pid) return held.has(path);
  const now = factsOf(pid)?.began;
  return isAlive(pid) && (began === undefined || now === undefined || began === now);
}

/** Whether a process of this machine lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    // It lives, and is somebody else's.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
  // One that was killed keeps its number until its parent has asked what became of it, which may be never.
  return factsOf(pid)?.isDead !== true;
}

/** What Linux tells of a process, `/proc/<pid>/stat`: behind its name its state, and as the 20th field when it began. */
function factsOf(pid: number): { readonly isDead: boolean; readonly began: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { isDead: fields[0] === 'Z' || fields[0] === 'X', began: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}
