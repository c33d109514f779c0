import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { generateCorpus } from './corpus.ts';
import type { Sentences } from './sentences.ts';

/** A generated corpus in a file of JSONL. */
export interface CorpusFile {
  readonly path: string;
  readonly bytes: number;
  /** Documents in it. */
  readonly count: number;
  /** The lines within the first so many bytes. */
  firstLines(bytes: number): string[];
}

/** What is generated at a time: large files are not held in memory. */
const PIECE = 20e6;

/** Writes a generated corpus; a large one in pieces, each with a seed of its own. */
export function writeCorpus(
  path: string,
  clauses: Sentences,
  { bytes, damaged, seed }: { readonly bytes: number; readonly damaged: number; readonly seed: number },
): CorpusFile {
  const file = openSync(path, 'w');
  let written = 0;
  let count = 0;
  try {
    for (let piece = 0; written < bytes; piece++) {
      const text = generateCorpus(clauses, {
        bytes: Math.min(PIECE, bytes - written),
        damaged,
        seed: seed + piece,
      });
      writeFileSync(file, text);
      written += Buffer.byteLength(text);
      count += text.split('\n').length - 1;
    }
  } finally {
    closeSync(file);
  }
  return {
    path,
    bytes: written,
    count,
    firstLines: (size) => firstBytes(path, size).toString().split('\n').slice(0, -1),
  };
}

function firstBytes(path: string, size: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(size);
    return bytes.subarray(0, readSync(file, bytes, 0, size, 0));
  } finally {
    closeSync(file);
  }
}
