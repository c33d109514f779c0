import { appendFileSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runJob, type Summary } from '../../src/job/index.ts';
import { mixedRecords } from '../support/job-folder.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';
import { zipOf } from '../support/zip.ts';

const LINE = '今天我们来谈谈如何整理语料,这是一件需要耐心的工作。';

/** Runs a job of several tasks on two files, and does something to the second when the first chunk has been read. */
async function whileRead(folder: TempFolder, happen: (second: string) => void): Promise<Summary> {
  folder.write('in/a.jsonl', mixedRecords(20));
  const second = folder.write('in/b.jsonl', mixedRecords(40).replaceAll('"d', '"e'));
  let happened = false;
  return runJob({
    patterns: [folder.at('in')],
    out: folder.at('out'),
    jobs: 1,
    chunkBytes: 900,
    stages: { duplicates: false },
    onProgress: () => {
      if (!happened) happen(second);
      happened = true;
    },
  });
}

function accounted({ documents }: Summary): void {
  expect(documents.in).toBe(documents.written + documents.dropped + documents.quarantined);
}

describe('a file that changes while the job runs', () => {
  it('and vanishes is told once, and costs nothing else', async () => {
    const folder = tempFolder();
    const summary = await whileRead(folder, (second) => rmSync(second));
    const told = summary.failed.filter(({ source }) => source === folder.at('in/b.jsonl'));
    expect(told).toMatchObject([{ code: 'input/unreadable', message: /b\.jsonl: no such file/ }]);
    expect(summary.documents.in).toBe(20);
    accounted(summary);
  });

  it('and grows is used as it was when the job was planned, and told', async () => {
    const folder = tempFolder();
    const summary = await whileRead(folder, (second) => appendFileSync(second, '{"text":"more"}\n'));
    const told = summary.failed.filter(({ source }) => source === folder.at('in/b.jsonl'));
    expect(told.map(({ code }) => code)).toContain('input/changed');
    expect(told[0]?.message).toMatch(/it had \d+ bytes and now has \d+/);
    expect(summary.documents.in).toBe(60);
    accounted(summary);
  });

  it('and shrinks gives what is left of it, and is told', async () => {
    const folder = tempFolder();
    const summary = await whileRead(folder, (second) => truncateSync(second, 700));
    expect(summary.failed.map(({ code }) => code)).toContain('input/changed');
    expect(summary.documents.in).toBeGreaterThan(20);
    expect(summary.documents.in).toBeLessThan(60);
    accounted(summary);
  });
});

describe('a text that cannot be read to its end', () => {
  it('comes through as far as it goes, says so, and is told', async () => {
    const folder = tempFolder();
    const packed = gzipSync(`${LINE}\n`.repeat(3));
    folder.write('in/cut.txt.gz', packed.subarray(0, packed.length - 9));
    folder.write('in/more.txt.gz', Buffer.concat([gzipSync(`more ${LINE}`), Buffer.from('and this')]));
    const stages = { repeats: false, duplicates: false } as const;
    const summary = await runJob({ patterns: [folder.at('in')], out: folder.at('out'), jobs: 1, stages });
    const records = folder
      .read('out/corpora/zh-Hans.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; meta: object });
    expect(records.map(({ id }) => id)).toEqual(['cut.txt.gz', 'more.txt.gz']);
    for (const { meta } of records) expect(meta).toMatchObject({ incomplete: true });
    expect(summary.failed.map(({ code }) => code)).toEqual(['input/format', 'input/format']);
    accounted(summary);
  });
});

describe('an archive that is left in its midst', () => {
  it('is not told to be empty', async () => {
    const folder = tempFolder();
    folder.write('in/a.zip', zipOf({ 'a.txt': Buffer.from(LINE), 'b.txt': Buffer.from(`${LINE}b`) }));
    const summary = await runJob({ patterns: [folder.at('in')], out: folder.at('out'), jobs: 1, limit: 1 });
    expect([summary.documents.in, summary.failed]).toEqual([1, []]);
  });
});

describe('records that are odd', () => {
  it.each([
    ['NULs in a text', { id: 'a', text: `${LINE}\u0000\u0000${LINE}` }, {}],
    ['lone surrogates', { id: '\ud800', text: `\udc00${LINE}\ud83d` }, {}],
    ['a text of line breaks', { id: 'a', text: '\n\n\r\n\u2028' }, { 'empty/nothing-left': 1 }],
    ['an id that is no name', { id: '../../etc/passwd\u0000', text: LINE }, {}],
    ['a field that is a prototype', { text: LINE, __proto__: 1, constructor: { prototype: 1 } }, {}],
  ])('with %s are documents, or dropped for a reason', async (_, record, byReason) => {
    for (const format of ['jsonl', 'txt'] as const) {
      const folder = tempFolder();
      folder.write('in.jsonl', `${JSON.stringify(record)}\n`);
      const job = { patterns: [folder.at('in.jsonl')], out: folder.at('out'), format };
      const summary = await runJob(job);
      expect(summary.documents).toMatchObject({ in: 1, byReason });
      expect(summary.failed).toEqual([]);
      accounted(summary);
    }
  });

  it('and broken in the middle of a file cost themselves alone', async () => {
    const folder = tempFolder();
    const good = (n: number) => `${JSON.stringify({ id: `d${n}`, text: `${n}号${LINE}` })}\n`;
    const bad = [
      Buffer.from('{"text":"cut of'),
      Buffer.from([0, 1, 2, 3, 0xff, 0xfe, 0, 0]),
      Buffer.from(`"${'['.repeat(2000)}`),
      Buffer.from('{"text":{"a":1}}'),
      Buffer.from('[]'),
    ];
    const lines = bad.flatMap((bytes, n) => [Buffer.from(good(n)), bytes, Buffer.from('\n')]);
    folder.write('in.jsonl', Buffer.concat([...lines, Buffer.from(good(9))]));
    const out = folder.at('out');
    const stages = { duplicates: false } as const;
    const summary = await runJob({ patterns: [folder.at('in.jsonl')], out, stages });
    expect(summary.documents).toMatchObject({ in: 11, written: 6, dropped: 0, quarantined: 5 });
    const kept = folder.records('out/quarantine.jsonl');
    expect(kept.map(({ line }) => line)).toEqual([2, 4, 6, 8, 10]);
    const raw = kept.map((one) =>
      typeof one.raw === 'string' ? Buffer.from(one.raw) : Buffer.from(String(one.base64), 'base64'),
    );
    expect(raw).toEqual(bad);
  });

  it('that a link leads to in a circle are read once', async () => {
    const folder = tempFolder();
    folder.write('in/a.jsonl', `${JSON.stringify({ text: LINE })}\n`);
    symlinkSync(folder.at('in'), folder.at('in/again'));
    symlinkSync('loop.jsonl', folder.at('in/loop.jsonl'));
    const summary = await runJob({ patterns: [folder.at('in')], out: folder.at('out') });
    expect(summary.documents).toMatchObject({ in: 1, written: 1 });
    expect(summary.failed.map(({ message }) => message)).toEqual([
      `${folder.at('in/loop.jsonl')}: too many symbolic links`,
    ]);
  });
});
