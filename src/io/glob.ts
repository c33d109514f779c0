import fastGlob from 'fast-glob';
import type { QingwenError } from '../core/errors.ts';
import { systemCode, unreadable } from './causes.ts';
import { posixPath } from './posix-path.ts';

/** A file found, and the directory below which it was looked for. */
export interface Found {
  readonly path: string;
  readonly base: string;
}

/** What a pattern came to. */
export interface Expanded {
  readonly found: readonly Found[];
  /** The pattern is the name of a directory. */
  readonly isDirectory?: boolean;
  /** Why some directory below could not be looked into; the files of the others are found all the same. */
  readonly error?: QingwenError;
}

/** The files below a directory whose paths there match a pattern. */
export async function globDirectory(
  directory: string,
  inside: string,
  ignore: readonly string[],
): Promise<Expanded> {
  const glob = `${fastGlob.convertPathToPattern(directory)}/${inside}`;
  return { ...(await run(glob, directory, ignore)), isDirectory: true };
}

/** The files that a pattern names. */
export function globPattern(pattern: string, ignore: readonly string[]): Promise<Expanded> {
  return run(pattern, staticBase(pattern), ignore);
}

async function run(glob: string, base: string, ignore: readonly string[]): Promise<Expanded> {
  // A link that leads nowhere is no file; whoever opens it will tell.
  const settings = { ignore: [...ignore], onlyFiles: false, objectMode: true as const };
  const located = (entries: readonly fastGlob.Entry[]): Found[] =>
    entries
      .filter(({ dirent }) => dirent.isFile() || dirent.isSymbolicLink())
      .map(({ path }) => ({ path: posixPath(path), base }));
  try {
    return { found: located(await fastGlob(glob, settings)) };
  } catch (cause) {
    if (systemCode(cause) === undefined) throw cause;
    const found = located(await fastGlob(glob, { ...settings, suppressErrors: true }));
    return { found, error: unreadable(pathOf(cause) ?? base, cause) };
  }
}

/** The path that a system error is about. */
function pathOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'path' in cause && typeof cause.path === 'string' ? cause.path : undefined;
}

/**
 * Whether a pattern has wildcards. fast-glob refuses to look at nothing, which a pattern may be, and the first step of an
 * absolute path is.
 */
export function isDynamic(pattern: string): boolean {
  return pattern !== '' && fastGlob.isDynamicPattern(pattern);
}

/** The directories of a pattern before its first wildcard. */
function staticBase(pattern: string): string {
  const segments = pattern.split('/');
  const first = segments.findIndex(isDynamic);
  return (
    segments.slice(0, first === -1 ? segments.length - 1 : first).join('/') ||
    (pattern.startsWith('/') ? '/' : '.')
  );
}
