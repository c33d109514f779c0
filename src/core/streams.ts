import { type Duplex, Readable, pipeline as streamPipeline, Transform } from 'node:stream';
import { ReadableStream, type ReadableWritablePair, TransformStream } from 'node:stream/web';
import type { Doc } from './document.ts';
import type { Pipeline } from './pipeline.ts';

/** A step of a chain of async iterables. */
export type StreamStep<In, Out> = (
  source: Iterable<In> | AsyncIterable<In>,
) => AsyncGenerator<Out, void, undefined>;

/**
 * The pipeline as a Web `TransformStream` of documents; those that are dropped do not come out. It takes a document when
 * the one before has been read. What a stage throws breaks both sides.
 *
 * @example
 * const cleaned = ReadableStream.from([{ id: '1', text: 'cafÃ©' }]).pipeThrough(toWebStream(pipeline([repairStage()])));
 * (await cleaned.getReader().read()).value // { id: '1', text: 'café' }
 */
export function toWebStream(line: Pipeline): TransformStream<Doc, Doc> {
  return new TransformStream<Doc, Doc>({
    transform(doc, controller) {
      const outcome = line.process(doc);
      if (outcome.doc !== undefined) controller.enqueue(outcome.doc);
    },
  });
}

/**
 * The pipeline as a `node:stream` Duplex in object mode, documents in and out; those that are dropped do not come out. It
 * holds up to 16 documents on each side. What a stage throws destroys it with that error.
 *
 * @example
 * const stages = toNodeStream(pipeline([repairStage()]));
 * stages.end({ id: '1', text: 'cafÃ©' });
 * (await stages[Symbol.asyncIterator]().next()).value // { id: '1', text: 'café' }
 */
export function toNodeStream(line: Pipeline): Duplex {
  return transformer({ objectMode: true }, (doc: Doc) => line.process(doc).doc);
}

/**
 * Somebody else's Web transform as a step between async iterables, such as a source and `run` of a pipeline. Leaving the
 * loop early cancels the transform and returns the source; an error of either reaches the loop. It serves once.
 *
 * @example
 * const upper = new TransformStream({ transform: (text, out) => out.enqueue(text.toUpperCase()) });
 * (await fromWebStream(upper)(['a']).next()).value // 'A'
 */
export function fromWebStream<In, Out>(stream: ReadableWritablePair<Out, In>): StreamStep<In, Out> {
  return async function* (source) {
    yield* ReadableStream.from(source).pipeThrough(stream);
  };
}

/**
 * Somebody else's `node:stream` Duplex as a step between async iterables, such as a source and `run` of a pipeline.
 * Leaving the loop early destroys the stream and returns the source; an error of either reaches the loop. It serves once.
 *
 * @example
 * const repaired = fromNodeStream(toNodeStream(pipeline([repairStage()])));
 * (await repaired([{ id: '1', text: 'cafÃ©' }]).next()).value // { id: '1', text: 'café' }
 */
export function fromNodeStream<In, Out>(stream: Duplex): StreamStep<In, Out> {
  return async function* (source) {
    // Its callback is told of errors that the loop gets as well.
    streamPipeline(Readable.from(source), stream, () => undefined);
    yield* stream as AsyncIterable<Out>;
  };
}

/** A Transform of a function that may answer nothing; `flush` answers what is left at the end. */
export function transformer<In>(
  mode: { readonly objectMode: boolean },
  transform: (chunk: In) => unknown,
  flush?: () => unknown,
): Transform {
  const calling = (call: () => unknown, done: (error: Error | null, value?: unknown) => void): void => {
    let value: unknown;
    try {
      value = call();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    done(null, value);
  };
  return new Transform({
    ...mode,
    transform: (chunk: In, _encoding, done) => calling(() => transform(chunk), done),
    ...(flush === undefined ? {} : { flush: (done) => calling(flush, done) }),
  });
}
