import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decompressed } from '../../../src/io/compression/decompressed.ts';
import { compressionNamed, compressionOf } from '../../../src/io/compression/index.ts';
import { readWhole } from '../../../src/io/source.ts';
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

  it('may be left before its end', async () => {
    const source = opened(extension, fixture(extension));
    await source.read(Buffer.alloc(10), 0);
    await source.close();
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
