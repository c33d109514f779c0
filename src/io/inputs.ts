import { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import pLimit from 'p-limit';
import { QingwenError } from '../core/errors.ts';
import { systemCause, systemCode, unreadable } from './causes.ts';
import { compressionOf } from './compression/index.ts';
import type { Expanded, Found } from './glob.ts';
import { posixPath } from './posix-path.ts';
import { formatOf, inputExtensions } from './readers/index.ts';
import { STANDARD_INPUT } from './source.ts';

/** A file to read. */
export interface InputFile {
  /** Path as given or found, with forward slashes, relative where the pattern was. */
  readonly path: string;
  /** Path below the directory or the fixed part of the pattern that found it; the stem of document ids. */
  readonly name: string;
  /** Name of its format; see `readerOf`. */
  readonly format: string;
  /** How it is compressed; see `compressionNamed`. Such a file is read in order only, and is one range. */
  readonly compression?: string;
  /** Bytes at the time of the search; `0` for what is no regular file. */
  readonly size: number;
  /** When it was last written, in milliseconds since 1970; `0` for what is no regular file. */
  readonly modified: number;
}

/** Whether a file is one that can be read twice, and says how large it is: no pipe. */
export function isRegular({ modified }: InputFile): boolean {
  return modified !== 0;
}

/** What patterns came to: the files in reading order, and the patterns that came to nothing. */
export interface FoundInputs {
  readonly files: readonly InputFile[];
  readonly problems: readonly { readonly pattern: string; readonly error: QingwenError }[];
}

/** What a search leaves out. */
interface SearchOptions {
  readonly outside?: string;
  readonly isAccount?: (path: string) => boolean;
  /** Format of all files; that which their names tell by default. */
  readonly format?: string;
}

const IN_DIRECTORY = `**/*.{${inputExtensions().join(',')}}`;
const LOOKUPS = 32; // files asked about at a time

/**
 * Finds the files that patterns, paths and directories name, each file once, sorted by path in code-unit order.
 * A directory stands for the files of known formats anywhere below it, `-` for standard input; a pattern that starts with `!`
 * takes files away from the other patterns. Files below `outside` are left out unless a pattern begins there: a job
 * must not read what it wrote the last time. Files that `isAccount` knows are left out unless named by their path.
 *
 * @example
 * (await findInputs(['seeds/*.txt'])).files[0] // { path: 'seeds/…', name: '….txt', format: 'text', … }
 */
export async function findInputs(
  patterns: readonly string[],
  options: SearchOptions = {},
): Promise<FoundInputs> {
  const ignore = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const problems: { pattern: string; error: QingwenError }[] = [];
  const byFile = new Map<string, InputFile>();
  const limit = pLimit(LOOKUPS);
  for (const pattern of patterns) {
    if (pattern.startsWith('!')) continue;
    if (pattern === STANDARD_INPUT) {
      const format = options.format ?? 'jsonl';
      byFile.set(pattern, { path: pattern, name: 'stdin', format, size: 0, modified: 0 });
      continue;
    }
    try {
      const expanded = await expand(pattern, ignore);
      const { found, error: unseen } = expanded;
      if (unseen !== undefined) problems.push({ pattern, error: unseen });
      const wanted = found.filter((one) => !isLeftOut(one, pattern, options));
      if (wanted.length === 0 && unseen === undefined) throw noMatch(pattern, expanded);
      const broken = new Map<string, Described>();
      for (const one of await limit.map(wanted, (one) => describe(one, options.format))) {
        const { key, file, error } = one;
        const known = error === undefined ? byFile.get(key) : broken.get(key)?.file;
        if (known !== undefined && !isBetterPath(file.path, known.path)) continue;
        if (error === undefined) byFile.set(key, file);
        else broken.set(key, one);
      }
      for (const { error } of broken.values()) if (error !== undefined) problems.push({ pattern, error });
    } catch (cause) {
      if (!(cause instanceof QingwenError) && systemCode(cause) === undefined) throw cause;
      const error = cause instanceof QingwenError ? cause : unreadable(pattern, cause);
      problems.push({ pattern, error });
    }
  }
  const files = [...byFile.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { files: withUniqueNames(files), problems };
}

async function expand(pattern: string, ignore: readonly string[]): Promise<Expanded> {
  // A name with brackets in it may be a file as well as a pattern: what exists is meant.
  const kind = await stat(pattern).catch((cause: unknown) => cause);
  if (kind instanceof Stats && !kind.isDirectory()) {
    return { found: [{ path: posixPath(pattern), base: posixPath(join(pattern, '..')) }] };
  }
  // Whoever names files only does not wait for the library.
  const { globDirectory, globPattern, isDynamic } = await import('./glob.ts');
  if (kind instanceof Stats) return globDirectory(posixPath(pattern), IN_DIRECTORY, ignore);
  if (isDynamic(pattern)) return globPattern(pattern, ignore);
  throw new QingwenError('input/missing', `${pattern || '""'}: ${systemCause(kind)}`, { cause: kind });
}

interface Described {
  /** The path with all links followed: what makes two files the same. */
  readonly key: string;
  readonly file: InputFile;
  readonly error?: QingwenError;
}

async function describe({ path, base }: Found, given: string | undefined): Promise<Described> {
  const name = posixPath(relative(base, path)) || basename(path);
  const format = given ?? formatOf(path);
  const compressed = compressionOf(path);
  const compression = compressed === undefined ? {} : { compression: compressed.name };
  try {
    const [key, facts] = await Promise.all([realpath(path), stat(path)]);
    const [size, modified] = facts.isFile() ? [facts.size, facts.mtimeMs] : [0, 0];
    return { key, file: { path, name, format, ...compression, size, modified } };
  } catch (cause) {
    const directory = await realpath(dirname(path)).catch(() => dirname(path));
    const file: InputFile = { path, name, format, size: 0, modified: 0 };
    return { key: join(directory, basename(path)), file, error: unreadable(path, cause) };
  }
}

/** Of two paths to one file, the one with fewer steps; links that lead in a circle lose. */
function isBetterPath(path: string, known: string): boolean {
  const steps = path.split('/').length - known.split('/').length;
  return steps < 0 || (steps === 0 && path < known);
}

function isLeftOut({ path, base }: Found, pattern: string, { outside, isAccount }: SearchOptions): boolean {
  return isOwnOutput(path, base, outside) || (path !== posixPath(pattern) && isAccount?.(path) === true);
}

/** A pattern that begins in the output directory asks for what is there. */
function isOwnOutput(path: string, base: string, outside: string | undefined): boolean {
  if (outside === undefined || !isBelow(path, outside)) return false;
  return resolve(base) !== resolve(outside) && !isBelow(base, outside);
}

function isBelow(path: string, directory: string): boolean {
  const from = resolve(directory);
  return resolve(path).startsWith(from.endsWith(sep) ? from : from + sep);
}

/** Two files of one name, found under different patterns, go by their whole paths instead. */
function withUniqueNames(files: readonly InputFile[]): InputFile[] {
  const seen = new Map<string, number>();
  for (const { name } of files) seen.set(name, (seen.get(name) ?? 0) + 1);
  return files.map((file) => (seen.get(file.name) === 1 ? file : { ...file, name: file.path }));
}

function noMatch(pattern: string, { found, isDirectory = false }: Expanded): QingwenError {
  const why =
    found.length > 0
      ? 'all files found are the output of a job'
      : isDirectory
        ? `no file of a known kind in this directory (${inputExtensions().join(', ')})`
        : 'no file matches this pattern';
  return new QingwenError('input/no-match', `${pattern}: ${why}`);
}
