import { Duplex } from 'node:stream';
import { TransformStream } from 'node:stream/web';
import type { Doc } from './document.ts';
import type { Pipeline } from './pipeline.ts';

/**
 * The pipeline as a Web `TransformStream` of documents.
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
 * The pipeline as a `node:stream` Duplex in object mode.
 *
 * @example
 * const stages = toNodeStream(pipeline([repairStage()]));
 * stages.end({ id: '1', text: 'cafÃ©' });
 * (await stages[Symbol.asyncIterator]().next()).value // { id: '1', text: 'café' }
 */
export function toNodeStream(line: Pipeline): Duplex {
  return Duplex.from((source: AsyncIterable<Doc>) => line.run(source));
}
