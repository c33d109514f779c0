import {
  closeSync,
  existsSync,
  fsyncSync,
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
import { attempt } from './file-sink.ts';

/**
 * Writes a value as JSON under a name of the owner's own, and links it to its path when it is on the disk: nobody sees
 * a part of it, and of several owners one wins. Answers false when the path was taken. The own name stays beside the
 * path, so that whoever looks into the directory meanwhile finds what it listed.
 *
 * @throws QingwenError `output/unwritable`
 */
export function publishFile(path: string, owner: string, value: unknown): boolean {
  const own = `${path}.${owner}-${process.pid}`;
  return attempt(path, () => {
    try {
      // Of a process killed before, by chance of the same number: it may be the very file that has the path now.
      rmSync(own, { force: true });
      writeDurably(own, `${JSON.stringify(value)}\n`);
      if (!linkOrRename(own, path)) {
        rmSync(own, { force: true });
        return false;
      }
    } catch (cause) {
      rmSync(own, { force: true });
      throw cause;
    }
    syncDirectory(dirname(path));
    return true;
  });
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

/** A file whose bytes are on the disk when this returns. */
function writeDurably(path: string, text: string): void {
  const fd = openSync(path, 'w');
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes names last; some file systems know no such thing. */
function syncDirectory(directory: string): void {
  try {
    const fd = openSync(directory, 'r');
    try {
      fsyncSync(fd);
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
