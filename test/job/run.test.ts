import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, type Edit } from '../../src/core/edits.ts';
import { type JobOptions, runJob, type Summary } from '../../src/job/index.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';

const SEEDS = fileURLToPath(new URL('../../seeds/*.txt', import.meta.url));
const CHINESE = '今天我们来谈谈如何整理语料,这是一件需要耐心的工作。';
const ARABIC = 'اللغة العربية من أكثر اللغات انتشارا في العالم.';

/** Files of an output folder, the part of the summary that may differ left out. */
function outputOf(folder: TempFolder, name: string): Record<string, string> {
  const files = folder.tree(name);
  const { timings, ...summary } = JSON.parse(folder.read(`${name}/summary.json`)) as Summary;
  expect(Object.keys(timings).sort()).toEqual([
    'jobs',
    'megabytesPerSecond',
    'peakMemoryBytes',
    'seconds',
    'stageSeconds',
  ]);
  return { ...files, 'summary.json': JSON.stringify(summary) };
}

function job(folder: TempFolder, names: readonly string[], more: Partial<JobOptions> = {}): Promise<Summary> {
  return runJob({ patterns: names.map(folder.at), out: folder.at('out'), ...more });
}

function withRecords(...records: readonly unknown[]): TempFolder {
  const folder = tempFolder();
  folder.write('in.jsonl', records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  return folder;
}

describe('runJob', () => {
  it('makes corpora by language of the five raw documents, and accounts for all of them', async () => {
    const folder = tempFolder();
    const summary = await runJob({ patterns: [SEEDS], out: folder.at('out') });
    expect(summary.documents).toEqual({
      in: 5,
      written: 5,
      edited: 4,
      dropped: 0,
      quarantined: 0,
      repeatedIds: 0,
      byLanguage: { ar: 1, 'zh-Hans': 4 },
      byReason: {},
    });
    expect(Object.keys(folder.tree('out'))).toEqual([
      'corpora/ar.jsonl',
      'corpora/zh-Hans.jsonl',
      'dropped.jsonl',
      'summary.json',
    ]);
    const chinese = folder.records('out/corpora/zh-Hans.jsonl');
    expect(chinese.map(({ id, meta }) => [id, (meta as Record<string, unknown>).sourceLang])).toEqual([
      ['000_955fe0086999a497.txt', 'zh-Hant'],
      ['001_bd4acc1813922a49.txt', 'zh-Hant'],
      ['002_3b94923b3d890c41.txt', 'zh-Hans'],
      ['003_aca0f6ba7eb2223c.txt', 'zh-Hant'],
    ]);
    expect(JSON.parse(folder.read('out/summary.json'))).toEqual(summary);
  });

  it('writes the same bytes whatever the number of jobs', async () => {
    const folder = tempFolder();
    for (let n = 0; n < 12; n++) folder.write(`in/${n}.txt`, `${CHINESE}${n}\n\n${ARABIC}`);
    folder.write('in/broken.jsonl', '{\n');
    folder.write('in/empty.txt', '');
    const outputs: Record<string, string>[] = [];
    for (const jobs of [1, 2, 7]) {
      await job(folder, ['in'], { jobs, out: folder.at(`out${jobs}`), trace: true });
      outputs.push(outputOf(folder, `out${jobs}`));
    }
    expect(outputs[1]).toEqual(outputs[0]);
    expect(outputs[2]).toEqual(outputs[0]);
  });

  it('changes nothing when run on its own output', async () => {
    const folder = withRecords(
      { id: 7, text: `${CHINESE}\n\n\n ${CHINESE}`, url: 'http://a', meta: { z: 1, charset: 'big5' } },
      { text: ARABIC },
      { id: 'x', text: '標志著重大進展的到來', lang: 'zh-Hant', meta: { sourceLang: 'mine' } },
    );
    await runJob({ patterns: [SEEDS, folder.at('in.jsonl')], out: folder.at('one') });
    await runJob({ patterns: [folder.at('one/corpora/*.jsonl')], out: folder.at('two') });
    expect(folder.tree('two/corpora')).toEqual(folder.tree('one/corpora'));
    expect(folder.read('two/dropped.jsonl')).toBe('');
  });

  it('can be run on its own output in place', async () => {
    const folder = withRecords({ id: 'a', text: CHINESE });
    await job(folder, ['in.jsonl']);
    const before = folder.tree('out/corpora');
    await job(folder, ['out/corpora/*.jsonl']);
    expect(folder.tree('out/corpora')).toEqual(before);
  });

  it('keeps what a record says of itself, and adds what it does not say', async () => {
    const folder = withRecords(
      { id: 'a', text: CHINESE, url: 'http://a', meta: { source: 'crawl' } },
      { text: ARABIC },
    );
    await job(folder, ['in.jsonl']);
    expect(folder.records('out/corpora/zh-Hans.jsonl')).toMatchObject([
      { id: 'a', lang: 'zh-Hans', meta: { source: 'crawl', url: 'http://a', charset: 'utf-8' } },
    ]);
    expect(folder.records('out/corpora/ar.jsonl')).toMatchObject([
      { id: 'in.jsonl:2', meta: { source: folder.at('in.jsonl'), charset: 'utf-8' } },
    ]);
  });

  it('puts each record that is no document into quarantine, with its reason and its place, and reads on', async () => {
    const folder = tempFolder();
    const lines = ['{broken', '', '{"id":"n"}', '{"text":5}', '{"text":""}', '["text"]', '{"text":" \\n "}'];
    folder.write('in.jsonl', [...lines, JSON.stringify({ id: 'good', text: CHINESE })].join('\n'));
    const summary = await job(folder, ['in.jsonl']);
    expect(summary.documents).toMatchObject({
      in: 7,
      written: 1,
      dropped: 2,
      quarantined: 4,
      byReason: { 'empty/nothing-left': 1, 'input/empty': 1, 'input/json': 2, 'input/no-text': 2 },
    });
    expect(folder.records('out/quarantine.jsonl').slice(0, 2)).toEqual([
      {
        id: 'in.jsonl:1',
        reason: 'input/json',
        message: 'this line is not JSON',
        source: folder.at('in.jsonl'),
        line: 1,
        byte: 0,
        bytes: 7,
        raw: '{broken',
      },
      {
        id: 'in.jsonl:3',
        reason: 'input/no-text',
        message: 'the field "text" is missing',
        source: folder.at('in.jsonl'),
        line: 3,
        byte: 9,
        bytes: 10,
        raw: '{"id":"n"}',
      },
    ]);
    expect(folder.records('out/dropped.jsonl')[0]).toMatchObject({
      id: 'in.jsonl:5',
      stage: 'read',
      reason: 'input/empty',
      text: '{"text":""}',
      facts: { source: folder.at('in.jsonl'), line: 5 },
    });
    expect(summary.failed).toEqual([
      {
        source: folder.at('in.jsonl'),
        code: 'input/json',
        message: expect.stringContaining('2 records are no JSON, the first is line 1'),
      },
      { source: folder.at('in.jsonl'), code: 'input/no-text', message: expect.stringContaining('line 3') },
    ]);
  });

  it('names each input that cannot be used, with its cause, and uses the others', async () => {
    const folder = tempFolder();
    folder.write('empty.txt', '');
    folder.write('bom.txt', '\ufeff');
    folder.write('blank.jsonl', '\n\n');
    folder.write(
      'picture.txt',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82]),
    );
    folder.write('good.txt', CHINESE);
    mkdirSync(folder.at('bare'));
    const names = ['empty.txt', 'bom.txt', 'blank.jsonl', 'picture.txt', 'bare', 'missing.txt', 'good.txt'];
    const summary = await job(folder, names);
    expect(summary.failed.map(({ source, code }) => [source, code])).toEqual([
      [folder.at('bare'), 'input/no-match'],
      [folder.at('missing.txt'), 'input/missing'],
      [folder.at('blank.jsonl'), 'input/empty'],
      [folder.at('bom.txt'), 'input/empty'],
      [folder.at('empty.txt'), 'input/empty'],
      [folder.at('picture.txt'), 'input/undecodable'],
    ]);
    for (const { source, message } of summary.failed) expect(message).toContain(source);
    expect(summary.documents).toMatchObject({ in: 1, written: 1 });
  });

  it('reports a file in which no record has text in the field that was named', async () => {
    const folder = withRecords({ id: 'a', body: CHINESE }, { id: 'b', text: 5 });
    const summary = await job(folder, ['in.jsonl']);
    expect(summary.failed).toEqual([
      {
        source: folder.at('in.jsonl'),
        code: 'input/empty',
        message: `${folder.at('in.jsonl')}: no record has a string in the field "text"`,
      },
    ]);
    expect(summary.documents.byReason).toEqual({ 'input/no-text': 2 });
    expect(await job(folder, ['in.jsonl'], { textField: 'body' })).toMatchObject({
      documents: { written: 1, quarantined: 1 },
      failed: [{ code: 'input/no-text', message: expect.stringContaining('line 2 has no text') }],
    });
  });

  it('throws when there is nothing to read, and writes nothing', async () => {
    const folder = tempFolder();
    await expect(job(folder, ['*.txt', 'gone'])).rejects.toMatchObject({
      code: 'input/no-match',
      message: expect.stringMatching(/\*\.txt: no file.*\n.*gone: no such file/),
    });
    expect(folder.tree()).toEqual({});
  });

  it('reads what is not UTF-8, and says what it was', async () => {
    const folder = tempFolder();
    const record = `${JSON.stringify({ id: 'a', text: CHINESE })}\n`;
    folder.write('a.jsonl', Buffer.from(`\ufeff${record}`, 'utf16le'));
    // 中文信息处理是一门学科。 in GBK
    const gbk = 'd6d0cec4d0c5cfa2b4a6c0edcac7d2bbc3c5d1a7bfc6a1a3';
    folder.write('b.txt', Buffer.from(`${gbk}0a${gbk}`, 'hex'));
    await job(folder, ['a.jsonl', 'b.txt'], {
      split: 'lines',
      stages: { repeats: false, duplicates: false },
    });
    const docs = folder.records('out/corpora/zh-Hans.jsonl');
    expect(docs.map(({ id, text, meta }) => [id, text, (meta as { charset: string }).charset])).toEqual([
      ['a', CHINESE, 'utf-16le'],
      ['b.txt:1', '中文信息处理是一门学科。', 'gb18030'],
      ['b.txt:2', '中文信息处理是一门学科。', 'gb18030'],
    ]);
  });

  it.each([
    ['lines', ['a.txt:1', 'a.txt:2', 'a.txt:3']],
    ['paragraphs', ['a.txt:1', 'a.txt:2']],
    ['none', ['a.txt']],
  ] as const)('cuts text files into %s', async (split, ids) => {
    const folder = tempFolder();
    folder.write('a.txt', `\n${CHINESE}\r\n${CHINESE}二\r\n\r\n \r\n${CHINESE}三四五`);
    await job(folder, ['a.txt'], { split, stages: { duplicates: false, repeats: false } });
    expect(folder.records('out/corpora/zh-Hans.jsonl').map(({ id }) => id)).toEqual(ids);
  });

  it('drops duplicates and says of what', async () => {
    const folder = withRecords(
      { id: 'a', text: CHINESE },
      { id: 'b', text: `${CHINESE} ` },
      { id: 'c', text: ARABIC },
    );
    const summary = await job(folder, ['in.jsonl']);
    expect(summary.documents.byReason).toEqual({ 'duplicate/exact': 1 });
    expect(folder.records('out/dropped.jsonl')).toMatchObject([
      { id: 'b', stage: 'duplicates', reason: 'duplicate/exact', facts: { of: 'a' } },
    ]);
  });

  it('leaves out a stage that is switched off', async () => {
    const folder = withRecords(
      { id: 'a', text: '這個問題還沒有解決' },
      { id: 'b', text: '這個問題還沒有解決' },
    );
    const summary = await job(folder, ['in.jsonl'], { stages: { convert: false, duplicates: false } });
    expect(folder.records('out/corpora/zh-Hant.jsonl').map(({ text }) => text)).toEqual([
      '這個問題還沒有解決',
      '這個問題還沒有解決',
    ]);
    expect(summary.options.stages).toMatchObject({ convert: false, duplicates: false });
  });

  it('traces edits that make the output of the input', async () => {
    const folder = tempFolder();
    const text = '這裡&amp;那裡  意味著\u0000進展 cafÃ©,因為數據。';
    folder.write('in.jsonl', JSON.stringify({ id: 'a', text }));
    await job(folder, ['in.jsonl'], { trace: true });
    const steps = folder.records('out/edits.jsonl') as { id: string; stage: string; edits: Edit[] }[];
    expect(steps.map(({ stage }) => stage)).toEqual(['unescape', 'repair', 'normalize', 'convert']);
    const replayed = steps.reduce((before, { edits }) => applyEdits(before, edits), text);
    expect(folder.records('out/corpora/zh-Hans.jsonl')).toMatchObject([{ id: 'a', text: replayed }]);
  });

  it('writes records of one id, and counts them', async () => {
    const folder = withRecords(
      { id: 'a', text: 'The first of two documents with one id.' },
      { id: 'a', text: 'Another document that has the same id as the first.' },
    );
    const { documents } = await job(folder, ['in.jsonl']);
    expect(documents).toMatchObject({ in: 2, written: 2, repeatedIds: 1 });
  });

  it('unescapes before it repairs, so that a second run finds nothing more', async () => {
    const folder = withRecords({
      id: 'a',
      text: 'The caf&Atilde;&copy; has coffee and cr&Atilde;&uml;me br&Atilde;&raquo;l&Atilde;&copy;e this week',
    });
    await job(folder, ['in.jsonl']);
    const [record] = folder.records('out/corpora/en.jsonl');
    expect(record).toMatchObject({ text: 'The café has coffee and crème brûlée this week' });
    await runJob({ patterns: [folder.at('out/corpora/en.jsonl')], out: folder.at('again') });
    expect(folder.read('again/corpora/en.jsonl')).toBe(folder.read('out/corpora/en.jsonl'));
  });

  it('takes the output of a job for its corpora, which it leaves as they are', async () => {
    const folder = withRecords(
      { id: 'a', text: ARABIC },
      { id: 'b', text: ARABIC },
      { id: 'c', text: CHINESE },
    );
    await job(folder, ['in.jsonl'], { trace: true });
    await runJob({ patterns: [folder.at('out')], out: folder.at('again') });
    expect(folder.tree('again/corpora')).toEqual(folder.tree('out/corpora'));
    const { documents } = await runJob({
      patterns: [folder.at('out/dropped.jsonl')],
      out: folder.at('more'),
    });
    expect(documents.in).toBe(1);
  });

  it('takes away the files of an earlier run that it does not write, and no others', async () => {
    const folder = withRecords({ id: 'a', text: ARABIC }, { id: 'b', text: CHINESE });
    await job(folder, ['in.jsonl'], { trace: true });
    folder.write('out/corpora/mine.jsonl', 'mine');
    folder.write('in.jsonl', JSON.stringify({ id: 'a', text: ARABIC }));
    await job(folder, ['in.jsonl']);
    expect(Object.keys(folder.tree('out'))).toEqual([
      'corpora/ar.jsonl',
      'corpora/mine.jsonl',
      'dropped.jsonl',
      'summary.json',
    ]);
  });

  it('believes no summary that names files outside the output', async () => {
    const folder = withRecords({ id: 'a', text: ARABIC });
    folder.write('precious.txt', 'keep');
    const outputs = ['../precious.txt', 'corpora/../../precious.txt', folder.at('precious.txt'), 5, null];
    folder.write('out/summary.json', JSON.stringify({ outputs: outputs.map((path) => ({ path })) }));
    await job(folder, ['in.jsonl']);
    expect(folder.read('precious.txt')).toBe('keep');
  });

  it('leaves the output as it was when it is stopped', async () => {
    const folder = withRecords({ id: 'a', text: CHINESE });
    await job(folder, ['in.jsonl']);
    const before = folder.tree('out');
    folder.write('in.jsonl', JSON.stringify({ id: 'b', text: ARABIC }));
    const stop = new AbortController();
    const reason = new Error('enough');
    const stopped = job(folder, ['in.jsonl'], { signal: stop.signal, onProgress: () => stop.abort(reason) });
    await expect(stopped).rejects.toBe(reason);
    expect(folder.tree('out')).toEqual(before);
  });

  it('leaves nothing half written when the output cannot be', async () => {
    const folder = withRecords({ id: 'a', text: CHINESE });
    folder.write('out/corpora', 'a file where a folder must be');
    await expect(job(folder, ['in.jsonl'])).rejects.toMatchObject({
      code: 'output/unwritable',
      message: expect.stringContaining(folder.at('out/corpora')),
    });
    expect(Object.keys(folder.tree('out'))).toEqual(['corpora']);
  });

  it('tells how far it is', async () => {
    const folder = tempFolder();
    folder.write('a.txt', CHINESE);
    folder.write('b.txt', ARABIC);
    const seen: number[] = [];
    await job(folder, ['a.txt', 'b.txt'], { onProgress: ({ bytes }) => seen.push(bytes) });
    const [a, b] = [CHINESE, ARABIC].map((text) => Buffer.byteLength(text)) as [number, number];
    expect(seen).toEqual([0, a, a + b, a + b]);
  });

  it('throws for options that are not there', async () => {
    const folder = withRecords({ text: CHINESE });
    const wrong: Record<string, unknown>[] = [
      { fromat: 'txt' },
      { format: 'csv' },
      { jobs: 0.5 },
      { textField: '' },
      { stages: { repiar: {} } },
      { stages: { repair: true } },
      { stages: { duplicates: { treshold: 1 } } },
    ];
    for (const options of wrong) {
      await expect(job(folder, ['in.jsonl'], options)).rejects.toMatchObject({
        code: expect.stringMatching(/^option\/(?:unknown|invalid)$/),
      });
    }
  });

  it('survives any bytes, and accounts for all records', async () => {
    const name = fc.constantFrom('a.txt', 'b.jsonl');
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 80 }).map((text) => Buffer.from(text)),
      fc.array(fc.json(), { maxLength: 5 }).map((lines) => Buffer.from(lines.join('\n'))),
      fc
        .array(fc.record({ text: fc.string({ unit: 'binary' }) }), { maxLength: 5 })
        .map((records) => Buffer.from(records.map((record) => JSON.stringify(record)).join('\n'))),
    );
    await fc.assert(
      fc.asyncProperty(
        name,
        bytes,
        fc.constantFrom('none', 'lines', 'paragraphs'),
        async (file, content, split) => {
          const folder = tempFolder();
          folder.write(file, content);
          const { documents, failed } = await job(folder, [file], { split });
          expect(documents.in).toBe(documents.written + documents.dropped + documents.quarantined);
          expect(documents.in + failed.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});
