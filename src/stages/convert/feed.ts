import type { Engine } from './engine.ts';
import { Sections } from './sections.ts';
import type { Tally } from './tally.ts';
import { UnitBuffer } from './unit-buffer.ts';

/** A text that comes in pieces, converted section by section. */
export class Feed {
  /** Append to it, then {@link run}. */
  readonly source: UnitBuffer;
  /** What is done; whoever takes it sets its length to zero. */
  readonly result: UnitBuffer;
  readonly #sections = new Sections();
  readonly #engine: Engine;
  readonly #tally: Tally;

  /** The buffers may be given, to use them again. */
  constructor(engine: Engine, tally: Tally, source = new UnitBuffer(), result = new UnitBuffer()) {
    this.source = source;
    this.result = result;
    source.length = 0;
    result.length = 0;
    this.#engine = engine;
    this.#tally = tally;
  }

  /** Converts the sections that are complete, and the rest as well where `last`. */
  run(last: boolean): void {
    const { source, result } = this;
    let start = 0;
    for (;;) {
      const found = this.#sections.next(source.data, source.length);
      const end = found < 0 && last ? source.length : found;
      if (end <= start) break;
      this.#engine.convert(source, start, end, result, this.#tally);
      start = end;
    }
    const dropped = this.#sections.drop();
    this.#tally.origin += dropped;
    if (dropped > 0) source.drop(dropped);
  }
}
