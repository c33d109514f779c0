import { messageOf, QingwenError } from '../../core/errors.ts';
import { decompressed, expands, expandsTooMuch } from '../compression/decompressed.ts';
import { compressionOf } from '../compression/index.ts';
import type { InputFile } from '../inputs.ts';
import { type BadReason, type ReadBatch, type Reader, type ReadOptions, wholeFile } from '../reader.ts';
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

/** Members of archives inside archives are not looked into deeper than this. */
const DEEPEST = 2;

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
    if (reader === undefined || depthOf(path) >= DEEPEST) continue;
    const inner = safePath(member.name);
    const file: InputFile = {
      path: `${path}/${inner}`,
      name: `${name}/${inner}`,
      format: reader.format,
      size: 0,
      modified: 0,
    };
    const inside = openMember(file, member);
    try {
      for await (const { items } of reader.read(inside, wholeFile(null), options)) yield { items, bytes: 0 };
    } catch (cause) {
      if (!(cause instanceof QingwenError) || !cause.code.startsWith('input/')) throw cause;
      const reason = reasonOf(cause);
      const bad = { id: file.name, reason, message: messageOf(cause), place: { source: file.path } };
      yield { items: [{ bad: { ...bad, raw: new Uint8Array(0), length: 0 } }], bytes: 0 };
    } finally {
      await inside.close();
    }
  }
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
