import { Readable } from 'node:stream';
import { pipeline as streamPipeline } from 'node:stream/promises';
import { ReadableStream } from 'node:stream/web';
import { describe, expect, it } from 'vitest';
import type { Doc } from '../../src/core/document.ts';
import { pipeline } from '../../src/core/pipeline.ts';
import { defineStage } from '../../src/core/stage.ts';
import { toNodeStream, toWebStream } from '../../src/core/streams.ts';
import { replacing } from './stages.ts';

const docs: Doc[] = Array.from({ length: 100 }, (_, at) => ({ id: String(at), text: `${at}X` }));
const evenOnly = defineStage({
  name: 'even-only',
  defaults: {},
  create: () => (doc) => (Number(doc.id) % 2 === 0 ? { kind: 'keep' } : { kind: 'drop', reason: 'test/odd' }),
});
const failing = defineStage({
  name: 'failing',
  defaults: {},
  create: () => () => {
    throw new Error('broken stage');
  },
});
const line = () => pipeline([evenOnly(), replacing('X', 'Y')]);
const expected = docs.filter((_, at) => at % 2 === 0).map(({ id }) => ({ id, text: `${id}Y` }));

describe('toWebStream', () => {
  it('passes documents through in order', async () => {
    const out: Doc[] = [];
    for await (const doc of ReadableStream.from(docs).pipeThrough(toWebStream(line()))) out.push(doc);
    expect(out).toEqual(expected);
  });

  it('hands an error on', async () => {
    const broken = ReadableStream.from(docs).pipeThrough(toWebStream(pipeline([failing()])));
    await expect(broken.getReader().read()).rejects.toThrow('broken stage');
  });
});

describe('toNodeStream', () => {
  it('passes documents through in order', async () => {
    const out: Doc[] = [];
    await streamPipeline(Readable.from(docs), toNodeStream(line()), async (source: AsyncIterable<Doc>) => {
      for await (const doc of source) out.push(doc);
    });
    expect(out).toEqual(expected);
  });

  it('hands an error on', async () => {
    const run = streamPipeline(Readable.from(docs), toNodeStream(pipeline([failing()])), async (source) => {
      for await (const _ of source);
    });
    await expect(run).rejects.toThrow('broken stage');
  });
});
