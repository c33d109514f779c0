import { once } from 'node:events';
import { Duplex, PassThrough, Readable, Transform, Writable } from 'node:stream';
import { pipeline as streamPipeline } from 'node:stream/promises';
import { ReadableStream, TransformStream } from 'node:stream/web';
import { describe, expect, it } from 'vitest';
import type { Doc } from '../../src/core/document.ts';
import { pipeline } from '../../src/core/pipeline.ts';
import { defineStage } from '../../src/core/stage.ts';
import { fromNodeStream, fromWebStream, toNodeStream, toWebStream } from '../../src/core/streams.ts';
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

/** A source without end that counts what was asked of it and knows whether it was ended. */
function endless() {
  const state = { given: 0, ended: false };
  async function* give(): AsyncGenerator<Doc> {
    try {
      for (;;) yield { id: String(state.given++), text: 'X' };
    } finally {
      state.ended = true;
    }
  }
  return { state, source: give() };
}

async function collected<T>(source: AsyncIterable<T>): Promise<T[]> {
  const out: T[] = [];
  for await (const item of source) out.push(item);
  return out;
}

describe('toWebStream', () => {
  it('passes documents through in order', async () => {
    expect(await collected(ReadableStream.from(docs).pipeThrough(toWebStream(line())))).toEqual(expected);
  });

  it('hands an error on', async () => {
    const broken = ReadableStream.from(docs).pipeThrough(toWebStream(pipeline([failing()])));
    await expect(broken.getReader().read()).rejects.toThrow('broken stage');
  });

  it('asks for no more than its reader does, and ends its source with it', async () => {
    const { state, source } = endless();
    const reader = ReadableStream.from(source).pipeThrough(toWebStream(line())).getReader();
    for (let i = 0; i < 10; i++) await reader.read();
    expect(state.given).toBeLessThan(30);
    await reader.cancel();
    await new Promise((done) => setImmediate(done));
    expect(state.ended).toBe(true);
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

  it('is destroyed by an error, and lets no other through', async () => {
    const stream = toNodeStream(pipeline([failing()]));
    stream.write(docs[0]);
    const [error] = await once(stream, 'error');
    expect([error.message, stream.destroyed]).toEqual(['broken stage', true]);
  });

  it('holds a few documents when nobody reads', async () => {
    const { state, source } = endless();
    const stream = Readable.from(source).pipe(toNodeStream(line()));
    await once(stream, 'readable');
    await new Promise((done) => setTimeout(done, 20));
    expect(state.given).toBeLessThan(120);
    stream.destroy();
  });

  it('ends its source when it is destroyed', async () => {
    const { state, source } = endless();
    const stream = toNodeStream(line());
    const run = streamPipeline(
      Readable.from(source),
      stream,
      new Writable({ objectMode: true, write: (_, __, done) => done() }),
    );
    await once(stream, 'data');
    stream.destroy(new Error('enough'));
    await expect(run).rejects.toThrow('enough');
    expect(state.ended).toBe(true);
  });

  it('passes the end of a source that has none', async () => {
    expect(await collected(Readable.from([]).pipe(toNodeStream(line())))).toEqual([]);
  });
});

const steps = {
  fromWebStream: (of: (doc: Doc) => Doc) =>
    fromWebStream<Doc, Doc>(new TransformStream({ transform: (doc, out) => out.enqueue(of(doc)) })),
  fromNodeStream: (of: (doc: Doc) => Doc) =>
    fromNodeStream<Doc, Doc>(
      new Transform({
        objectMode: true,
        transform(doc, _, done) {
          try {
            done(null, of(doc));
          } catch (error) {
            done(error as Error);
          }
        },
      }),
    ),
};

describe.each(Object.entries(steps))('%s', (_, step) => {
  const same = () => step((doc) => doc);

  it('makes a step before or behind a pipeline', async () => {
    expect(await collected(line().run(same()(docs)))).toEqual(expected);
    expect(await collected(same()(line().run(docs)))).toEqual(expected);
  });

  it('ends the source when the loop is left', async () => {
    const { state, source } = endless();
    for await (const doc of line().run(same()(source))) if (Number(doc.id) >= 10) break;
    await new Promise((done) => setImmediate(done));
    expect(state.ended).toBe(true);
    expect(state.given).toBeLessThan(120);
  });

  it('hands on what its stream throws', async () => {
    const broken = step(() => {
      throw new Error('broken transform');
    });
    await expect(collected(broken(docs))).rejects.toThrow('broken transform');
  });

  it('hands on what its source throws', async () => {
    async function* source(): AsyncGenerator<Doc> {
      yield { id: '1', text: '' };
      throw new Error('broken source');
    }
    await expect(collected(same()(source()))).rejects.toThrow('broken source');
  });
});

it('turns there and back', async () => {
  const there = fromWebStream<Doc, Doc>(toWebStream(line()));
  const back = fromNodeStream<Doc, Doc>(Duplex.from(toNodeStream(line())));
  expect(await collected(back(there(docs)))).toEqual(expected);
  expect(await collected(fromNodeStream<Doc, Doc>(new PassThrough({ objectMode: true }))(docs))).toEqual(
    docs,
  );
});
