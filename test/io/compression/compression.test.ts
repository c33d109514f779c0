import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decompressed } from '../../../src/io/compression/decompressed.ts';
import { compressionNamed, compressionOf } from '../../../src/io/compression/index.ts';
import { readReadable, readWhole } from '../../../src/io/source.ts';
import { memorySource } from '../../support/memory-source.ts';

/** The text that the fixtures hold: `made` of the programs gzip, zstd, bzip2 and xz. */
const TEXT = Array.from({ length: 4000 }, (_, n) => `${n} 號文件，因為下雨。\n`).join('');
const KINDS = ['gz', 'zst', 'bz2', 'xz'] as const;
const MANY = 1 << 30;

function fixture(extension: string): Buffer {
  return readFileSync(new URL(`../../fixtures/compression/lines.txt.${extension}`, import.meta.url));
}

function opened(extension: string, bytes: Uint8Array) {
  const compression = compressionOf(`x.${extension}`);
  if (compression === undefined) throw new Error(extension);
  return decompressed(memorySource(bytes, `x.${extension}`), compression);
}

describe.each(KINDS)('%s', (extension) => {
  it('gives what was compressed', async () => {
    const source = opened(extension, fixture(extension));
    expect((await readWhole(source, null, MANY)).toString()).toBe(TEXT);
    expect(source.used?.()).toBe(fixture(extension).length);
    await source.close();
  });

  it('takes several parts, one behind the other, for one file', async () => {
    const twice = opened(extension, Buffer.concat([fixture(extension), fixture(extension)]));
    expect((await readWhole(twice, null, MANY)).toString()).toBe(TEXT + TEXT);
  });

  it('names a file that ends too early or is broken', async () => {
    const half = fixture(extension).subarray(0, fixture(extension).length >> 1);
    const spoilt = Buffer.from(fixture(extension)).fill(0x55, 20, 60);
    for (const bytes of [half, spoilt, Buffer.from('nothing of the kind')]) {
      await expect(readWhole(opened(extension, bytes), null, MANY)).rejects.toMatchObject({
        code: 'input/format',
        message: expect.stringContaining(`in/x.${extension}: `),
      });
    }
  });

  it('gives all that comes before something else', async () => {
    const whole = fixture(extension);
    const junk = [Buffer.from('not compressed at all'.repeat(20)), Buffer.from('\n'), whole.subarray(0, 7)];
    for (const behind of junk) {
      const { bytes, failure } = await readReadable(
        opened(extension, Buffer.concat([whole, behind])),
        null,
        MANY,
      );
      expect(bytes.toString()).toBe(TEXT);
      expect(failure?.code).toBe('input/format');
    }
  });

  it('of no bytes is an empty file', async () => {
    expect(await readReadable(opened(extension, Buffer.alloc(0)), null, MANY)).toEqual({
      bytes: Buffer.alloc(0),
    });
  });

  it('may be left before its end', async () => {
    const source = opened(extension, fixture(extension));
    await source.read(Buffer.alloc(10), 0);
    await source.close();
  });
});

describe('gz', () => {
  it('may have a head with a name, a comment and more', async () => {
    const [head, body] = [Buffer.from(gzipSync(TEXT)), gzipSync(TEXT).subarray(10)];
    head[3] = 0x1e;
    const fields = Buffer.concat([Buffer.from([3, 0]), Buffer.from('abcname\0comment\0'), Buffer.alloc(2)]);
    const member = Buffer.concat([head.subarray(0, 10), fields, body]);
    const twice = Buffer.concat([member, Buffer.alloc(1000), member, Buffer.alloc(3)]);
    expect((await readWhole(opened('gz', twice), null, MANY)).toString()).toBe(TEXT + TEXT);
  });

  it('is told when its checksum is another one', async () => {
    const bytes = Buffer.from(gzipSync(TEXT));
    bytes.writeUInt8((bytes.at(-8) ?? 0) ^ 1, bytes.length - 8);
    const { bytes: given, failure } = await readReadable(opened('gz', bytes), null, MANY);
    expect(given.toString()).toBe(TEXT);
    expect(failure?.message).toMatch(/checksum/);
  });
});

describe('bz2', () => {
  it('gives the blocks before one that is broken', async () => {
    const twice = Buffer.concat([fixture('bz2'), fixture('bz2')]);
    const at = fixture('bz2').length * 1.5;
    twice.writeUInt8((twice.at(at) ?? 0) ^ 1, at);
    const { bytes, failure } = await readReadable(opened('bz2', twice), null, MANY);
    expect(bytes.toString()).toBe(TEXT);
    expect(failure?.code).toBe('input/format');
  });
});

describe('xz', () => {
  it('in xz is told, and does not wait for itself', async () => {
    const outer = opened('xz', Buffer.concat(Array.from({ length: 20 }, () => fixture('xz'))));
    await outer.read(Buffer.alloc(10), 0);
    const inner = opened('xz', fixture('xz'));
    await expect(inner.read(Buffer.alloc(10), 0)).rejects.toMatchObject({ code: 'input/format' });
    await outer.close();
    expect((await readWhole(opened('xz', fixture('xz')), null, MANY)).toString()).toBe(TEXT);
  });
});

describe('decompressed', () => {
  it('hands on what came before a file ends too early', async () => {
    const bytes = gzipSync(TEXT);
    const source = opened('gz', bytes.subarray(0, bytes.length - 10));
    const piece = Buffer.alloc(1 << 20);
    const size = await source.read(piece, 0);
    expect(TEXT.startsWith(piece.toString('utf8', 0, size))).toBe(true);
    expect(size).toBeGreaterThan(1000);
    await expect(source.read(piece, size)).rejects.toMatchObject({ code: 'input/format' });
  });

  it('stops at what comes to far more than text can', async () => {
    const source = opened('gz', gzipSync(Buffer.alloc(100 << 20)));
    await expect(readWhole(source, null, MANY)).rejects.toMatchObject({ code: 'input/expands' });
  });

  it('knows compressions by name', () => {
    for (const extension of KINDS) {
      const compression = compressionOf(`a.TXT.${extension.toUpperCase()}`);
      expect(compressionNamed(compression?.name ?? '')).toBe(compression);
    }
    expect(compressionOf('a.txt')).toBeUndefined();
  });
});
