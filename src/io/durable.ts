import {
  closeSync,
  existsSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { systemCode } from './causes.ts';
import { fsync, unwritable } from './file-sink.ts';

/**
 * Writes a value as JSON under a name of the owner's own, and links it to its path when it is on the disk: nobody sees
 * a part of it, and of several owners one wins. Answers false when the path was taken. The own name stays beside the
 * path, so that whoever looks into the directory meanwhile finds what it listed. What means nothing once its process is
 * gone need not be `lasting`, and waits for no disk.
 *
 * @throws QingwenError `output/unwritable`
 */
export async function publishFile(
  path: string,
  owner: string,
  value: unknown,
  lasting = true,
): Promise<boolean> {
  const own = `${path}.${owner}-${process.pid}`;
  try {
    // Of a process killed before, by chance of the same number: it may be the very file that has the path now.
    rmSync(own, { force: true });
    await writeWhole(own, `${JSON.stringify(value)}\n`, lasting);
    if (!linkOrRename(own, path)) {
      rmSync(own, { force: true });
      return false;
    }
  } catch (cause) {
    rmSync(own, { force: true });
    throw unwritable(path, cause);
  }
  if (lasting) await syncDirectory(dirname(path));
  return true;
}

function linkOrRename(own: string, path: string): boolean {
  try {
    linkSync(own, path);
  } catch (cause) {
    if (systemCode(cause) === 'EEXIST') return false;
    // A file system without hard links.
    if (!LINKLESS.has(systemCode(cause) ?? '')) throw cause;
    if (existsSync(path)) return false;
    renameSync(own, path);
  }
  return true;
}

const LINKLESS: ReadonlySet<string> = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']);

/** Writes a file whose bytes are on the disk in the end, if it is to be lasting. */
async function writeWhole(path: string, text: string, lasting: boolean): Promise<void> {
  const fd = openSync(path, 'w');
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    if (lasting) await fsync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes names last; some file systems know no such thing. */
async function syncDirectory(directory: string): Promise<void> {
  try {
    const fd = openSync(directory, 'r');
    try {
      await fsync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    // The names are there for this run all the same.
  }
}

/** What a file says, nothing where there is none or it is broken. */
export function readJson<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

/** Takes a directory away, unless somebody keeps a file there. */
export function removeIfEmpty(directory: string): void {
  try {
    rmdirSync(directory);
  } catch {
    // It is not empty.
  }
}
