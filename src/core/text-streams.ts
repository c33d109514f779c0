import type { Duplex } from 'node:stream';
import { TransformStream } from 'node:stream/web';
import type { Pipeline } from './pipeline.ts';
import { transformer } from './streams.ts';

/**
 * The pipeline as a Web `TransformStream` of the text of one document in pieces: each line is taken through the stages as
 * a document of its own, so it is for stages that look at no more than a line. Pieces may end anywhere; memory holds one
 * line. Line ends stay as they are; a line that is dropped goes with its end. For bytes, put it between a
 * `TextDecoderStream` and a `TextEncoderStream`.
 *
 * @example
 * const text = ReadableStream.from(['caf', 'Ã©\nÃ©t', 'Ã©']).pipeThrough(toWebTextStream(pipeline([repairStage()])));
 * (await text.getReader().read()).value // 'café\n'
 */
export function toWebTextStream(line: Pipeline): TransformStream<string, string> {
  const lines = new LineByLine(line);
  return new TransformStream<string, string>({
    transform(piece, controller) {
      const text = lines.push(piece);
      if (text !== '') controller.enqueue(text);
    },
    flush(controller) {
      const text = lines.end();
      if (text !== '') controller.enqueue(text);
    },
  });
}

/**
 * The pipeline as a `node:stream` Duplex of the bytes of one document in UTF-8, line by line as {@link toWebTextStream}
 * does it. A byte order mark at the start is taken off; invalid bytes become U+FFFD.
 *
 * @example
 * const text = toNodeTextStream(pipeline([repairStage()]));
 * text.end('cafÃ©\nÃ©tÃ©');
 * Buffer.concat(await text.toArray()).toString() // 'café\nété'
 */
export function toNodeTextStream(line: Pipeline): Duplex {
  const lines = new LineByLine(line);
  const decoder = new TextDecoder();
  // An empty piece would be pushed as one.
  return transformer(
    { objectMode: false },
    (bytes: Uint8Array) => lines.push(decoder.decode(bytes, { stream: true })) || undefined,
    () => lines.push(decoder.decode()) + lines.end() || undefined,
  );
}

/** Takes text that comes in pieces through a pipeline, a line at a time. */
class LineByLine {
  readonly #line: Pipeline;
  /** The beginning of a line, in pieces: looking for its end again and again would take quadratic time. */
  #held: string[] = [];
  #number = 0;

  constructor(line: Pipeline) {
    this.#line = line;
  }

  /** The lines that a piece completes. */
  push(piece: string): string {
    let out = '';
    let at = 0;
    for (let feed = piece.indexOf('\n'); feed !== -1; feed = piece.indexOf('\n', at)) {
      this.#held.push(piece.slice(at, feed + 1));
      out += this.#take();
      at = feed + 1;
    }
    if (at < piece.length) this.#held.push(piece.slice(at));
    return out;
  }

  /** What is left. */
  end(): string {
    return this.#held.length === 0 ? '' : this.#take();
  }

  #take(): string {
    const whole = this.#held.join('');
    this.#held = [];
    this.#number++;
    const end = whole.endsWith('\r\n') ? '\r\n' : whole.endsWith('\n') ? '\n' : '';
    const { doc } = this.#line.process({
      id: String(this.#number),
      text: whole.slice(0, whole.length - end.length),
    });
    return doc === undefined ? '' : doc.text + end;
  }
}
