import { messageOf, QingwenError } from '../core/errors.ts';

const PLAIN_WORDS: { readonly [code: string]: string } = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
  ENOENT: 'no such file or directory',
  ENOTDIR: 'a part of the path is a file, not a directory',
  EISDIR: 'it is a directory, not a file',
  EEXIST: 'a file of that name is in the way',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'the disk quota is used up',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files on this system',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
  EIO: 'the device failed to read or write',
};

/** Why the system refused, in plain words, the path left out: the caller names it. */
export function systemCause(error: unknown): string {
  const code = systemCode(error);
  return (code === undefined ? undefined : PLAIN_WORDS[code]) ?? messageOf(error);
}

/** The system's error code, such as `ENOENT`, where there is one. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What is told of a path that could not be read. */
export function unreadable(path: string, cause: unknown): QingwenError {
  return new QingwenError('input/unreadable', `${path}: ${systemCause(cause)}`, { cause });
}
