import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { checkGroup, ParquetFile, pagesBeside } from '../../src/io/parquet-file.ts';

const ROWS = 500;
const numbers = Array.from({ length: ROWS }, (_, n) => n);
const BYTES = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      { name: 'text', data: numbers.map((n) => `row ${n}`.repeat(20)), type: 'STRING' },
      { name: 'maybe', data: numbers.map((n) => (n % 3 === 0 ? null : `${n % 7}`)), type: 'STRING' },
      { name: 'list', data: numbers.map((n) => [n, n + 1]), type: 'JSON' },
    ],
    rowGroupSize: ROWS,
    pageSize: 4096,
  }),
);

describe('a row group read in parts', () => {
  it('has the rows that it has as a whole, and leaves out what nobody asks for', async () => {
    let read = 0;
    const file = new ParquetFile(BYTES.length, async (into, position) => {
      into.set(BYTES.subarray(position, position + into.length));
      read += into.length;
    });
    const metadata = await parquetMetadataAsync(file);
    const whole = await parquetReadObjects({ file, metadata });
    expect(whole).toHaveLength(ROWS);
    const columns = await checkGroup(file, metadata, 0, ROWS);
    expect(columns.some((pages) => pages.length > 5)).toBe(true);
    for (const size of [1, 40, 77, ROWS]) {
      for (let rowStart = 0; rowStart < ROWS; rowStart += Math.max(size, 40)) {
        const rowEnd = Math.min(ROWS, rowStart + size);
        file.leaveOut(pagesBeside(columns, rowStart, rowEnd));
        read = 0;
        const rows = await parquetReadObjects({ file, metadata, rowStart, rowEnd });
        expect(rows).toEqual(whole.slice(rowStart, rowEnd));
        if (size === 1) expect(read).toBeLessThan(BYTES.length / 2);
      }
    }
  });
});
