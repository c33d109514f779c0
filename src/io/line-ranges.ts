import { isUtf8 } from 'node:buffer';
import { isBlank } from './blank.ts';
import { type LineBlock, readLineBlocks } from './line-blocks.ts';
import { type Range, wholeFile } from './reader.ts';
import type { Source } from './source.ts';

/** What a record is in a file of lines, for cutting it: each line, each line that is not blank, a run of such lines. */
type LineUnit = 'line' | 'filled-line' | 'paragraph';

interface CutOptions {
  readonly unit: LineUnit;
  readonly charset: string;
  readonly chunkBytes: number;
  readonly maxBytes: number;
}

const LINE_FEED = 10;

/**
 * Cuts a file of lines at borders of records, in one pass over its bytes that numbers lines and records. A file where
 * bytes alone do not tell the paragraphs (one that is not UTF-8 throughout, or has one too long to hold) is one range.
 */
export async function cutLines(source: Source, options: CutOptions): Promise<readonly Range[]> {
  const { unit, charset, maxBytes } = options;
  const { size } = source.file;
  const cutter = new Cutter(options);
  for await (const block of readLineBlocks(source, { start: 0, end: size }, maxBytes)) {
    if (unit === 'paragraph' && (block.sha256 !== undefined || !isUtf8(block.bytes)))
      return [wholeFile(size)];
    cutter.add(block);
    if (cutter.longest > maxBytes) return [wholeFile(size)];
  }
  return cutter.ranges(size, charset);
}

class Cutter {
  readonly #unit: LineUnit;
  readonly #chunkBytes: number;
  readonly #starts: { start: number; line: number; record: number }[] = [{ start: 0, line: 1, record: 1 }];
  #start = 0;
  #line = 1;
  #record = 1;
  /** Where the open paragraph began, -1 between two. */
  #paragraph = -1;
  /** Bytes of the longest paragraph. */
  longest = 0;

  constructor({ unit, chunkBytes }: CutOptions) {
    this.#unit = unit;
    this.#chunkBytes = chunkBytes;
  }

  add({ bytes, at, sha256 }: LineBlock): void {
    if (sha256 !== undefined) {
      this.#take(at, false);
      return;
    }
    for (let start = 0; start < bytes.length; ) {
      const feed = bytes.indexOf(LINE_FEED, start);
      const end = feed === -1 ? bytes.length : feed;
      this.#take(at + start, this.#unit !== 'line' && isBlank(bytes, start, end));
      if (this.#paragraph !== -1) this.longest = Math.max(this.longest, at + end - this.#paragraph);
      start = end + 1;
    }
  }

  #take(at: number, blank: boolean): void {
    const begins = this.#unit === 'paragraph' ? !blank && this.#paragraph === -1 : true;
    if (begins && at - this.#start >= this.#chunkBytes) {
      this.#start = at;
      this.#starts.push({ start: at, line: this.#line, record: this.#record });
    }
    this.#line++;
    if (this.#unit === 'paragraph') this.#paragraph = blank ? -1 : begins ? at : this.#paragraph;
    if (begins && !blank) this.#record++;
  }

  ranges(size: number, charset: string): Range[] {
    return this.#starts.map((one, at) => {
      const end = this.#starts[at + 1]?.start ?? size;
      return { ...one, end, bytes: end - one.start, charset };
    });
  }
}
