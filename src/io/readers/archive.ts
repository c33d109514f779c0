import { messageOf, QingwenError } from '../../core/errors.ts';
import { decompressed, expands, expandsTooMuch } from '../compression/decompressed.ts';
import { compressionOf } from '../compression/index.ts';
import type { InputFile } from '../inputs.ts';
import {
  type BadReason,
  type ReadBatch,
  type Reader,
  type ReadItem,
  type ReadOptions,
  wholeFile,
} from '../reader.ts';
import { type Source, streamed, takenFrom } from '../source.ts';

/** One file of an archive. */
export interface Member {
  /** Its path in the archive; it is a name and nothing more, for nothing is ever unpacked to a disk. */
  readonly name: string;
  /** Its bytes in order; has to be read to the end, or closed, before the next member is asked for. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Bytes it takes in the archive, where that is known beforehand. */
  readonly compressedBytes?: number;
}

/** An archive may be in another one; what is deeper is not looked into. */
const DEEPEST = 2;
const TOO_DEEP = 'archives in archives are not looked into this deep';

/**
 * The documents of the members of an archive that are of a known format, in the order of the archive; `formats` names
 * the format of a member and its reader. What is wrong with one member is told as a bad record, and the next one is read.
 */
export async function* readMembers(
  source: Source,
  members: AsyncIterable<Member>,
  options: ReadOptions,
  known: (name: string) => Reader | undefined,
): AsyncGenerator<ReadBatch, void, undefined> {
  const { path, name } = source.file;
  for await (const member of members) {
    const reader = known(member.name);
    if (reader === undefined) continue;
    const inner = safePath(member.name);
    const file: InputFile = {
      path: `${path}/${inner}`,
      name: `${name}/${inner}`,
      format: reader.format,
      size: 0,
      modified: 0,
    };
    if (depthOf(file.path) >= DEEPEST) {
      yield { items: [broken(file, 'input/format', `${file.path}: ${TOO_DEEP}`)], bytes: 0 };
      continue;
    }
    const inside = openMember(file, member);
    try {
      for await (const { items } of reader.read(inside, wholeFile(null), options)) yield { items, bytes: 0 };
    } catch (cause) {
      if (!(cause instanceof QingwenError) || !cause.code.startsWith('input/')) throw cause;
      yield { items: [broken(file, reasonOf(cause), messageOf(cause))], bytes: 0 };
    } finally {
      await inside.close();
    }
  }
}

/** A member of which nothing, or nothing more, could be used. */
function broken({ name: id, path }: InputFile, reason: BadReason, message: string): ReadItem {
  return { bad: { id, reason, message, place: { source: path }, raw: new Uint8Array(0), length: 0 } };
}

/** A path without the steps that would lead out of the archive. */
function safePath(name: string): string {
  return name
    .split(/[/\\]/)
    .filter((step) => step !== '' && step !== '.' && step !== '..')
    .join('/');
}

function openMember(file: InputFile, { bytes, compressedBytes }: Member): Source {
  const { next, close } = takenFrom(bytes);
  const read = streamed(next);
  const source: Source = {
    file,
    async read(into, position) {
      try {
        return await read(into, position);
      } catch (cause) {
        if (cause instanceof QingwenError) throw cause;
        const message = `${file.path}: this member is broken or ends too early (${messageOf(cause)})`;
        throw new QingwenError('input/format', message, { cause });
      }
    },
    changed: async () => undefined,
    // What is wrong with an archive is told to who reads on; a member that is closed early is of no more interest.
    close: () => close().catch(() => {}),
  };
  const compression = compressionOf(file.path);
  const guarded = compressedBytes === undefined ? source : guardedBy(source, compressedBytes);
  return compression === undefined ? guarded : decompressed(guarded, compression);
}

function guardedBy(source: Source, compressedBytes: number): Source {
  return {
    ...source,
    async read(into, position) {
      const size = await source.read(into, position);
      const given = position + size;
      if (expandsTooMuch(compressedBytes, given)) throw expands(source.file.path, compressedBytes, given);
      return size;
    },
  };
}

/** How many archives a path goes through. */
function depthOf(path: string): number {
  return path.split('/').filter((step) => /\.(?:zip|tar|tgz)(?:\.\w+)?$/i.test(step)).length - 1;
}

function reasonOf({ code }: QingwenError): BadReason {
  if (code === 'input/undecodable' || code === 'input/too-long') return code;
  return 'input/format';
}
